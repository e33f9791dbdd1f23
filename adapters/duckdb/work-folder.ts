import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export const workFolder = (home: string) => join(home, 'work');

/** Empties the work folder of what commands that died left behind. Only the holder of the store may. */
export function sweepWork(home: string): void {
  rmSync(workFolder(home), { recursive: true, force: true });
  mkdirSync(workFolder(home), { recursive: true });
}

/** Removes the files of a command that is over; what DuckDB spilled is its own and goes when it closes. */
export function clearFiles(home: string): void {
  for (const name of readdirSync(workFolder(home))) {
    if (name.startsWith('file-')) rmSync(join(workFolder(home), name), { recursive: true, force: true });
  }
}
