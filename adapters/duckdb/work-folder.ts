import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export const workFolder = (home: string) => join(home, 'work');

/** Empties the work folder of what commands that died left behind. Only the holder of the store may. */
export function sweepWork(home: string): void {
  rmSync(workFolder(home), { recursive: true, force: true });
  mkdirSync(workFolder(home), { recursive: true });
}
