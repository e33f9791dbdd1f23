import process from 'node:process';
import type { PeopleLoad } from '../adapters/people/load-people.ts';
import { tooManyBadRows } from '../core/batches/bad-rows.ts';
import { FindingBlocks } from './exit.ts';
import type { GlobalFlags } from './globals.ts';
import type { ReadingFlags } from './reading-options.ts';

export type PeopleFileFlags = GlobalFlags & ReadingFlags;

/** Lines of rows that were not taken, as many as a person reads. */
const MOST_LINES = 20;

/**
 * The records of hiring in files of one command; each row that was not taken is a line on stderr.
 * @throws FileRefused for a file that cannot be read; FindingBlocks where a file has more bad rows than `--max-bad`.
 */
export async function readPeople(files: readonly string[], flags: PeopleFileFlags): Promise<PeopleLoad> {
  const { loadSettings } = await import('../adapters/files/settings-file.ts');
  const { loadPeople } = await import('../adapters/people/load-people.ts');
  const { settings } = await loadSettings({ path: flags.settings, folder: process.cwd() });
  const { source, dateFormat, decimal, encoding, delimiter, sheet } = flags;
  const timeZone = settings.calendar.time_zone;
  const load = await loadPeople(files, {
    source,
    dateFormat,
    decimal,
    encoding,
    delimiter,
    sheet,
    timeZone,
  });
  sayRejected(load.rejected);
  for (const { file, rows, rejected } of load.perFile) {
    const reason = tooManyBadRows(rejected, rows, flags.maxBad);
    if (reason !== null) {
      throw new FindingBlocks(`${file}: ${reason}: mend them, or say --max-bad`);
    }
  }
  return load;
}

function sayRejected(rows: PeopleLoad['rejected']): void {
  for (const { file, line, column, code, message } of rows.slice(0, MOST_LINES)) {
    const place = column === null ? `${file}:${line}` : `${file}:${line}:${column}`;
    process.stderr.write(`${place} ${code} ${message}\n`);
  }
  const left = rows.length - MOST_LINES;
  if (left > 0) process.stderr.write(`and ${left} more rows that were not taken\n`);
}
