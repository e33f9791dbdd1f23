import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../adapters/duckdb/database.ts';
import { live, loadLedger } from '../../adapters/duckdb/ledger.ts';
import { fingerprint } from '../../adapters/duckdb/state.ts';
import { type StateRequest, stateSql } from '../../adapters/duckdb/state-sql.ts';
import { currentQuery, pointerQuery, rebuildCurrent } from '../../adapters/iceberg/current.ts';
import { markBatch, recordBatches } from '../../adapters/iceberg/ledger.ts';
import { compact } from '../../adapters/iceberg/maintain.ts';
import { tableName } from '../../adapters/iceberg/place.ts';
import { icebergState } from '../../adapters/iceberg/state.ts';
import { currentName, ledgerTable, storedName } from '../../adapters/iceberg/tables.ts';
import type { BatchEntry } from '../../core/model/batch.ts';
import { batchSets } from '../adapters/duckdb/batch-sets.ts';
import { emptyStore } from '../adapters/duckdb/planted-store.ts';
import { type ReferenceBatch, referenceState } from '../adapters/duckdb/reference-state.ts';
import type { IcebergStore } from './iceberg-store.ts';
import { type PlantedBatch, plantedReference, plantLocally } from './planted-batch.ts';
import { sortedRows } from './printed-state.ts';

// A state knows nothing across sources, so several sets lie in one store, each with sources of its own.
const sets = fc
  .sample(batchSets, { numRuns: 60, seed: 42 })
  .filter((batches) => batches.length >= 4)
  .slice(0, 4)
  .flatMap((batches, i) => batches.map((batch) => ({ ...batch, source: `${batch.source}-${i}` })));
const dates = ['2024-01-02T12:00:00', '2024-01-05T12:00:00', '2024-01-09T23:59:59'];
const opportunity = (ledger: readonly BatchEntry[], at: string): StateRequest => ({
  object: 'opportunity',
  asOf: { text: at, at, day: at.slice(0, 10) },
  batches: live(ledger, 'opportunity'),
});

const whole = sets.map((batch, i) => plantedReference(`b${i}`, batch));
/** Every other batch in two halves, the order turned and mixed. */
const delivered = sets
  .flatMap((batch, i) => (i % 2 === 0 ? [{ id: `b${i}`, batch }] : halves(`b${i}`, batch)))
  .map((part, i) => ({ part, rank: (i * 7919) % 101 }))
  .sort((a, b) => b.rank - a.rank)
  .map(({ part }) => plantedReference(part.id, part.batch));

/** Newer than all, so it would show if it counted. */
const unseen: ReferenceBatch = {
  ...{ source: 'north-0', asOf: '2024-01-09T23:59:59', isFull: true, isRetracted: false },
  rows: (sets.find(({ rows }) => rows.length > 2)?.rows ?? []).map((row) => ({ ...row, stage: 'unseen' })),
};

function halves(id: string, batch: ReferenceBatch) {
  const middle = Math.floor(batch.rows.length / 2);
  return [batch.rows.slice(0, middle), batch.rows.slice(middle)].map((rows, half) => ({
    id: `${id}-${half}`,
    batch: { ...batch, rows },
  }));
}

/** Batches as they come in life: some twice, some at the second try, some never whole. */
async function deliver(store: IcebergStore): Promise<void> {
  const unmarked = (batch: PlantedBatch) => ({ ...batch, entry: { ...batch.entry, isRetracted: false } });
  for (const [i, batch] of delivered.entries()) {
    if (i % 4 === 1) await store.add(unmarked(batch), 1);
    await store.add(unmarked(batch));
    if (i % 4 === 2) await store.add(unmarked(batch));
    if (batch.entry.isRetracted) await store.run([markBatch(store.place, batch.entry.batchId, true)]);
  }
  await store.add(plantedReference('half', unseen), 1);
  const early = plantedReference('early', unseen);
  await store.run([recordBatches(store.place, [early.entry])]);
}

