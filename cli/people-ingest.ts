import type { IngestedBatch } from '../core/model/ingest-report.ts';
import { refusingWords } from './exit.ts';
import { peopleFlags } from './people-files.ts';
import type { IngestFlags } from './reading-options.ts';
import { withPeople } from './with-people.ts';

/**
 * Those of the files that hold people: all of them where `--source` is a mapping of people or one of their vendors,
 * none where it is another, else by their headers.
 */
export async function peopleAmong(files: readonly string[], flags: IngestFlags): Promise<readonly string[]> {
  const { source } = flags;
  if (source !== undefined) return (await isOfPeople(source)) ? files : [];
  const { isPeopleFile } = await import('../adapters/people/is-people-file.ts');
  const reading = await peopleFlags(flags);
  const found: string[] = [];
  for (const file of files) if (await isPeopleFile(file, reading)) found.push(file);
  return found;
}

async function isOfPeople(source: string): Promise<boolean> {
  if (/\.ya?ml$/.test(source)) {
    const { loadMapping } = await import('../adapters/files/mapping-file.ts');
    return (await loadMapping(source)).of === 'people';
  }
  const { peopleVendors } = await import('../core/hiring/people-mapping/file-readings.ts');
  return peopleVendors.some((vendor) => vendor.source === source);
}

/**
 * Takes files of people into their stores. Their records are known from `--as-of`, else from this moment.
 * @throws FileRefused for a file that cannot be read; then none is taken.
 */
export async function ingestPeople(
  files: readonly string[],
  flags: IngestFlags,
): Promise<readonly IngestedBatch[]> {
  const { readPeopleFiles } = await import('../adapters/people/load-people.ts');
  const read = await readPeopleFiles(files, await peopleFlags(flags));
  const command = {
    asOf: flags.asOf ?? null,
    recordedAt: new Date().toISOString(),
    limit: flags.maxBad,
    isReplacing: flags.replace === true,
    isDryRun: flags.dryRun === true,
  };
  return withPeople(flags, (store) => refusingWords(store.ingest(read, command)));
}
