import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printedCell } from './athena-cells.ts';
import type { AthenaEngine, EngineResult } from './athena-engine.ts';
import { parquetOf } from './staged-parquet.ts';

/** What is behind the fake must answer alike, whichever engine it is. The bucket is `lake`, the database `engine`. */
export function describeEngine(open: () => Promise<{ engine: AthenaEngine; s3: S3Client }>): void {
  describe('an engine behind the faked Athena', () => {
    let engine: AthenaEngine;
    let s3: S3Client;
    const run = (statement: string): Promise<EngineResult> =>
      engine.run(statement, { database: 'engine', signal: new AbortController().signal });
    const printed = async (statement: string) => {
      const { columns, rows } = await run(statement);
      return rows.map((row) => row.map((cell, i) => printedCell(cell, columns[i] ?? { type: '' })));
    };
    const failure = (statement: string) =>
      run(statement).then(
        () => null,
        (cause: unknown) => String(cause),
      );
    const managed = (
      name: string,
    ) => `create table if not exists engine.\`${name}\` (\`id\` string, \`n\` bigint,
      \`at\` timestamp, \`to\` array<string>, \`extra\` map<string, string>) partitioned by (\`id\`, bucket(4, \`n\`))
      location 's3://lake/engine/${name}/' tblproperties ('table_type' = 'ICEBERG')`;
    const put = async (key: string, select: string) =>
      s3.send(new PutObjectCommand({ Bucket: 'lake', Key: key, Body: await parquetOf(select) }));

    beforeAll(async () => {
      ({ engine, s3 } = await open());
    });
    afterAll(() => engine.close());

    test('names its types and prints its cells as Athena does', async () => {
      const { columns } = await run(types);
      expect(columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
        ...[
          'n bigint',
          'd decimal',
          'f boolean',
          'day date',
          'at timestamp',
          'none varchar',
          'l array',
          'm map',
        ],
      ]);
      expect(columns[1]).toMatchObject({ precision: 18, scale: 4 });
      expect(await printed(types)).toEqual([
        ['1', '1.5000', 'true', '2024-02-29', '2024-02-29 10:00:00.124', null, '[a, null]', '{k=v}'],
      ]);
    });

    test.each(Object.entries(answers))('answers %s', async (expression, answer) => {
      expect(await printed(`select ${expression}`)).toEqual([[answer]]);
    });

    test('counts the rows that a statement changed', async () => {
      const table = '"awsdatacatalog"."engine"."counted"';
      await run(managed('counted'));
      await run(managed('counted'));
      const changed = async (statement: string) => (await run(statement)).changed;
      expect(await changed(`insert into ${table} (id, n) values ('a', 1), ('b', 2), ('c', 3)`)).toBe(3);
      expect(await changed(`update ${table} set n = 5 where id <> 'a'`)).toBe(2);
      expect(
        await changed(`merge into ${table} as t using (values ('a'), ('d')) as s (id) on t.id = s.id
        when matched then update set n = 7 when not matched then insert (id) values (s.id)`),
      ).toBe(2);
      expect(await changed(`delete from ${table} where n = 5`)).toBe(2);
      expect(await printed(`select id, n from ${table} order by id`)).toEqual([
        ['a', '7'],
        ['d', null],
      ]);
      await run('optimize engine.`counted` rewrite data using bin_pack');
      await run('vacuum engine.`counted`');
      await run('drop table engine.`counted`');
      expect(await failure(`select * from ${table}`)).toContain('TABLE_NOT_FOUND');
    });

    test('keeps a moment to the microsecond, a list and a map in a table', async () => {
      await run(managed('kept'));
      await run(`insert into "awsdatacatalog"."engine"."kept" values
        ('a', 1, timestamp '2024-01-01 00:00:00.123456', array['x'], map(array['k'], array['v']))`);
      const shown = `cast("at" as varchar), "to", element_at(extra, 'k'), element_at(extra, 'other')`;
      expect(await printed(`select ${shown} from kept`)).toEqual([
        ['2024-01-01 00:00:00.123456', '[x]', 'v', null],
      ]);
    });

    test('makes a table of a query', async () => {
      await run(`create table "awsdatacatalog"."engine"."made" with (table_type = 'ICEBERG', is_external = false,
        format = 'PARQUET', location = 's3://lake/engine/made/') as
        select cast('a' as varchar) as id, cast(2.5 as decimal(18, 4)) as d`);
      expect(await printed('select * from made')).toEqual([['a', '2.5000']]);
      await run('drop table engine.`made`');
    });

    test('reads the Parquet of a folder by name, as it is when the statement runs', async () => {
      await put(
        'engine/staged/1.parquet',
        `select 'a' as id, 1::bigint as n, ['x'] as "to", map {'k': 'v'} as extra`,
      );
      await run(
        external(
          'staged',
          '`n` bigint, `id` string, `to` array<string>, `extra` map<string, string>, `new` date',
        ),
      );
      const rows = () =>
        printed(
          'select id, n, "to", element_at(extra, \'k\'), "new" from "awsdatacatalog"."engine"."staged" order by id',
        );
      expect(await rows()).toEqual([['a', '1', '[x]', 'v', null]]);
      await put('engine/staged/2.parquet', `select 'b' as id, 2::bigint as n, [null::varchar] as "to"`);
      await put('engine/staged/_3.parquet', `select 'hidden' as id`);
      expect(await rows()).toEqual([
        ['a', '1', '[x]', 'v', null],
        ['b', '2', '[null]', null, null],
      ]);
      expect(await failure(external('staged', '`n` bigint'))).toMatch(/TABLE_ALREADY_EXISTS/);
      await run('drop table if exists engine.`staged`');
      await run('drop table if exists engine.`staged`');
      expect(await failure('select * from staged')).toContain('TABLE_NOT_FOUND');
    });

    test('shows nothing of an empty folder', async () => {
      await run(external('void', '`id` string'));
      expect(await printed('select * from "awsdatacatalog"."engine"."void"')).toEqual([]);
    });

    // An external table is Hive's, and Hive's moments have three digits: what is staged must not need more.
    test('rounds a staged moment to the millisecond', async () => {
      await put(
        'engine/moments/1.parquet',
        `select timestamp '2024-01-01 00:00:00.123556' as "at",
        timestamp '2023-12-31 23:59:59.999999' as late`,
      );
      await run(external('moments', '`at` timestamp, `late` timestamp'));
      const shown =
        'select cast(cast("at" as timestamp(6)) as varchar), cast(cast(late as timestamp(6)) as varchar)';
      expect(await printed(`${shown} from "awsdatacatalog"."engine"."moments"`)).toEqual([
        ['2024-01-01 00:00:00.124000', '2024-01-01 00:00:00.000000'],
      ]);
    });

    test('refuses staged Parquet of another type', async () => {
      await put('engine/typed/1.parquet', `select 'x' as n`);
      await run(external('typed', '`n` bigint'));
      expect(await failure('select n from "awsdatacatalog"."engine"."typed"')).toMatch(
        /HIVE_BAD_DATA|NOT_SUPPORTED/,
      );
    });

    test.each([
      ['select * from nowhere', 'TABLE_NOT_FOUND'],
      ['select x from (values (1)) as v (y)', 'COLUMN_NOT_FOUND'],
      ['select 1 where', 'SYNTAX_ERROR'],
      ["select cast('x' as bigint)", 'INVALID_CAST_ARGUMENT'],
      ['vacuum engine.`nowhere`', 'TABLE_NOT_FOUND'],
      ["insert into nowhere values ('a')", 'TABLE_NOT_FOUND'],
    ])('fails %s with %s', async (statement, code) => {
      expect(await failure(statement)).toContain(code);
    });
  });
}