/** What a store must do with any set of batches; the local store and the reference are what it is held against. */
export function describeBatches(openStore: (database: string) => Promise<IcebergStore>): void {
  describe('a set of batches, shuffled, repeated, split, retracted and half written', () => {
    let local: Database;
    let store: IcebergStore;

    beforeAll(async () => {
      local = await emptyStore();
      await plantLocally(local, whole);
      store = await openStore('crm_batches');
      await deliver(store);
    });
    afterAll(() => local.close());

    test('needs batches of each kind to say anything', () => {
      expect(sets.length).toBeGreaterThan(15);
      expect(sets.filter(({ isRetracted }) => isRetracted).length).toBeGreaterThan(1);
      expect(sets.filter(({ isFull }) => isFull).length).toBeGreaterThan(1);
      expect(referenceState(sets, dates[2] ?? '').length).toBeGreaterThan(5);
      const told = referenceState([...sets, unseen], dates[2] ?? '');
      expect(told.some(({ stage }) => stage === 'unseen')).toBe(true);
    });

    test('holds each batch once, without those whose ledger row or whose rows never came', async () => {
      const ids = (entries: readonly BatchEntry[]) => entries.map(({ batchId }) => batchId).sort();
      const ledger = await store.ledger();
      expect(ids(ledger)).toEqual(ids(delivered.map(({ entry }) => entry)));
      const [counted] = await store.rows(
        `select count(*) as n from ${tableName(store.place, storedName('opportunity'))} where stage <> 'unseen'`,
      );
      expect(counted?.['n']).toBe(sets.reduce((n, { rows }) => n + rows.length, 0));
    });

    test.each(dates)('has the state of the local store and of the reference on %s', async (at) => {
      const ours = await local.rows(stateSql(opportunity(await loadLedger(local), at)));
      const theirs = await store.rows(icebergState(store.place, opportunity(await store.ledger(), at)));
      expect(sortedRows(theirs)).toEqual(sortedRows(ours));
      const expected = referenceState(sets, at).map(({ source, id, stage }) => [source, id, stage]);
      const found = theirs.map((row) => [row['source'], row['record_id'], row['stage']]);
      expect(found.map(String).sort()).toEqual(expected.map(String).sort());
    });

    test('is as if a batch had never come once it is retracted, and as before once it is restored', async () => {
      const at = dates[2] ?? '';
      const read = async () =>
        sortedRows(await store.rows(icebergState(store.place, opportunity(await store.ledger(), at))));
      const before = await read();
      const chosen = delivered.find(({ entry, rows }) => !entry.isRetracted && rows.length > 1);
      const id = chosen?.entry.batchId ?? '';
      await store.run([markBatch(store.place, id, true), markBatch(store.place, id, true)]);
      const without = (await store.ledger()).filter(({ batchId }) => batchId !== id);
      const retracted = await read();
      expect(retracted).toEqual(
        sortedRows(await store.rows(icebergState(store.place, opportunity(without, at)))),
      );
      expect(retracted).not.toEqual(before);
      await store.run([markBatch(store.place, id, false)]);
      expect(await read()).toEqual(before);
    });

    test('keeps a current state that is unseen until it is whole, and can be built again', async () => {
      const { place } = store;
      const request = opportunity(await store.ledger(), dates[2] ?? '');
      const earlier = opportunity(await store.ledger(), dates[1] ?? '');
      const computed = sortedRows(await store.rows(icebergState(place, request)));
      const pointed = async () => (await store.rows(pointerQuery(place))).map((row) => row['state']);
      await store.run(rebuildCurrent(place, earlier, null));
      await store.run(rebuildCurrent(place, request, fingerprint(earlier)).slice(0, 2));
      expect(await pointed()).toEqual([fingerprint(earlier)]);
      await store.run(rebuildCurrent(place, request, fingerprint(earlier)));
      expect(await pointed()).toEqual([fingerprint(request)]);
      expect(sortedRows(await store.rows(currentQuery(place, request)))).toEqual(computed);
      expect(rebuildCurrent(place, request, fingerprint(request))).toEqual([]);
      await store.run([`delete from ${tableName(place, currentName('opportunity'))}`]);
      await store.run(rebuildCurrent(place, request, null));
      expect(sortedRows(await store.rows(currentQuery(place, request)))).toEqual(computed);
    });

    test('holds the same after compaction, in fewer files', async () => {
      const { place } = store;
      const table = storedName('opportunity');
      const state = async () =>
        sortedRows(await store.rows(icebergState(place, opportunity(await store.ledger(), dates[2] ?? ''))));
      const before = { state: await state(), files: await store.files(table) };
      await store.run(compact(place, { table, keepSnapshotsSeconds: 0 }));
      await store.run(compact(place, { table: ledgerTable, keepSnapshotsSeconds: 0 }));
      expect(await state()).toEqual(before.state);
      if (before.files !== null) expect(await store.files(table)).toBeLessThan(before.files);
    });

    test('retracts a replaced batch in the commit of the one that replaces it', async () => {
      const old = delivered.find(({ entry, rows }) => !entry.isRetracted && rows.length > 1) ?? whole[0];
      if (old === undefined) throw new RangeError('a batch to replace was needed, there is none');
      const batchId = 'f'.repeat(64);
      const marked = async () =>
        new Map((await store.ledger()).map((entry) => [entry.batchId, entry.isRetracted]));
      // A batch whose rows are not there takes the place of none, nor does one that comes with it.
      const absent = { ...old.entry, batchId: 'e'.repeat(64), rows: 1 };
      const empty = { ...old.entry, batchId: 'd'.repeat(64), rows: 0 };
      await store.run([recordBatches(store.place, [empty, absent], [old.entry.batchId])]);
      const before = await marked();
      expect([before.get(absent.batchId), before.get(empty.batchId), before.get(old.entry.batchId)]).toEqual([
        undefined,
        undefined,
        false,
      ]);
      await store.add({ ...old, entry: { ...old.entry, batchId } }, 2, [old.entry.batchId]);
      const marks = await marked();
      expect([marks.get(old.entry.batchId), marks.get(batchId)]).toEqual([true, false]);
    });
  });
}
