import { AthenaClient, GetQueryExecutionCommand, StartQueryExecutionCommand } from '@aws-sdk/client-athena';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { duckdbAthenaEngine } from './duckdb-athena-engine.ts';
import { fakeAthena } from './fake-athena.ts';
import { type FaultProxy, faultProxy } from './fault-proxy.ts';
import { type ProxyFault, proxyFaults } from './proxy-faults.ts';
import { type S3Endpoint, s3Endpoint } from './s3-endpoint.ts';

const keys = { region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
let s3: S3Endpoint;
let proxy: FaultProxy;
let client: S3Client;
let number = 0;
const fresh = () => `key-${number}`;

beforeAll(async () => {
  s3 = await s3Endpoint('faults');
  proxy = await faultProxy({ target: s3.address, seed: 7, slowByteMs: 20 });
  client = new S3Client({ endpoint: proxy.address, forcePathStyle: true, maxAttempts: 1, ...keys });
});
afterAll(async () => {
  client.destroy();
  await proxy.stop();
  await s3.stop();
});
beforeEach(() => {
  number += 1;
});

type Condition = { readonly IfNoneMatch?: string; readonly IfMatch?: string };
const put = (Body: string, condition: Condition = {}) =>
  client.send(new PutObjectCommand({ Bucket: 'faults', Key: fresh(), Body, ...condition }));
const read = async (from: S3Client = client) => {
  const { Body: body } = await from.send(new GetObjectCommand({ Bucket: 'faults', Key: fresh() }));
  return body?.transformToString();
};
const isThere = () =>
  s3.client.send(new HeadObjectCommand({ Bucket: 'faults', Key: fresh() })).then(
    () => true,
    () => false,
  );
const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (cause: unknown) => cause as Error & { $metadata?: { httpStatusCode?: number } },
  );

describe('without a fault', () => {
  test('signed requests pass, whole and in any size', async () => {
    const body = 'ä'.repeat(3_000_000);
    await put(body);
    expect(await read()).toBe(body);
    expect(
      await failure(client.send(new HeadObjectCommand({ Bucket: 'faults', Key: 'none' }))),
    ).toMatchObject({
      $metadata: { httpStatusCode: 404 },
    });
  });

  test('of many writers that want to be the first of a key one is', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, i) => failure(put(String(i), { IfNoneMatch: '*' }))),
    );
    expect(all.filter((cause) => cause === null)).toHaveLength(1);
    expect(all.filter((cause) => cause?.$metadata?.httpStatusCode === 412)).toHaveLength(19);
    expect(await read()).toBe(String(all.indexOf(null)));
  });

  test('a write that names what it replaces wins only over that', async () => {
    const { ETag: first = '' } = await put('1');
    await put('2', { IfMatch: first });
    expect(await failure(put('3', { IfMatch: first }))).toMatchObject({ name: 'PreconditionFailed' });
    expect(await read()).toBe('2');
  });
});

describe('a fault', () => {
  const outcomes: readonly (readonly [ProxyFault, number | undefined, isThere: boolean])[] = [
    ['slowDown', 503, false],
    ['internal', 500, false],
    ['throttle', 429, false],
    ['conflict', 409, false],
    ['resetBefore', undefined, false],
    ['lostReply', undefined, true],
    ['precondition', 412, true],
  ];
  test.each(outcomes)('of kind %s ends a write with %s; done: %s', async (fault, status, isDone) => {
    proxy.next(fault);
    const cause = await failure(put('x', { IfNoneMatch: '*' }));
    expect(cause).not.toBeNull();
    expect(cause?.$metadata?.httpStatusCode).toBe(status);
    expect(await isThere()).toBe(isDone);
  });

  test('of a slow body brings some bytes, then none', async () => {
    await put('x'.repeat(100));
    proxy.next('slowBody');
    expect(await failure(read())).toMatchObject({ code: 'ECONNRESET' });
    expect(await read()).toHaveLength(100);
  });

  test('waits for a request for which it is possible', async () => {
    proxy.next('conflict');
    await put('1');
    expect(await read()).toBe('1');
    expect(await failure(put('2', { IfNoneMatch: '*' }))).toMatchObject({
      $metadata: { httpStatusCode: 409 },
    });
  });

  test('of every kind comes at a rate, alike for one seed', async () => {
    const counts = async () => {
      const one = await faultProxy({ target: s3.address, seed: 42, slowByteMs: 1 });
      const caller = new S3Client({ endpoint: one.address, forcePathStyle: true, maxAttempts: 1, ...keys });
      one.rate(0.5);
      for (let i = 0; i < 60; i += 1) {
        const command = { Bucket: 'faults', Key: `rate-${i}`, Body: 'x', IfNoneMatch: '*' };
        await failure(caller.send(new PutObjectCommand(command)));
        const read = caller.send(new GetObjectCommand({ Bucket: 'faults', Key: `rate-${i}` }));
        await failure(read.then(({ Body: body }) => body?.transformToString()));
      }
      caller.destroy();
      await one.stop();
      return one.done();
    };
    const first = await counts();
    expect(Object.keys(first).sort()).toEqual([...proxyFaults].sort());
    const total = Object.values(first).reduce((sum, count) => sum + count, 0);
    // 120 draws at 0.5: four standard deviations either side.
    expect(total).toBeGreaterThan(38);
    expect(total).toBeLessThan(82);
    expect(await counts()).toEqual(first);
  });
});

describe('before the faked Athena', () => {
  test('faults have the names of its API, and a lost reply has begun the execution', async () => {
    const engine = await duckdbAthenaEngine({ databases: [] });
    const fake = await fakeAthena({ engine });
    const before = await faultProxy({ target: fake.address, seed: 1, slowByteMs: 1 });
    const athena = new AthenaClient({ endpoint: before.address, maxAttempts: 1, ...keys });
    const start = () =>
      athena.send(
        new StartQueryExecutionCommand({
          QueryString: 'select 1 as one',
          ClientRequestToken: 'x'.repeat(32),
          ResultConfiguration: { OutputLocation: 's3://faults/r/' },
        }),
      );
    before.next('slowDown');
    expect(await failure(start())).toMatchObject({ name: 'TooManyRequestsException' });
    before.next('throttle');
    expect(await failure(start())).toMatchObject({ name: 'ThrottlingException' });
    before.next('internal');
    expect(await failure(start())).toMatchObject({ name: 'InternalServerException' });
    expect(fake.executions()).toHaveLength(0);
    before.next('lostReply');
    expect(await failure(start())).not.toBeNull();
    expect(fake.executions()).toHaveLength(1);
    const { QueryExecutionId: id } = await start();
    expect(id).toBe(fake.executions()[0]?.id);
    before.next('slowBody');
    expect(await failure(athena.send(new GetQueryExecutionCommand({ QueryExecutionId: id })))).not.toBeNull();
    athena.destroy();
    await before.stop();
    await fake.stop();
    await engine.close();
  });
});
