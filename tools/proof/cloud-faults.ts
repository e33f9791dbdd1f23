import { type FaultyRun, faultyCloud } from '../../test/cloud/faulty-cloud.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';

/** Runs in all, by the rate of faults a request. */
const rates = [
  { rate: 0.01, runs: 1_500 },
  { rate: 0.1, runs: 2_500 },
  { rate: 0.5, runs: 1_000 },
];

/** R5: deliveries of a small file while S3 and Athena throttle, fail, break off, lose replies and commit late. */
export async function proveCloudFaults(scale: number): Promise<ProofRow[]> {
  const rows: ProofRow[] = [];
  for (const [i, { rate, runs }] of rates.entries()) {
    const cloud = await faultyCloud(100 + 10 * i);
    const done: FaultyRun[] = [];
    for (let run = 0; run < Math.max(5, Math.round(runs * scale)); run += 1) done.push(await cloud.run(rate));
    rows.push(rowOf(rate, done, cloud.faultsDone()));
    await cloud.stop();
  }
  return rows;
}

function rowOf(rate: number, done: readonly FaultyRun[], faults: number): ProofRow {
  const wrong = done.filter(({ isWrong }) => isWrong).length;
  const successes = done.filter(({ isSuccess }) => isSuccess).length;
  const mended = done.filter(({ isMended }) => isMended).length;
  const retries = Math.max(...done.map((run) => run.retries));
  // Half of all requests failing is more than eight tries of each of some forty can be sure to outlast.
  const needed = rate <= 0.1 ? 0.999 : 0;
  return {
    id: 'R5',
    what: `${done.length} deliveries, ${rate * 100} % of requests and statements with a fault: ${faults} faults`,
    goal: `0 wrong commits${needed > 0 ? ', >= 99.9 % succeed' : ''}, all after another delivery, <= 8 tries of a request`,
    got: `${wrong} wrong, ${successes} succeeded at once, ${mended} in the end, at most ${retries} failures in a row`,
    pass: wrong === 0 && mended === done.length && successes / done.length >= needed && retries <= 8,
  };
}

await runIfMain(import.meta.url, proveCloudFaults);
