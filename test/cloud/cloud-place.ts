import { createHash, randomUUID } from 'node:crypto';
import { AthenaClient } from '@aws-sdk/client-athena';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { openAthena } from '../../adapters/athena/open-athena.ts';
import { icebergPlace } from '../../adapters/iceberg/place.ts';
import type { Lake } from '../../adapters/lake/lake.ts';
import { openObjects } from '../../adapters/s3/open-objects.ts';
import { duckdbAthenaEngine } from './duckdb-athena-engine.ts';
import { type FakeAthena, fakeAthena } from './fake-athena.ts';
import { type S3Endpoint, s3Endpoint } from './s3-endpoint.ts';

/** A CRM class in this process: an S3 emulator, and an Athena endpoint over DuckDB. */
export type CloudPlace = {
  readonly lake: Lake;
  readonly s3: S3Endpoint;
  readonly athena: FakeAthena;
  readonly upload: (name: string, body: string, metadata: Readonly<Record<string, string>>) => Promise<void>;
  readonly stop: () => Promise<void>;
};

const keys = { region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };

export async function cloudPlace(): Promise<CloudPlace> {
  const s3 = await s3Endpoint('crm');
  const engine = await duckdbAthenaEngine({ databases: ['bearing_crm'], s3: s3.client });
  const fake = await fakeAthena({
    engine,
    s3: s3.client,
    workGroups: { 'bearing-crm': 's3://crm/results/' },
  });
  const client = new AthenaClient({ endpoint: fake.address, ...keys });
  const pacing = { pause: async () => undefined, random: () => 0.5 };
  const objects = openObjects({ client: s3.client, bucket: 'crm', pacing });
  const athena = openAthena({
    ...{
      client,
      workgroup: 'bearing-crm',
      catalog: 'awsdatacatalog',
      database: 'bearing_crm',
      objects,
      pacing,
    },
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  });
  const place = icebergPlace({
    ...{ engine: 'athena', catalog: 'awsdatacatalog', database: 'bearing_crm', location: 's3://crm/tables' },
  });
  return {
    lake: { athena, objects, place, fresh: () => randomUUID() },
    s3,
    athena: fake,
    upload: async (name, Body, Metadata) => {
      await s3.client.send(new PutObjectCommand({ Bucket: 'crm', Key: `uploads/${name}`, Body, Metadata }));
    },
    stop: async () => {
      client.destroy();
      await fake.stop();
      await engine.close();
      await s3.stop();
    },
  };
}
