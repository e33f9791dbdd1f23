import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import {
  AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  type QueryExecution,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AthenaEngine } from './athena-engine.ts';
import { duckdbAthenaEngine } from './duckdb-athena-engine.ts';
import { type FakeAthena, fakeAthena } from './fake-athena.ts';
import { type S3Endpoint, s3Endpoint } from './s3-endpoint.ts';
import { bucketAndKey } from './staged-files.ts';

let s3: S3Endpoint;
let engine: AthenaEngine;
let fake: FakeAthena;
let client: AthenaClient;

beforeAll(async () => {
  s3 = await s3Endpoint('results');
  engine = await duckdbAthenaEngine({ databases: ['crm'], s3: s3.client });
  fake = await fakeAthena({ engine, s3: s3.client, workGroups: { crm: 's3://results/crm/' } });
  client = new AthenaClient({
    endpoint: fake.address,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
});
afterAll(async () => {
  client.destroy();
  await fake.stop();
  await engine.close();
  await s3.stop();
});

const start = async (statement: string, token: string = randomUUID()) => {
  const command = new StartQueryExecutionCommand({
    QueryString: statement,
    ClientRequestToken: token,
    WorkGroup: 'crm',
    QueryExecutionContext: { Catalog: 'awsdatacatalog', Database: 'crm' },
  });
  return (await client.send(command)).QueryExecutionId ?? '';
};
const look = async (id: string): Promise<QueryExecution> =>
  (await client.send(new GetQueryExecutionCommand({ QueryExecutionId: id }))).QueryExecution ?? {};
const end = async (id: string) => {
  for (;;) {
    const execution = await look(id);
    if (!/QUEUED|RUNNING/.test(execution.Status?.State ?? '')) return execution;
  }
};
const run = async (statement: string) => end(await start(statement));
const results = (id: string | undefined, token?: string) =>
  client.send(new GetQueryResultsCommand({ QueryExecutionId: id, NextToken: token }));
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (cause: unknown) => cause,
  );
const table = (name: string) =>
  `create table crm.\`${name}\` (\`id\` string, \`n\` bigint) location 's3://results/t/' tblproperties ('table_type' = 'ICEBERG')`;

describe('a query', () => {
  test('answers its names first and its cells as Athena prints them', async () => {
    const { QueryExecutionId: id, Statistics: cost } = await run(
      `select cast(1 as bigint) as n, cast(1.5 as decimal(18, 4)) as d, true as f, date '2024-02-29' as day,
         timestamp '2024-02-29 10:00:00' as at, cast(null as varchar) as none, '' as blank,
         array['a', null] as l, map(array['k'], array['v']) as m, timestamp '2024-01-01 00:00:00.123456' as fine`,
    );
    const { ResultSet: set, UpdateCount: updated } = await results(id);
    expect(updated).toBeUndefined();
    const columns = set?.ResultSetMetadata?.ColumnInfo ?? [];
    expect(columns.map(({ Name, Type }) => `${Name} ${Type}`)).toEqual([
      ...['n bigint', 'd decimal', 'f boolean', 'day date', 'at timestamp', 'none varchar', 'blank varchar'],
      ...['l array', 'm map', 'fine timestamp'],
    ]);
    expect(columns[1]).toMatchObject({ Precision: 18, Scale: 4 });
    const [names, row, ...more] = (set?.Rows ?? []).map(({ Data }) => Data?.map((cell) => cell.VarCharValue));
    expect(names).toEqual(columns.map(({ Name }) => Name));
    expect(row).toEqual([
      ...['1', '1.5000', 'true', '2024-02-29', '2024-02-29 10:00:00.000', undefined, ''],
      ...['[a, null]', '{k=v}', '2024-01-01 00:00:00.123'],
    ]);
    expect(more).toEqual([]);
    expect(cost?.DataScannedInBytes).toBeGreaterThan(0);
  });

  test('comes in pages of 1,000 rows, the names among the first', async () => {
    const { QueryExecutionId: id } = await run('select r as n from unnest(range(2500)) as t (r)');
    const sizes: number[] = [];
    const seen: (string | undefined)[] = [];
    let token: string | undefined;
    do {
      const page = await results(id, token);
      sizes.push(page.ResultSet?.Rows?.length ?? 0);
      seen.push(...(page.ResultSet?.Rows ?? []).map(({ Data }) => Data?.[0]?.VarCharValue));
      token = page.NextToken;
    } while (token !== undefined);
    expect(sizes).toEqual([1000, 1000, 501]);
    expect(seen).toEqual(['n', ...Array.from({ length: 2500 }, (_, i) => String(i))]);
  });

  test('unloads gzip files of JSON lines and names them in a manifest', async () => {
    const statement = `UNLOAD (select r as "N", cast(1.5 as decimal(18, 4)) as d, cast(null as varchar) as none,
      timestamp '2024-01-01 00:00:00.5' as at from unnest(range(6000)) as t (r))
      TO 's3://results/unload/a/' WITH (format = 'JSON')`;
    const { Statistics: cost, QueryExecutionId: id } = await run(statement);
    const files = (await read(cost?.DataManifestLocation ?? '')).toString().split('\n');
    const parts = await Promise.all(files.map(async (file) => gunzipSync(await read(file)).toString()));
    const lines = parts.join('').trim().split('\n').sort();
    expect([files.length, lines.length]).toEqual([2, 6000]);
    expect(lines[0]).toBe('{"n":0,"d":1.5000,"none":null,"at":"2024-01-01 00:00:00.5"}');
    expect((await results(id)).ResultSet?.Rows).toEqual([]);
    const again = await run(`${statement} `);
    expect(again.Status?.StateChangeReason).toContain('HIVE_PATH_ALREADY_EXISTS');
  });

  const read = async (location: string): Promise<Buffer> => {
    const { bucket, key } = bucketAndKey(location);
    const { Body: body } = await s3.client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return Buffer.from((await body?.transformToByteArray()) ?? []);
  };
});

describe('a start', () => {
  test('repeated with its token is the same execution, also when that one failed', async () => {
    const token = randomUUID();
    const first = await start('select * from nowhere', token);
    const failed = await end(first);
    expect(failed.Status).toMatchObject({ State: 'FAILED', AthenaError: { ErrorCategory: 2 } });
    expect(failed.Status?.StateChangeReason).toContain('TABLE_NOT_FOUND');
    expect(await start('select * from nowhere', token)).toBe(first);
    expect(await start('select * from nowhere')).not.toBe(first);
    expect(await refusal(start('select 1', token))).toMatchObject({ name: 'InvalidRequestException' });
  });

  test.each([
    ['a statement over 262,144 bytes', `select '${'ä'.repeat(131_100)}'`, randomUUID()],
    ['a token under 32 characters', 'select 1', 'short'],
    ['a token over 128 characters', 'select 1', 'x'.repeat(129)],
    ['a statement that Athena does not read', 'selec 1', randomUUID()],
    ['backticks in a query', 'select * from crm.`t`', randomUUID()],
    ['double quotes in DDL', 'drop table "crm"."t"', randomUUID()],
    ['backticks around the database of VACUUM', 'vacuum `crm`.`t` now', randomUUID()],
    ['a managed table that is no Iceberg table', table('t').replace('ICEBERG', 'HIVE'), randomUUID()],
    ['a property that Iceberg tables do not have', table('t').replace("')", "', 'x' = 'y')"), randomUUID()],
    ['a location that is no folder', table('t').replace("/t/'", "/t'"), randomUUID()],
  ])('is refused for %s', async (_, statement, token) => {
    expect(await refusal(start(statement, token))).toMatchObject({ name: 'InvalidRequestException' });
  });

  test('is queued, then runs, and can be stopped before', async () => {
    fake.queueFor(10_000);
    const id = await start('select 1 as one');
    expect((await look(id)).Status?.State).toBe('QUEUED');
    expect(await refusal(results(id))).toMatchObject({ name: 'InvalidRequestException' });
    await client.send(new StopQueryExecutionCommand({ QueryExecutionId: id }));
    fake.queueFor(0);
    expect((await end(id)).Status?.State).toBe('CANCELLED');
  });
});

describe('a planted fault', () => {
  test('throttles as many starts as asked, then takes the next', async () => {
    fake.faults.next('throttleStart', 2);
    const token = randomUUID();
    for (let i = 0; i < 2; i += 1) {
      expect(await refusal(start('select 1', token))).toMatchObject({ name: 'TooManyRequestsException' });
    }
    expect((await end(await start('select 1', token))).Status?.State).toBe('SUCCEEDED');
  });

  test('loses the reply of a start that took effect', async () => {
    const token = randomUUID();
    const before = fake.executions().length;
    fake.faults.next('loseStartReply');
    expect(await refusal(start('select 2', token))).not.toBeNull();
    expect(await start('select 2', token)).toBe(fake.executions()[before]?.id);
    expect(fake.executions()).toHaveLength(before + 1);
  });

  test('conflicts with or without its effect', async () => {
    await run(table('conflicts'));
    const insert = `insert into "awsdatacatalog"."crm"."conflicts" values ('a', 1)`;
    const rows = async () => results((await run('select count(*) from conflicts')).QueryExecutionId);
    for (const [fault, count] of [
      ['conflict', '0'],
      ['conflictAfterEffect', '1'],
    ] as const) {
      fake.faults.next(fault);
      const { Status: status } = await run(insert);
      expect(status).toMatchObject({ State: 'FAILED', AthenaError: { ErrorType: 233, Retryable: false } });
      expect(status?.StateChangeReason).toMatch(/^ICEBERG_COMMIT_ERROR: /);
      expect((await rows()).ResultSet?.Rows?.[1]?.Data?.[0]?.VarCharValue).toBe(count);
    }
    const { QueryExecutionId: id } = await run(insert);
    expect((await results(id)).UpdateCount).toBe(1);
  });

  test('strikes at its rate', async () => {
    fake.faults.rate('throttleRead', 0.2);
    const id = await start('select 3');
    const seen = await Promise.all(Array.from({ length: 200 }, () => refusal(look(id))));
    fake.faults.rate('throttleRead', 0);
    const refused = seen.filter((cause) => cause instanceof Error && cause.name === 'ThrottlingException');
    expect(refused.length).toBe(fake.faults.done().throttleRead);
    // 200 draws at 0.2: five standard deviations either side.
    expect(refused.length).toBeGreaterThan(11);
    expect(refused.length).toBeLessThan(69);
  });
});
