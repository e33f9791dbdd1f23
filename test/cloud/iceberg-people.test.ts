import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPeopleTables, eraseCandidate, restrictCandidate } from '../../adapters/iceberg/people.ts';
import { tableName } from '../../adapters/iceberg/place.ts';
import { peopleForm } from '../../adapters/people-store/store-forms.ts';
import type { IcebergStore } from '../iceberg/iceberg-store.ts';
import type { AthenaEngine } from './athena-engine.ts';
import { athenaStore } from './athena-store.ts';
import { duckdbAthenaEngine } from './duckdb-athena-engine.ts';
import { type FakeAthena, fakeAthena } from './fake-athena.ts';
import { type S3Endpoint, s3Endpoint } from './s3-endpoint.ts';

// That no snapshot keeps an erased candidate is held on Trino: this engine has no snapshots.
describe('people behind the faked Athena', () => {
  let s3: S3Endpoint;
  let engine: AthenaEngine;
  let fake: FakeAthena;
  let store: IcebergStore;
  const table = (name: string) => tableName(store.place, name);

  beforeAll(async () => {
    s3 = await s3Endpoint('people');
    engine = await duckdbAthenaEngine({ databases: ['people'] });
    fake = await fakeAthena({ engine });
    const at = { address: fake.address, s3: s3.client, bucket: 'people' };
    store = await athenaStore(at, 'people', (place) => createPeopleTables(place, peopleForm));
    await store.run([
      `insert into ${table('stored_candidate')} (batch_id, candidate_id) values ('b', 'ada'), ('b', 'o''hara')`,
    ]);
  });
  afterAll(async () => {
    await fake.stop();
    await engine.close();
    await s3.stop();
  });

  test('are restricted once, however often it is asked', async () => {
    for (let i = 0; i < 2; i += 1) await store.run([restrictCandidate(store.place, "o'hara")]);
    expect(await store.rows(`select * from ${table('restricted')}`)).toEqual([{ candidate_id: "o'hara" }]);
  });

  test('are erased from every table, however often it is asked', async () => {
    for (let i = 0; i < 2; i += 1) await store.run(eraseCandidate(store.place, peopleForm, "o'hara"));
    const left = await store.rows(`select candidate_id from ${table('stored_candidate')}`);
    expect(left).toEqual([{ candidate_id: 'ada' }]);
    expect(await store.rows(`select * from ${table('restricted')}`)).toEqual([]);
  });
});
