import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { batchSets } from '../../test/adapters/duckdb/batch-sets.ts';
import { type Played, playSchedule, scheduleWorld } from '../../test/cloud/lake-schedule.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';

/** Schedules in one world: after that another is made, in which the workers find no tables. */
const A_WORLD = 200;

const someBatches = batchSets.filter(({ length }) => length > 0);

/**
 * R1 in the cloud: every batch delivered one to five times, shuffled, by 8 workers at once whose requests and
 * statements are interleaved by a seed; workers die, statements fail, replies are lost, commits conflict.
 */
export async function proveCloudSet(scale: number, from = 0): Promise<ProofRow[]> {
  const schedules = Math.max(8, Math.round(10_000 * scale));
  const sets = fc.sample(someBatches, { numRuns: schedules, seed: 42 + from });
  const played: Played[] = [];
  let world = await scheduleWorld();
  for (const [i, batches] of sets.entries()) {
    if (i > 0 && i % A_WORLD === 0) {
      await world.close();
      world = await scheduleWorld();
    }
    const seed = from + i;
    played.push(await playSchedule(world, { seed, batches, workers: 8, deaths: 0.2, faultRates }));
  }
  await world.close();
  return [row(played)];
}

const faultRates = {
  ...{ throttleStart: 0.02, loseStartReply: 0.02, throttleRead: 0.02 },
  ...{ conflict: 0.05, conflictAfterEffect: 0.02, fail: 0.01 },
};

const none = {
  ...{ lostRows: 0, extraRows: 0, ledgerFaults: 0, halfReads: 0, falseSuccesses: 0, stateFaults: 0 },
};

function row(played: readonly Played[]): ProofRow {
  const sum = (
    key: keyof typeof none | 'deliveries' | 'deaths' | 'failures' | 'turns' | 'reads' | 'conflicts',
  ) => played.reduce((n, one) => n + one[key], 0);
  const keys = Object.keys(none) as (keyof typeof none)[];
  const found = Object.fromEntries(keys.map((key) => [key, sum(key)]));
  const receives = Math.max(...played.map((one) => one.receives));
  const told = `${sum('deliveries')} deliveries, ${sum('turns')} turns, ${sum('deaths')} deaths, ${sum('failures')} failures, ${sum('conflicts')} conflicts, ${sum('reads')} reads`;
  const { lostRows, extraRows, ledgerFaults, halfReads, falseSuccesses, stateFaults } = found;
  return {
    id: 'R1',
    what: `${played.length} schedules of 8 workers in the cloud: ${told}`,
    goal: '0 lost, 0 double, 1 ledger row a content, 0 half batches read; state of the reference',
    got: `${lostRows} lost, ${extraRows} double, ${ledgerFaults} ledger faults, ${halfReads} half reads, ${falseSuccesses} false successes, ${stateFaults} other states; at most ${receives} receives`,
    pass: isDeepStrictEqual(found, none) && played.every(({ reads }) => reads >= 0),
  };
}

await runIfMain(import.meta.url, proveCloudSet);
