import process from 'node:process';
import { loadedRecords } from '../core/hiring/loaded-records.ts';
import type { PeopleRecords } from '../core/hiring/people-records.ts';
import type { Rating } from '../core/model/people-objects.ts';
import { FindingBlocks, refusingWords, WrongUse } from './exit.ts';
import { type PeopleFileFlags, readPeople } from './people-files.ts';

/** The records of these files; without any, those of the store as of `--as-of`. */
export async function withRecords<T>(
  files: readonly string[],
  flags: PeopleFileFlags,
  work: (records: PeopleRecords) => Promise<T>,
): Promise<T> {
  if (files.length > 0) {
    const load = await readPeople(files, flags);
    const records = loadedRecords(load);
    const again = load.ratings.length - (await records.ratings()).length;
    if (again > 0) process.stderr.write(`${again} ratings came again: the last of each counts\n`);
    return work(records);
  }
  const { withPeople } = await import('./with-people.ts');
  return refusingWords(withPeople(flags, (store) => work(store.records(flags.asOf ?? null))));
}

/** Each rating once. @throws FindingBlocks where there is none. */
export async function ratingsOf(
  files: readonly string[],
  flags: PeopleFileFlags,
): Promise<readonly Rating[]> {
  if (files.length > 0 && flags.asOf !== undefined) {
    throw new WrongUse('--as-of is for the store, got files beside it: leave out one of them');
  }
  return neededRatings(await withRecords(files, flags, (records) => records.ratings()), files);
}

/** @throws FindingBlocks where there is none. */
export function neededRatings(ratings: readonly Rating[], files: readonly string[]): readonly Rating[] {
  if (ratings.length > 0) return ratings;
  const where =
    files.length > 0 ? `in ${files.join(', ')}` : 'in the store: bearing ingest FILE, or name a file';
  throw new FindingBlocks(`ratings are needed, got none ${where}`);
}
