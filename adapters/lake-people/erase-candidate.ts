import { type Erasure, erase } from '../../core/decisions.ts';
import { dayRefusal } from '../../core/hiring/record-day.ts';
import { settingsOf } from '../lake/download-settings.ts';
import { lakeErasure } from './erase-in-lake.ts';
import { lastHeldIn } from './held-records.ts';
import { logOf, type PeopleCloud, todayOf } from './people-cloud.ts';

export type ErasureRequest = {
  readonly candidateId: string;
  /** `due`: hidden until its retention ends; `now`: at once, and nothing brings it back. */
  readonly when: 'due' | 'now';
  readonly basis: string | null;
  /** The day of the request; null: today. */
  readonly on: string | null;
};

/** `bearing erase` over the classes of people in the cloud. @throws DecisionRefused, RangeError */
export async function eraseInCloud(cloud: PeopleCloud, request: ErasureRequest): Promise<Erasure> {
  const { settings } = await settingsOf(cloud.people.objects, cloud.scratch);
  const zone = settings.calendar.time_zone;
  const on = request.on ?? todayOf(cloud, zone);
  const refusal = dayRefusal(on, todayOf(cloud, zone));
  if (refusal !== null) throw new RangeError(`on ${refusal}`);
  const lastHeldOn = await lastHeldIn(cloud)(request.candidateId, on);
  return erase({ ...request, on, lastHeldOn }, { log: logOf(cloud, zone), people: lakeErasure(cloud) });
}
