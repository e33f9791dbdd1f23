import type { PeopleObject } from '../../core/hiring/people-mapping/people-schemas.ts';
import { lastDayQuery } from '../iceberg/people-batch.ts';
import { recordsOf } from '../lake/records.ts';
import { classesOf, type PeopleCloud } from './people-cloud.ts';

/** The field that says of which day a record is; one without counts as of the day of the request. */
const dayFields: Readonly<Record<PeopleObject, string | null>> = {
  rating: 'occurred_on',
  decision: 'decided_on',
  hire: 'hired_on',
  candidate: null,
  demographic: null,
};

/** The day of the last record that the tables hold of a candidate; null where they hold none. Only days are read. */
export const lastHeldIn =
  (cloud: PeopleCloud) =>
  async (candidateId: string, on: string): Promise<string | null> => {
    const days: string[] = [];
    for (const { athena, place, form, fresh } of classesOf(cloud)) {
      for (const object of form.objects) {
        const asked = lastDayQuery(place, { object, dayField: dayFields[object], candidateId, on });
        const [row] = recordsOf(await athena.query(asked, fresh()));
        if (typeof row?.['last_on'] === 'string') days.push(row['last_on']);
      }
    }
    return days.toSorted().at(-1) ?? null;
  };
