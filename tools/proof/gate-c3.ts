import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Crasher, crashers, SECONDS } from './gate-crashers.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';

/** Files made to crash, hang or fill the memory of what reads them, each read by a process of its own. */

export type Crash = { readonly outcome: string; readonly seconds: number; readonly megabytes: number };

/** Reads one file in a child process, so that its memory is its own. */
export function readApart(path: string, workFolder: string): Crash {
  const program = join(import.meta.dirname, 'gate-child.ts');
  const child = spawnSync(process.execPath, [program, path, workFolder], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  if (child.status !== 0)
    return { outcome: `crash: ${child.stderr.slice(0, 200)}`, seconds: 60, megabytes: 0 };
  return JSON.parse(child.stdout);
}

export async function proveCrashers(scale: number): Promise<ProofRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'gate-crash-'));
  try {
    return crashers.map((crasher) => prove(crasher, folder, scale));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function prove(crasher: Crasher, folder: string, scale: number): ProofRow {
  const path = join(folder, crasher.name);
  crasher.write(path, scale);
  const { outcome, seconds, megabytes } = readApart(path, folder);
  rmSync(path);
  // At a reduced scale other work may share the machine: only a proof at full count judges the time.
  const isInTime = scale < 1 || seconds <= SECONDS[crasher.size];
  const isWanted = outcome === crasher.wanted || (crasher.wanted === 'any' && !outcome.startsWith('crash'));
  return {
    id: 'C3',
    what: crasher.name,
    goal: `${crasher.wanted}, <= ${SECONDS[crasher.size]} s, <= 1024 MB`,
    got: `${outcome}, ${seconds.toFixed(2)} s, ${Math.round(megabytes)} MB`,
    pass: isWanted && isInTime && megabytes <= 1024,
  };
}

await runIfMain(import.meta.url, proveCrashers);
