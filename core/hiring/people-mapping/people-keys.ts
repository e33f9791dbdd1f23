import { canonicalJson } from '../../batches/canonical-json.ts';
import type { PeopleObject } from './people-schemas.ts';
import type { PeopleRow } from './read-people-row.ts';

/**
 * The fields that make a record of hiring one and the same; a blank is a value like any other. Of two batches that
 * hold the same record the later one counts. Two ratings of one competency by one rater stay two where their
 * assessment, item, instrument or day differs.
 */
export const peopleKeys: Readonly<Record<PeopleObject, readonly string[]>> = {
  rating: ['candidate_id', 'rater_id', 'competency', 'item_id', 'instrument', 'assessment_id', 'occurred_on'],
  hire: ['candidate_id'],
  decision: ['candidate_id', 'stage'],
  demographic: ['candidate_id'],
  candidate: ['candidate_id'],
};

/** What tells two records of one object apart, as text. */
export const peopleKey = (object: PeopleObject, values: PeopleRow): string =>
  JSON.stringify(peopleKeys[object].map((field) => values[field] ?? null));

export type PlacedRow = { readonly line: number; readonly values: PeopleRow };

/**
 * Records of one file: equal ones count once; those with one key and different content are all set apart, because
 * none can be believed.
 */
export function settledRows(
  object: PeopleObject,
  rows: readonly PlacedRow[],
): { readonly kept: readonly PeopleRow[]; readonly contradicting: readonly PlacedRow[] } {
  const byKey = Map.groupBy(rows, ({ values }) => peopleKey(object, values));
  const kept: PeopleRow[] = [];
  const contradicting: PlacedRow[] = [];
  for (const alike of byKey.values()) {
    const [first, ...more] = alike;
    if (first === undefined) continue;
    if (more.every(({ values }) => canonicalJson(values) === canonicalJson(first.values)))
      kept.push(first.values);
    else contradicting.push(...alike);
  }
  return { kept, contradicting };
}
