import { readPeopleFiles } from '../../../adapters/people/load-people.ts';
import { openPeopleStore, type PeopleStore } from '../../../adapters/people-store/open-people-store.ts';
import type { PeopleIngestCommand } from '../../../core/hiring/people-ingest.ts';
import { file, mapping, noMapping, testFolder } from '../people/people-kit.ts';

/** The stores of the test's folder, for one piece of work. */
export async function inStore<T>(
  work: (store: PeopleStore) => Promise<T>,
  erased: readonly string[] = [],
): Promise<T> {
  const store = openPeopleStore({
    home: testFolder(),
    waitMs: 5_000,
    timeZone: 'UTC',
    erasedAmong: async (ids) => new Set([...ids].filter((id) => erased.includes(id))),
  });
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

export const command: PeopleIngestCommand = {
  asOf: '2024-01-31',
  recordedAt: '2024-02-01T08:00:00.000Z',
  limit: { share: 0.01 },
  isReplacing: false,
  isDryRun: false,
};

export type Content = { readonly text: string; readonly yaml?: string };

/** One file taken into the stores. */
export async function take(
  { text, yaml }: Content,
  changed: Partial<PeopleIngestCommand> = {},
  erased: readonly string[] = [],
) {
  const flags = yaml === undefined ? noMapping : { sources: { named: mapping(yaml), others: [] } };
  const read = await readPeopleFiles([await file('in.csv', text)], flags);
  return inStore((store) => store.ingest(read, { ...command, ...changed }), erased);
}

export const ratings = (asOf: string | null = null) => inStore((store) => store.records(asOf).ratings());
