import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../adapters/duckdb/database.ts';
import { dropCurrent } from '../../../adapters/duckdb/state.ts';
import { emptyStore, plant, plantedState } from './planted-store.ts';
import { type ReferenceBatch, type ReferenceRow, referenceState } from './reference-state.ts';
import { anyDate, type Check, delivered, named, straight } from './state-properties.ts';

let database: Database;
beforeAll(async () => {
  database = await emptyStore();
});
afterAll(() => database.close());

const equal: Check = (found, expected) => expect(found).toEqual(expected);

test.each([
  { name: 'state on any date equals the reference, by the kept and by the computed road', property: anyDate },
  {
    name: 'one batch a source without a repeated id is read straight, with the same answer',
    property: straight,
  },
  { name: 'order and split of the deliveries change no answer', property: delivered },
])('$name', async ({ property }) => {
  await property({ database, check: equal, runs: 25 });
});

const row = (id: string, stage: string, modifiedAt: string | null): ReferenceRow => ({
  ...{ id, stage, modifiedAt },
  ...{ outcome: 'open', createdOn: '2024-01-01', closedOn: null, isDeleted: false },
});

// A, its correction, A late again with a further record, a full set without it, a deletion, a retracted batch.
const sixEvents: readonly ReferenceBatch[] = [
  { rows: [row('a', 'first', '2024-01-02T00:00:00')], asOf: '2024-01-02T12:00:00', isFull: false },
  { rows: [row('a', 'second', '2024-01-04T00:00:00')], asOf: '2024-01-04T12:00:00', isFull: false },
  {
    rows: [row('a', 'first', '2024-01-02T00:00:00'), row('b', 'x', null)],
    asOf: '2024-01-03T12:00:00',
    isFull: false,
  },
  { rows: [row('a', 'third', null)], asOf: '2024-01-05T12:00:00', isFull: true },
  { rows: [{ ...row('c', 'x', null), isDeleted: true }], asOf: '2024-01-06T12:00:00', isFull: false },
  { rows: [row('a', 'wrong', '2024-01-07T00:00:00')], asOf: '2024-01-07T12:00:00', isFull: false },
].map((batch, i) => ({ ...batch, source: 'north', isRetracted: i === 5 }));

function orders<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length <= 1) return [items];
  return items.flatMap((item) =>
    orders(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  );
}

test('orders of six events give one state, every tenth of the 720 tried', async () => {
  const all = orders(named(sixEvents));
  expect(all).toHaveLength(720);
  const at = '2024-01-08T00:00:00';
  const expected = referenceState(sixEvents, at);
  expect(expected.map((record) => [record.id, record.stage])).toEqual([['a', 'third']]);
  for (const order of all.filter((_, i) => i % 10 === 0)) {
    const ledger = await plant(database, order);
    expect(await plantedState(database, { ledger, at, road: 'computed' })).toEqual(expected);
  }
});

test('dropping the kept state changes nothing', async () => {
  const ledger = await plant(database, named(sixEvents));
  const at = '2024-01-04T18:00:00';
  const kept = await plantedState(database, { ledger, at, road: 'current' });
  await database.run('drop view temp.opportunity');
  await dropCurrent(database, 'opportunity');
  expect(await plantedState(database, { ledger, at, road: 'current' })).toEqual(kept);
  expect(kept).toEqual(referenceState(sixEvents, at));
});
