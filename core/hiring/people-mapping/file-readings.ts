import { noEntryFits, readMappedFile } from './mapped-files.ts';
import type { PeopleMapping } from './people-mapping.ts';
import type { PeopleReading, PeopleRefusal } from './people-reading.ts';
import { readPlainFile } from './plain-files.ts';
import { misplacedColumn, unknownColumn } from './unknown-columns.ts';
import { greenhouse } from './vendors/greenhouse.ts';
import { isAttributeTable } from './vendors/greenhouse-attributes.ts';
import { lever } from './vendors/lever.ts';

/** Which mapping reads a file: the one that was named, else the first that fits of those of the settings. */
export type PeopleSources = {
  readonly named: PeopleMapping | null;
  readonly others: readonly PeopleMapping[];
};

/** What is read by its header alone; by name with `--source`. */
export const peopleVendors: readonly PeopleMapping[] = [greenhouse, lever];

export type FileReadings = { readonly source: string; readonly readings: readonly PeopleReading[] };

/**
 * How a file is read: by the mapping that was named, or without one by the first mapping of the settings, then the
 * first vendor, of which an entry fits; else in long form. Refused where a column has no place, or a place that is not
 * its own.
 */
export function fileReadings(
  header: readonly string[],
  sources: PeopleSources,
): FileReadings | PeopleRefusal {
  const found = readingsOf(header, sources);
  if ('kind' in found) return found;
  const { readings, ignore } = found;
  return unknownColumn(header, readings, ignore) ?? misplacedColumn(header, readings) ?? found;
}

/** Whether a header is one of people's files at all, whatever else is in it. */
export const holdsPeople = (header: readonly string[], sources: PeopleSources): boolean =>
  isAttributeTable(header) || !('kind' in readingsOf(header, sources));

function readingsOf(
  header: readonly string[],
  { named, others }: PeopleSources,
): (FileReadings & { readonly ignore: readonly string[] }) | PeopleRefusal {
  for (const mapping of named === null ? [...others, ...peopleVendors] : [named]) {
    const readings = readMappedFile(header, mapping);
    if (readings === null) continue;
    if ('kind' in readings) return readings;
    return { source: mapping.source, readings, ignore: mapping.ignore };
  }
  const plain = readPlainFile(header);
  if (!('kind' in plain)) return { source: 'long form', readings: [plain], ignore: [] };
  return named === null ? plain : noEntryFits(header, named);
}
