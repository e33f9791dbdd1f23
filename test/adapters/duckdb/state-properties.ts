import fc from 'fast-check';
import type { Database } from '../../../adapters/duckdb/database.ts';
import { roadFor } from '../../../adapters/duckdb/state.ts';
import { batchSets, deliveries, moments } from './batch-sets.ts';
import { plant, plantedState } from './planted-store.ts';
import { type ReferenceBatch, referenceState } from './reference-state.ts';

// The properties of state, so that the test lane and the proof at full counts run the same ones.

export const named = (batches: readonly ReferenceBatch[]) =>
  batches.map((batch, i) => ({ id: `b${i}`, batch }));

type Records = ReturnType<typeof referenceState>;
export type Check = (found: Records, expected: Records) => void;
export type Trial = { readonly database: Database; readonly check: Check; readonly runs: number };

/** State on any date equals the reference, by the kept and by the computed road. */
export const anyDate = ({ database, check, runs }: Trial) =>
  fc.assert(
    fc.asyncProperty(batchSets, moments, async (batches, dates) => {
      const ledger = await plant(database, named(batches));
      for (const at of dates) {
        const expected = referenceState(batches, at);
        check(await plantedState(database, { ledger, at, road: 'computed' }), expected);
        check(await plantedState(database, { ledger, at, road: 'current' }), expected);
      }
    }),
    { numRuns: runs, seed: 42 },
  );

const singles = batchSets.map((batches) =>
  batches
    .filter((batch, i) => batches.findIndex((other) => other.source === batch.source) === i)
    .map((batch) => ({
      ...batch,
      rows: batch.rows.filter((row, i, rows) => rows.findIndex((other) => other.id === row.id) === i),
    })),
);

/** One batch a source without a repeated id is read straight, with the same answer. */
export const straight = ({ database, check, runs }: Trial) =>
  fc.assert(
    fc.asyncProperty(singles, moments, async (batches, dates) => {
      const ledger = await plant(database, named(batches));
      for (const at of dates) {
        const asOf = { text: at, at, day: at.slice(0, 10) };
        const road = roadFor({ object: 'opportunity', asOf, batches: ledger }, true);
        if (road !== 'direct') throw new Error(`needed the direct road, got ${road}`);
        check(await plantedState(database, { ledger, at, road }), referenceState(batches, at));
      }
    }),
    { numRuns: runs, seed: 42 },
  );

/** Order and split of the deliveries change no answer. */
export const delivered = ({ database, check, runs }: Trial) =>
  fc.assert(
    fc.asyncProperty(batchSets, deliveries, moments, async (batches, delivery, dates) => {
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
        check(await plantedState(database, { ledger, at, road: 'computed' }), referenceState(batches, at));
      }
    }),
    { numRuns: runs, seed: 42 },
  );
