import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holdsPeople } from '../../core/hiring/people-mapping/file-readings.ts';
import { FileRefused } from '../gate/clean-file.ts';
import { openFile } from '../gate/open-file.ts';
import type { PeopleFlags } from './file-records.ts';
import { gateFlags } from './load-people.ts';

/** Bytes beyond which a file is an export of a CRM: people are not interviewed by the million. */
const LARGEST = 16 * 1024 * 1024;

/** Whether a file holds people by its header. A file that the gate refuses is left to whoever reads it. */
export async function isPeopleFile(path: string, flags: PeopleFlags): Promise<boolean> {
  const size = await stat(path).then(
    (found) => (found.isFile() ? found.size : 0),
    () => 0,
  );
  if (size === 0 || size > LARGEST) return false;
  const folder = await mkdtemp(join(tmpdir(), 'bearing-people-'));
  try {
    const { columns } = await openFile(path, { workFolder: folder, ...gateFlags(flags) });
    return holdsPeople(columns, flags.sources);
  } catch (error) {
    if (error instanceof FileRefused) return false;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
