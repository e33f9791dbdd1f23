import { deliverPeople } from '../adapters/lake-people/deliver-people.ts';
import { deliverRecords, recordsPrefix } from '../adapters/lake-people/deliver-records.ts';
import { type ErasureRequest, eraseInCloud } from '../adapters/lake-people/erase-candidate.ts';
import { maintainPeople } from '../adapters/lake-people/maintain-people.ts';
import { markPeople } from '../adapters/lake-people/mark-people.ts';
import type { PeopleCloud } from '../adapters/lake-people/people-cloud.ts';
import { demographicsForm, peopleForm } from '../adapters/people-store/store-forms.ts';
import { readPeopleEnvironment } from './environment.ts';
import { here, openLakes, ownPlace } from './lakes.ts';
import { log } from './log.ts';
import type { Run } from './observed.ts';

/** The use-cases of everything that is kept of people; made once for a warm function. */
export function wirePeople() {
  const cloud = peopleClouds();
  return {
    takeIn: async (key: string, run: Run) => {
      if (key.startsWith(recordsPrefix)) await takeRecords(cloud(run), key, run);
      else await takeFile(cloud(run), key, run);
    },
    maintain: async (run: Run) => {
      const upkeep = await maintainPeople(cloud(run));
      log('info', 'upkeep', { counts: upkeep });
      return upkeep;
    },
    erase: (request: ErasureRequest, run: Run) => eraseInCloud(cloud(run), request),
    mark: async (batch: string, isRetracted: boolean, run: Run) => {
      const { batchId, isRetracted: marked } = await markPeople(cloud(run), batch, isRetracted);
      return { batchId, isRetracted: marked };
    },
  };
}

function peopleClouds(): (run: Run) => PeopleCloud {
  const environment = readPeopleEnvironment();
  const { bucketOf, lakeOf } = openLakes();
  const people = lakeOf(ownPlace(environment));
  const demographics = lakeOf({
    bucket: environment.BEARING_DEMOGRAPHICS_BUCKET,
    catalog: environment.BEARING_CATALOG,
    database: environment.BEARING_DEMOGRAPHICS_DATABASE,
    workgroup: environment.BEARING_DEMOGRAPHICS_WORKGROUP,
  });
  const audit = bucketOf(environment.BEARING_AUDIT_BUCKET);
  return (run) => ({
    people: { ...people(run), form: peopleForm },
    demographics: { ...demographics(run), form: demographicsForm },
    audit,
    ...here,
  });
}

async function takeFile(cloud: PeopleCloud, key: string, run: Run): Promise<void> {
  const { batches } = await deliverPeople(cloud, key);
  for (const { batchId, object, refused, read, stored, added, quarantined } of batches) {
    run.count(refused === null ? 'BatchesTaken' : 'BatchesRefused', 1);
    const told = {
      ...(batchId === '' ? {} : { batchId: batchId.slice(0, 12), object }),
      counts: { read, stored, added, quarantined },
    };
    log('info', 'batch', refused === null ? told : { ...told, code: refused.code });
  }
}

async function takeRecords(cloud: PeopleCloud, key: string, run: Run): Promise<void> {
  const { lines } = await deliverRecords(cloud, key);
  const refused = lines.filter((line) => line.refused !== null).length;
  run.count(refused === 0 ? 'BatchesTaken' : 'BatchesRefused', 1);
  log('info', 'records', { counts: { written: lines.length - refused, refused } });
}
