import { join } from 'node:path';
import { peopleVendors } from '../../core/hiring/people-mapping/file-readings.ts';
import type { PeopleMapping } from '../../core/hiring/people-mapping/people-mapping.ts';
import { loadMapping } from '../files/mapping-file.ts';
import type { SettingsFile } from '../files/settings-file.ts';
import { type UploadFlags, UploadRefused } from '../lake/upload-flags.ts';
import type { PeopleFlags } from '../people/file-records.ts';

/**
 * How an uploaded file of people is read, by its metadata and the settings that hold.
 * @param folder where the settings lie, and the mappings beside them.
 */
export async function peopleFlags(
  { reading }: UploadFlags,
  { settings, peopleMappings }: SettingsFile,
  folder: string,
): Promise<PeopleFlags> {
  const { source, dateFormat, decimal, encoding, delimiter, sheet } = reading;
  return {
    sources: { named: source === undefined ? null : await named(source, folder), others: peopleMappings },
    ...{ dateFormat, decimal, encoding, delimiter, sheet },
    timeZone: settings.calendar.time_zone,
  };
}

/** A vendor, or a mapping file under `settings/` by its ending. */
async function named(source: string, folder: string): Promise<PeopleMapping> {
  const vendor = peopleVendors.find((one) => one.source === source);
  if (vendor !== undefined) return vendor;
  const names = peopleVendors.map((one) => one.source).join(', ');
  const refused = (cause?: unknown) =>
    new UploadRefused(`the metadata source needs ${names} or a mapping of people under settings/`, { cause });
  if (!/^[\w.-]+\.ya?ml$/.test(source)) throw refused();
  const found = await loadMapping(join(folder, source)).catch((cause: unknown) => {
    throw refused(cause);
  });
  if (found.of !== 'people') throw refused();
  return found.mapping;
}
