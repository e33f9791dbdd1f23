import { storedFields } from '../../adapters/duckdb/tables.ts';
import { type ObjectName, objectNames } from '../../core/model/objects.ts';
import { toEntry } from '../adapters/duckdb/planted-store.ts';
import { fixtureState, type Relation } from '../fixtures/fixture-case.ts';
import type { PlantedBatch } from './planted-batch.ts';

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
/** Per object of a case one batch of all its rows, and one of every third row that contradicts it. */
export function fixtureBatches(name: string): readonly PlantedBatch[] {
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
