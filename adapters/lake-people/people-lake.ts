import type { PeopleBatch } from '../../core/hiring/people-batch.ts';
import type { PeopleObject } from '../../core/hiring/people-mapping/people-schemas.ts';
import type { Candidate, Rating } from '../../core/model/people-objects.ts';
import { createPeopleTables } from '../iceberg/people.ts';
import { currentPeopleQuery, peopleLedgerQuery } from '../iceberg/people-batch.ts';
import type { Lake } from '../lake/lake.ts';
import { recordsOf } from '../lake/records.ts';
import { toPeopleBatch } from '../people-store/people-ledger.ts';
import type { PeopleForm } from '../people-store/store-forms.ts';
import { byPeopleKey } from './people-order.ts';

/** One data class of people in the cloud, and the objects that it holds. */
export type PeopleLake = Lake & { readonly form: PeopleForm };

/** Makes the tables that are not there; repeated, it changes nothing. */
export async function makePeopleTables({ athena, place, form, fresh }: PeopleLake): Promise<void> {
  await Promise.all(createPeopleTables(place, form).map((statement) => athena.run(statement, fresh())));
}

/** Every batch whose rows are whole, by as-of, source, object and id; numbered in that order. */
export async function peopleLedger({ athena, place, fresh }: PeopleLake): Promise<readonly PeopleBatch[]> {
  const rows = recordsOf(await athena.query(peopleLedgerQuery(place), fresh()));
  return rows.map((row, i) => toPeopleBatch({ ...row, batch: i + 1 }));
}

/** What scoring reads, in the order of the local store. It has no way to demographics. */
export type ScoringRecords = {
  readonly ratings: () => Promise<readonly Rating[]>;
  readonly candidates: () => Promise<readonly Candidate[]>;
};

export const scoringRecords = (lake: PeopleLake): ScoringRecords => ({
  ratings: () => current<Rating>(lake, 'rating'),
  candidates: () => current<Candidate>(lake, 'candidate'),
});

/** Sorted again: a long result comes in the order of its files. */
export async function current<T>(
  { athena, place, fresh }: PeopleLake,
  object: PeopleObject,
): Promise<readonly T[]> {
  const rows = recordsOf(await athena.query(currentPeopleQuery(place, object, null), fresh()));
  return rows.toSorted(byPeopleKey(object)) as unknown as readonly T[];
}
