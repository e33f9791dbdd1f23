import process from 'node:process';
import type { PeopleFlags } from '../adapters/people/file-records.ts';
import type { PeopleLoad } from '../adapters/people/load-people.ts';
import { tooManyBadRows } from '../core/batches/bad-rows.ts';
import type { PeopleMapping } from '../core/hiring/people-mapping/people-mapping.ts';
import { FindingBlocks, WrongUse } from './exit.ts';
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
  const { loadPeople } = await import('../adapters/people/load-people.ts');
  const load = await loadPeople(files, await peopleFlags(flags));
  sayRejected(load.rejected);
  for (const { file, rows, rejected } of load.perFile) {
    const reason = tooManyBadRows(rejected, rows, flags.maxBad);
    if (reason !== null) {
      throw new FindingBlocks(`${file}: ${reason}: mend them, or say --max-bad`);
    }
  }
  return load;
}

/** How files of people are read under the settings that hold here. */
export async function peopleFlags(flags: PeopleFileFlags): Promise<PeopleFlags> {
  const { loadSettings } = await import('../adapters/files/settings-file.ts');
  const { settings, peopleMappings } = await loadSettings({ path: flags.settings, folder: process.cwd() });
  const named = await namedPeopleSource(flags.source);
  const { dateFormat, decimal, encoding, delimiter, sheet } = flags;
  return {
    sources: { named, others: peopleMappings },
    dateFormat,
    decimal,
    encoding,
    delimiter,
    sheet,
    timeZone: settings.calendar.time_zone,
  };
}

/** `--source` names a vendor, or a mapping file by its ending. Null where it is absent. */
async function namedPeopleSource(source: string | undefined): Promise<PeopleMapping | null> {
  if (source === undefined) return null;
  if (!/\.ya?ml$/.test(source)) {
    const { peopleVendors } = await import('../core/hiring/people-mapping/file-readings.ts');
    const vendor = peopleVendors.find((one) => one.source === source);
    if (vendor !== undefined) return vendor;
    const names = peopleVendors.map((one) => one.source).join(', ');
    throw new WrongUse(`--source needs ${names} or a mapping file (.yaml), got "${source.slice(0, 64)}"`);
  }
  const { loadMapping } = await import('../adapters/files/mapping-file.ts');
  const { of, mapping } = await loadMapping(source);
  if (of === 'people') return mapping;
  throw new WrongUse(`--source needs a mapping of people here, got ${source}, which maps a CRM`);
}

function sayRejected(rows: PeopleLoad['rejected']): void {
  for (const { file, line, column, code, message } of rows.slice(0, MOST_LINES)) {
    const place = column === null ? `${file}:${line}` : `${file}:${line}:${column}`;
    process.stderr.write(`${place} ${code} ${message}\n`);
  }
  const left = rows.length - MOST_LINES;
  if (left > 0) process.stderr.write(`and ${left} more rows that were not taken\n`);
}
