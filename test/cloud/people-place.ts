import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AthenaClient } from '@aws-sdk/client-athena';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { openAthena } from '../../adapters/athena/open-athena.ts';
import { icebergPlace } from '../../adapters/iceberg/place.ts';
import type { PeopleCloud } from '../../adapters/lake-people/people-cloud.ts';
import { makePeopleTables } from '../../adapters/lake-people/people-lake.ts';
import { demographicsForm, type PeopleForm, peopleForm } from '../../adapters/people-store/store-forms.ts';
import { openObjects } from '../../adapters/s3/open-objects.ts';
import { duckdbAthenaEngine } from './duckdb-athena-engine.ts';
import { type FakeAthena, fakeAthena } from './fake-athena.ts';
import { type S3Endpoint, s3Endpoint } from './s3-endpoint.ts';

const buckets = ['people', 'demographics', 'audit'] as const;
export type BucketName = (typeof buckets)[number];

/** The classes of people in this process: an S3 emulator, and an Athena endpoint over DuckDB. */
export type PeoplePlace = {
  readonly cloud: PeopleCloud;
  readonly s3: S3Endpoint;
  readonly athena: FakeAthena;
  readonly upload: (
    name: string,
    body: string,
    metadata?: Readonly<Record<string, string>>,
  ) => Promise<string>;
  /** Every object of a bucket as text, by its key. */
  readonly contents: (bucket: BucketName) => Promise<ReadonlyMap<string, string>>;
  readonly stop: () => Promise<void>;
};

export const testKeys = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
};

/** @param now what the clock says, ISO. */
export async function peoplePlace(now: string): Promise<PeoplePlace> {
  const s3 = await s3Endpoint(...buckets);
  const databases = ['bearing_people', 'bearing_demographics'];
  const engine = await duckdbAthenaEngine({ databases, s3: s3.client });
  const workGroups = {
    'bearing-people': 's3://people/results/',
    'bearing-demographics': 's3://demographics/results/',
  };
  const fake = await fakeAthena({ engine, s3: s3.client, workGroups });
  const client = new AthenaClient({ endpoint: fake.address, ...testKeys });
  const pacing = { pause: async () => undefined, random: () => 0.5 };
  const objectsOf = (bucket: BucketName) => openObjects({ client: s3.client, bucket, pacing });
  const lakeOf = (name: 'people' | 'demographics', form: PeopleForm) => {
    const named = { catalog: 'awsdatacatalog', database: `bearing_${name}` };
    const objects = objectsOf(name);
    const athena = openAthena({
      ...{ client, workgroup: `bearing-${name}`, ...named, objects, pacing },
      hash: (text) => createHash('sha256').update(text).digest('hex'),
    });
    const place = icebergPlace({ engine: 'athena', ...named, location: `s3://${name}/tables` });
    return { athena, objects, place, fresh: () => randomUUID(), form };
  };
  const scratch = mkdtempSync(join(tmpdir(), 'bearing-cloud-'));
  const cloud: PeopleCloud = {
    people: lakeOf('people', peopleForm),
    demographics: lakeOf('demographics', demographicsForm),
    audit: objectsOf('audit'),
    now: () => new Date(now),
    scratch,
  };
  await makePeopleTables(cloud.people);
  await makePeopleTables(cloud.demographics);
  return {
    cloud,
    s3,
    athena: fake,
    upload: async (name, Body, Metadata = {}) => {
      const Key = `uploads/${name}`;
      await s3.client.send(new PutObjectCommand({ Bucket: 'people', Key, Body, Metadata }));
      return Key;
    },
    contents: async (Bucket) => {
      const keys = await objectsOf(Bucket).list('');
      const texts = keys.map(async (Key): Promise<[string, string]> => {
        const { Body } = await s3.client.send(new GetObjectCommand({ Bucket, Key }));
        return [Key, Buffer.from((await Body?.transformToByteArray()) ?? []).toString('latin1')];
      });
      return new Map(await Promise.all(texts));
    },
    stop: async () => {
      client.destroy();
      await fake.stop();
      await engine.close();
      await s3.stop();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}
