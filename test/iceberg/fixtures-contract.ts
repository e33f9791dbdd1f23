import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../adapters/duckdb/database.ts';
import { live, loadLedger } from '../../adapters/duckdb/ledger.ts';
import { type StateRequest, stateSql } from '../../adapters/duckdb/state-sql.ts';
import { icebergState } from '../../adapters/iceberg/state.ts';
import type { BatchEntry } from '../../core/model/batch.ts';
import { type ObjectName, objectNames } from '../../core/model/objects.ts';
import { emptyStore } from '../adapters/duckdb/planted-store.ts';
import { fixtureBatches } from './fixture-batches.ts';
import type { IcebergStore } from './iceberg-store.ts';
import { plantLocally } from './planted-batch.ts';
import { sortedRows } from './printed-state.ts';

const cases = ['many-versions', 'unicode-and-blanks', 'activities', 'currencies'];

const batches = cases.flatMap(fixtureBatches);
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
