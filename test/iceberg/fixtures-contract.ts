import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../adapters/duckdb/database.ts';
import { live, loadLedger } from '../../adapters/duckdb/ledger.ts';
import { type StateRequest, stateSql } from '../../adapters/duckdb/state-sql.ts';
import { storedFields } from '../../adapters/duckdb/tables.ts';
import { icebergState } from '../../adapters/iceberg/state.ts';
import type { BatchEntry } from '../../core/model/batch.ts';
import { type ObjectName, objectNames } from '../../core/model/objects.ts';
import { emptyStore, toEntry } from '../adapters/duckdb/planted-store.ts';
import { fixtureState, type Relation } from '../fixtures/fixture-case.ts';
import type { IcebergStore } from './iceberg-store.ts';
import { type PlantedBatch, plantLocally } from './planted-batch.ts';
import { sortedRows } from './printed-state.ts';

const cases = ['many-versions', 'unicode-and-blanks', 'activities', 'currencies'];

/** A field that a second export of the same as-of tells otherwise: its content decides, alike in both stores. */
const contradicted: Readonly<Record<ObjectName, string>> = {
  opportunity: 'amount',
  account: 'revenue',
  owner: 'team',
  product: 'list_price',
  activity: 'minutes',
  stage_change: 'from_stage',
  quota: 'amount',
  exchange_rate: 'rate',
};
/** What a state shows of a row beside its fields. */
const shown = ['source', 'is_back_cast', 'effective_at', 'batch_id'];
const batches = cases.flatMap(planted);
const objectsHeld = objectNames.filter((object) => batches.some(({ entry }) => entry.object === object));

/** What a store must show of the fixtures; the local store is what it is held against. */
export function describeFixtures(openStore: (database: string) => Promise<IcebergStore>): void {
  describe('the fixtures as batches', () => {
    let local: Database;
    let store: IcebergStore;

    beforeAll(async () => {
      local = await emptyStore();
      await plantLocally(local, batches);
      store = await openStore('crm_fixtures');
      for (const batch of batches) await store.add(batch);
    });
    afterAll(() => local.close());

    test.each(objectsHeld)('have the same state of %s in both stores', async (object) => {
      const ours = await local.rows(stateSql(request(object, await loadLedger(local))));
      const theirs = await store.rows(icebergState(store.place, request(object, await store.ledger())));
      expect(ours.length).toBeGreaterThan(0);
      expect(sortedRows(theirs)).toEqual(sortedRows(ours));
    });
  });
}

const request = (object: ObjectName, ledger: readonly BatchEntry[]): StateRequest => ({
  object,
  asOf: { text: '2025-06-30', at: '2025-06-30 23:59:59.999999', day: '2025-06-30' },
  batches: live(ledger, object),
});

/** Per object of a case one batch of all its rows, and one of every third row that contradicts it. */
function planted(name: string): readonly PlantedBatch[] {
  const { relations } = fixtureState(name);
  return objectNames.flatMap((object) => {
    const versions = object === 'opportunity' ? 'opportunity_version' : object;
    const relation = relations.find((found) => found.name === versions);
    if (relation === undefined || relation.rows.length === 0) return [];
    const all = withoutState(relation);
    const at = all.columns.findIndex((column) => column.name === contradicted[object]);
    const other = all.rows
      .filter((_, i) => i % 3 === 0)
      .map((row) => row.map((cell, i) => (i === at ? '7' : cell)));
    return [all, { ...all, rows: other }].map((part, i) =>
      batchOf(object, `${name}-${i}`, { ...part, name }),
    );
  });
}

function withoutState({ columns, rows }: Relation): Pick<Relation, 'columns' | 'rows'> {
  const kept = columns
    .map((column, i) => ({ column, i }))
    .filter(({ column }) => !shown.includes(column.name));
  return {
    columns: [{ name: 'is_deleted', kind: 'flag' }, ...kept.map(({ column }) => column)],
    rows: rows.map((row) => ['false', ...kept.map(({ i }) => row[i] ?? null)]),
  };
}

function batchOf(object: ObjectName, id: string, { name, columns, rows }: Relation): PlantedBatch {
  const asOf = '2025-01-31T12:00:00';
  const entry = toEntry(1, `${id}-${object}`, {
    source: name,
    asOf,
    isFull: false,
    isRetracted: false,
    rows: [],
  });
  const fields = new Set(['is_deleted', ...storedFields(object).map((field) => field.name)]);
  const extras = columns.map((column) => column.name).filter((column) => !fields.has(column));
  const counts = { read: rows.length, stored: rows.length, rows: rows.length, hasUniqueIds: false };
  return { entry: { ...entry, object, extras, ...counts }, columns, rows };
}
