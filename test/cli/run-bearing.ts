import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';

const bin = join(import.meta.dirname, '../../bin/bearing.js');

const { BEARING_HOME: _, ...inherited } = process.env;

export type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Runs the command line as a person does, in a folder. */
export function runBearing(folder: string, words: readonly string[], env: Record<string, string> = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...inherited, ...env },
  });
  return { code: status, stdout, stderr };
}
