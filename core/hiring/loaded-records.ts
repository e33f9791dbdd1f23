import { peopleKey } from './people-mapping/people-keys.ts';
import type { PeopleObject } from './people-mapping/people-schemas.ts';
import type { PeopleRow } from './people-mapping/read-people-row.ts';
import type { PeopleRecords } from './people-records.ts';

/** What files of one command hold, in their order. */
export type LoadedRecords = {
  readonly [K in keyof PeopleRecords]: Awaited<ReturnType<PeopleRecords[K]>>;
};

/** Files of one command as records: of two files that hold the same record the later one counts. */
export function loadedRecords(load: LoadedRecords): PeopleRecords {
  return {
    ratings: async () => newest('rating', load.ratings),
    candidates: async () => newest('candidate', load.candidates),
    demographics: async () => newest('demographic', load.demographics),
    decisions: async () => newest('decision', load.decisions),
    hires: async () => newest('hire', load.hires),
  };
}

function newest<T extends PeopleRow>(object: PeopleObject, records: readonly T[]): readonly T[] {
  const byKey = new Map(records.map((record) => [peopleKey(object, record), record]));
  return [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);
}