const external = (name: string, columns: string) =>
  `create external table engine.\`${name}\` (${columns}) stored as parquet location 's3://lake/engine/${name}/'`;

const types = `select cast(1 as bigint) as n, cast(1.5 as decimal(18, 4)) as d, true as f, date '2024-02-29' as day,
  timestamp '2024-02-29 10:00:00.123556' as "at", cast(null as varchar) as none, array['a', null] as l,
  map(array['k'], array['v']) as m`;

// What the statements of `adapters/iceberg` and `queries/` call, beside what `test/queries` holds equal.
const answers: Readonly<Record<string, string | null>> = {
  "cast(cast('2024-01-01 10:00:00' as timestamp(6)) as varchar)": '2024-01-01 10:00:00.000000',
  "regexp_replace(cast(cast('2024-01-01 10:00:00.5' as timestamp(6)) as varchar), '\\.?0+$', '')":
    '2024-01-01 10:00:00.5',
  "regexp_replace('a1b22', '([0-9]+)', '<$1>')": 'a<1>b<22>',
  "array_join(array['a', null, 'b'], chr(29))": 'a\u001db',
  "lower(to_hex(md5(to_utf8('a'))))": '0cc175b9c0f1b6a831c399e269772661',
  'cast(map(array[], array[]) as map(varchar, varchar))': '{}',
  "element_at(map(array['a'], array['b']), 'c')": null,
  "cast(cast(array['x'] as array(varchar)) as array(varchar))": '[x]',
  "from_base('ff', 16)": '255',
  '7 / 2': '3',
  "date_diff('day', date '2024-02-28', date '2024-03-01')": '2',
};
