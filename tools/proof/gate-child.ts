import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FileRefused } from '../../adapters/gate/clean-file.ts';
import { openFile } from '../../adapters/gate/open-file.ts';

/** Reads one file and prints what came of it, in which time and with how much memory. */
async function outcomeOf(path: string, workFolder: string): Promise<string> {
  try {
    await openFile(path, { workFolder });
    return 'read';
  } catch (error) {
    if (error instanceof FileRefused) return error.code;
    throw error;
  }
}

const [path = '', parent = ''] = process.argv.slice(2);
const workFolder = mkdtempSync(join(parent, 'work-'));
const started = performance.now();
const outcome = await outcomeOf(path, workFolder);
const seconds = (performance.now() - started) / 1000;
rmSync(workFolder, { recursive: true });
console.log(JSON.stringify({ outcome, seconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
