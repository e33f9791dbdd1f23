import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../adapters/duckdb/database.ts';
import { roadFor } from '../../../adapters/duckdb/state.ts';
import { batchSets, deliveries, moments } from './batch-sets.ts';
import { emptyStore, plant, plantedState } from './planted-store.ts';
import { type ReferenceBatch, referenceState } from './reference-state.ts';

let database: Database;
beforeAll(async () => {
  database = await emptyStore();
});
afterAll(() => database.close());

const named = (batches: readonly ReferenceBatch[]) => batches.map((batch, i) => ({ id: `b${i}`, batch }));

test('state on any date equals the reference, by the kept and by the computed road', async () => {
  const property = fc.asyncProperty(batchSets, moments, async (batches, dates) => {
    const ledger = await plant(database, named(batches));
    for (const at of dates) {
      const expected = referenceState(batches, at);
      expect(await plantedState(database, { ledger, at, road: 'computed' })).toEqual(expected);
      expect(await plantedState(database, { ledger, at, road: 'current' })).toEqual(expected);
    }
  });
  await fc.assert(property, { numRuns: 25, seed: 1 });
});

test('one batch a source without a repeated id is read straight, with the same answer', async () => {
  const single = batchSets.map((batches) =>
    batches
      .filter((batch, i) => batches.findIndex((other) => other.source === batch.source) === i)
      .map((batch) => ({
        ...batch,
        rows: batch.rows.filter((row, i, rows) => rows.findIndex((other) => other.id === row.id) === i),
      })),
  );
  const property = fc.asyncProperty(single, moments, async (batches, dates) => {
    const ledger = await plant(database, named(batches));
    for (const at of dates) {
      const asOf = { text: at, at, day: at.slice(0, 10) };
      expect(roadFor({ object: 'opportunity', asOf, batches: ledger }, true)).toBe('direct');
      expect(await plantedState(database, { ledger, at, road: 'direct' })).toEqual(
        referenceState(batches, at),
      );
    }
  });
  await fc.assert(property, { numRuns: 25, seed: 2 });
});

test('order and split of the deliveries change no answer', async () => {
  const property = fc.asyncProperty(batchSets, deliveries, moments, async (batches, delivery, dates) => {
    const parts = named(batches).flatMap(({ id, batch }, i) => {
      const at = delivery.splitAt[i] ?? 0;
      return [batch.rows.slice(0, at), batch.rows.slice(at)].map((rows, half) => ({
        id: `${id}${half}`,
        batch: { ...batch, rows },
      }));
    });
    const shuffled = parts
      .map((part, i) => ({ part, rank: delivery.order[i] ?? 0 }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ part }) => part);
    const ledger = await plant(database, shuffled);
    for (const at of dates) {
      expect(await plantedState(database, { ledger, at, road: 'computed' })).toEqual(
        referenceState(batches, at),
      );
    }
  });
  await fc.assert(property, { numRuns: 25, seed: 3 });
});
