import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type ProofRow, runIfMain } from './proof-row.ts';
import {
  digest,
  halfBatches,
  ingestFiles,
  orphans,
  proofFolder,
  runChild,
  writeProofFile,
} from './store-kit.ts';

/** R2: a command of ingest killed at every call of the database, and at random moments. */
export async function proveCrash(scale: number): Promise<ProofRow[]> {
  const stage = await setStage();
  const points = await callPoints(stage, scale);
  const moments = await randomMoments(stage, Math.max(3, Math.round(200 * scale)));
  rmSync(stage.folder, { recursive: true, force: true });
  const goal = 'old or new, converges in 1 try, orphans swept';
  return [
    { id: 'R2a', what: 'kill -9 before and after every call of the database', goal, ...points },
    { id: 'R2b', what: 'kill -9 at random moments', goal, ...moments },
  ];
}

type Stage = { folder: string; home: string; files: readonly string[]; before: string; after: string };

/** A store with one batch, and two files that correct and extend it. */
async function setStage(): Promise<Stage> {
  const folder = proofFolder('crash');
  const home = join(folder, 'home');
  const files = ['first', 'second', 'third'].map((name) => join(folder, `${name}.csv`));
  const [first = '', ...rest] = files;
  writeProofFile(first, { from: 0, rows: 200, day: '2024-03-01' });
  for (const [i, file] of rest.entries()) {
    writeProofFile(file, { from: 100 * (i + 1), rows: 200, day: '2024-04-01', bad: 3 });
  }
  await ingestFiles(home, [first]);
  const before = await digest(home);
  const other = join(folder, 'other');
  cpSync(home, other, { recursive: true });
  await ingestFiles(other, rest);
  return { folder, home, files: rest, before, after: await digest(other) };
}

async function callPoints(stage: Stage, scale: number) {
  const calls = await countCalls(stage);
  const step = Math.max(1, Math.round(1 / scale));
  const points = Array.from({ length: calls }, (_, i) => i + 1).filter((call) => call % step === 0);
  const faults: string[] = [];
  for (const call of points) {
    for (const when of ['before', 'after']) {
      const fault = await tryOnce(stage, { env: { DIE_AT: String(call), DIE_WHEN: when } });
      if (fault) faults.push(`${when} call ${call}: ${fault}`);
    }
  }
  return result(points.length * 2, faults);
}

async function randomMoments(stage: Stage, tries: number) {
  const begun = performance.now();
  await countCalls(stage);
  const longest = performance.now() - begun;
  const faults: string[] = [];
  for (let i = 0; i < tries; i += 1) {
    const killAfterMs = Math.round((longest * (i + 0.5)) / tries);
    const fault = await tryOnce(stage, { killAfterMs });
    if (fault) faults.push(`after ${killAfterMs} ms: ${fault}`);
  }
  return result(tries, faults);
}

const result = (tries: number, faults: readonly string[]) => ({
  got: `${tries - faults.length} of ${tries}${faults[0] ? `; ${faults[0]}` : ''}`,
  pass: faults.length === 0,
});

async function countCalls(stage: Stage): Promise<number> {
  const home = freshCopy(stage);
  const { stderr } = await runChild([home, '30000', ...stage.files], { env: { ALL_AT_ONCE: '1' } });
  return Number(/calls (\d+)/.exec(stderr)?.[1] ?? 0);
}

function freshCopy({ folder, home }: Stage): string {
  const copy = join(folder, 'try');
  rmSync(copy, { recursive: true, force: true });
  cpSync(home, copy, { recursive: true });
  return copy;
}

/** @returns what was wrong after the kill; null where nothing was. */
async function tryOnce(
  stage: Stage,
  death: { env?: Record<string, string>; killAfterMs?: number },
): Promise<string | null> {
  const home = freshCopy(stage);
  await runChild([home, '30000', ...stage.files], { ...death, env: { ALL_AT_ONCE: '1', ...death.env } });
  const found = await digest(home);
  if (found !== stage.before && found !== stage.after) return 'neither the old nor the new state';
  if ((await halfBatches(home)) > 0) return 'half a batch';
  await ingestFiles(home, stage.files);
  if ((await digest(home)) !== stage.after) return 'the next try did not converge';
  const left = orphans(home);
  return left.length > 0 ? `left behind ${left[0]}` : null;
}

await runIfMain(import.meta.url, proveCrash);
