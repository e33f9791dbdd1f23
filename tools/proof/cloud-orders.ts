import type { ReferenceBatch, ReferenceRow } from '../../test/adapters/duckdb/reference-state.ts';
import { type Played, playSchedule, scheduleWorld } from '../../test/cloud/lake-schedule.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';

const row = (id: string, month: number, more: Partial<ReferenceRow> = {}): ReferenceRow => ({
  ...{ id, modifiedAt: null, outcome: 'open', stage: 'early', isDeleted: false, closedOn: null },
  createdOn: `2024-01-0${month}`,
  ...more,
});
const won = { outcome: 'won', stage: 'late', closedOn: '2024-01-04' } as const;

const batch = (day: number, rows: readonly ReferenceRow[], isFull = false): ReferenceBatch => ({
  ...{ source: 'north', isRetracted: false, isFull, rows },
  asOf: `2024-01-0${day}T12:00:00`,
});

const first = batch(3, [row('a', 1), row('b', 2), row('c', 3)]);
const correction = batch(5, [row('a', 1, won), row('b', 2, { stage: 'late' })]);
/** A correction, the first export late again, rows that came before, a full export, an older one. */
const events = [
  first,
  correction,
  first,
  batch(6, [row('a', 1, won), row('a', 1, { modifiedAt: '2024-01-02T00:00:00' }), row('c', 3)]),
  batch(8, [row('a', 1, won), row('c', 3, { outcome: 'lost', closedOn: '2024-01-08' })], true),
  batch(1, [row('d', 1), row('a', 1, { stage: 'late' })]),
];

function orders(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) =>
    orders(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  );
}

/** R3 in the cloud: corrections, repeats and old exports, taken in in any order, give one state on every date. */
export async function proveCloudOrders(scale: number): Promise<ProofRow[]> {
  const all = orders(events.map((_, i) => i));
  const every = Math.max(1, Math.round(1 / scale));
  const world = await scheduleWorld();
  const played: Played[] = [];
  for (const [i, order] of all.entries()) {
    if (i % every !== 0) continue;
    const plan = { seed: i, batches: events, order, workers: 1, deaths: 0, faultRates: {} };
    played.push(await playSchedule(world, plan));
  }
  await world.close();
  const isRight = (one: Played) =>
    one.lostRows + one.extraRows + one.ledgerFaults + one.stateFaults + one.halfReads + one.failures === 0;
  const right = played.filter(isRight).length;
  return [
    {
      id: 'R3',
      what: `${played.length} of ${all.length} orders of 6 deliveries in the cloud, states on 3 dates`,
      goal: 'tables and states the same for all, those of the reference',
      got: `${right} the same`,
      pass: right === played.length,
    },
  ];
}

await runIfMain(import.meta.url, proveCloudOrders);
