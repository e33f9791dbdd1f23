import type { AuditLog } from '../../core/hiring/audit-log-port.ts';
import { openBucketLog } from '../audit-log/open-bucket-log.ts';
import type { Objects } from '../s3/objects.ts';
import type { PeopleLake } from './people-lake.ts';

/** What scoring works on: ratings, and the log of what was said and decided. */
export type ScoringCloud = {
  readonly people: PeopleLake;
  /** The locked bucket. */
  readonly audit: Objects;
  readonly now: () => Date;
  /** A folder for files in passing. */
  readonly scratch: string;
};

/** Everything that is kept of people. */
export type PeopleCloud = ScoringCloud & { readonly demographics: PeopleLake };

export const classesOf = ({ people, demographics }: PeopleCloud): readonly PeopleLake[] => [
  people,
  demographics,
];

/** Today, `yyyy-MM-dd`, by the calendar of a time zone. */
export const todayOf = ({ now }: ScoringCloud, timeZone: string): string =>
  now().toLocaleDateString('sv-SE', { timeZone });

/** The audit log, written by the company's calendar. */
export const logOf = (cloud: ScoringCloud, timeZone: string): AuditLog =>
  openBucketLog({
    audit: cloud.audit,
    people: cloud.people.objects,
    recordedOn: todayOf(cloud, timeZone),
  });
