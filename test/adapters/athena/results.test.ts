import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { DeadlinePassed } from '../../../adapters/athena/athena-failures.ts';
import { countedPacing } from '../aws/counted-pacing.ts';
import { heldObjects } from '../s3/held-objects.ts';
import type { Ending } from './athena-stub.ts';
import { stubbedAthena } from './stubbed-athena.ts';

const columns = [
  ['segment', 'varchar'],
  ['won_count', 'bigint'],
] as const;
const header = ['segment', 'won_count'];
const selected: Ending = { state: 'SUCCEEDED', bytes: 10, columns };

describe('the rows of a query', () => {
  test('come without the header that repeats, with null and the empty text apart', async () => {
    const rows = [
      ['Retail', '7'],
      ['', null],
      [null, '0'],
    ];
    const { athena } = await stubbedAthena({ endings: [{ ...selected, pages: [[header, ...rows]] }] });
    expect(await athena.query('select', 'a')).toEqual({
      columns: [
        { name: 'segment', type: 'varchar' },
        { name: 'won_count', type: 'bigint' },
      ],
      rows,
      cost: { executionId: 'e0', bytesScanned: 10, engineMs: 7 },
    });
  });

  test('come from every page, 1,000 a page, the header from the first alone', async () => {
    const page = (from: number) => Array.from({ length: 3 }, (_, i) => ['segment', String(from + i)]);
    const pages = [[header, ...page(0)], page(3), [header, ...page(6)]];
    const { stub, athena } = await stubbedAthena({ endings: [{ ...selected, pages }] });
    const { rows } = await athena.query('select', 'a');
    expect(rows).toEqual([...page(0), ...page(3), header, ...page(6)]);
    expect(stub.of('GetQueryResults')).toEqual([
      { QueryExecutionId: 'e0', MaxResults: 1000 },
      { QueryExecutionId: 'e0', MaxResults: 1000, NextToken: '1' },
      { QueryExecutionId: 'e0', MaxResults: 1000, NextToken: '2' },
    ]);
  });

  test('of SHOW have no header', async () => {
    const ending = { ...selected, columns: [['tab_name', 'string']], type: 'DDL' } as const;
    const { athena } = await stubbedAthena({ endings: [{ ...ending, pages: [[['batch'], ['account']]] }] });
    expect((await athena.query('show tables', 'a')).rows).toEqual([['batch'], ['account']]);
  });

  test('are none where there is only the header', async () => {
    const { athena } = await stubbedAthena({ endings: [{ ...selected, pages: [[header]] }] });
    expect((await athena.query('select', 'a')).rows).toEqual([]);
  });

  test('are refused where the first is not the header: it would be lost', async () => {
    const { athena } = await stubbedAthena({ endings: [{ ...selected, pages: [[['Retail', '7']]] }] });
    await expect(athena.query('select', 'a')).rejects.toThrow('HEADER_MISSING');
  });

  test('are fetched again where a page was throttled or lost', async () => {
    const faults = { GetQueryResults: ['lost', { status: 400, type: 'ThrottlingException' }] } as const;
    const { athena } = await stubbedAthena({
      endings: [{ ...selected, pages: [[header, ['Retail', '7']]] }],
      faults,
    });
    expect((await athena.query('select', 'a')).rows).toEqual([['Retail', '7']]);
  });

  test('are asked for by another execution where those of an old one have expired', async () => {
    const gone = { GetQueryResults: [{ status: 400, type: 'InvalidRequestException' }] };
    const pages = [[header, ['Retail', '7']]];
    const old: Ending = { ...selected, submittedAt: Date.now() / 1000 - 8 * 86_400 };
    const { athena } = await stubbedAthena({ endings: [old, { ...selected, pages }], faults: gone });
    expect(await athena.query('select', 'a')).toMatchObject({
      rows: [['Retail', '7']],
      cost: { executionId: 'e1' },
    });
    const fresh = await stubbedAthena({ endings: [selected], faults: gone });
    await expect(fresh.athena.query('select', 'a')).rejects.toMatchObject({
      code: 'InvalidRequestException',
    });
  });

  test('are given up at the deadline', async () => {
    const over = new AbortController();
    let pages = 0;
    const ending: Ending = {
      ...selected,
      get pages() {
        pages += 1;
        if (pages > 4) over.abort();
        return [[header], ...Array<[]>(50).fill([])];
      },
    };
    const pacing = { ...countedPacing(), signal: over.signal };
    const { stub, athena } = await stubbedAthena({ endings: [ending] }, { pacing });
    await expect(athena.query('select', 'a')).rejects.toThrow(DeadlinePassed);
    expect(stub.of('GetQueryResults').length).toBeLessThan(10);
  });
});

describe('a query of more than 100 pages', () => {
  const long: Ending = { ...selected, pages: [[header], ...Array<[]>(100).fill([])] };
  const root = 's3://bearing-crm/results';
  const unloaded: Ending = { state: 'SUCCEEDED', bytes: 20, manifest: `${root}/e1-manifest.csv` };
  const files = {
    'results/e1-manifest.csv': `${root}/unload/b.gz\n${root}/unload/a\n`,
    'results/unload/b.gz': gzipSync('{"c0":"Retail","c1":"7"}\n{"c0":"","c1":null}\n'),
    'results/unload/a': '{"c1":"0"}\n{"c0":"a\\nb","c1":"1"}',
    'results/unload/orphan': '{"c0":"not in the manifest","c1":"1"}',
  };

  test('is unloaded, and only the files of the manifest are read, in its order', async () => {
    const { objects, reads } = heldObjects(files);
    const { athena } = await stubbedAthena({ endings: [long, unloaded] }, { objects });
    const result = await athena.query('select segment, won_count from t', 'a');
    expect(result.rows).toEqual([
      ['Retail', '7'],
      ['', null],
      [null, '0'],
      ['a\nb', '1'],
    ]);
    expect(result.columns.map(({ name }) => name)).toEqual(header);
    expect(result.cost).toEqual({ executionId: 'e1', bytesScanned: 30, engineMs: 14 });
    expect(reads).toEqual(['results/e1-manifest.csv', 'results/unload/b.gz', 'results/unload/a']);
  });

  test('writes text under names of ours, into a folder of its own for each attempt', async () => {
    const { objects } = heldObjects(files);
    const full: Ending = { state: 'FAILED', reason: 'HIVE_PATH_ALREADY_EXISTS: not empty' };
    const typed: Ending = {
      ...long,
      columns: [...columns, ['segment', 'array']],
      pages: [[[...header, 'segment']], ...Array<[]>(100).fill([])],
    };
    const { stub, athena } = await stubbedAthena({ endings: [typed, full, unloaded] }, { objects });
    await athena.query('-- Grain: one\nselect 1; ', 'a');
    const texts = stub.of('StartQueryExecution').map(({ QueryString }) => String(QueryString));
    const folder = /s3:\/\/bearing-crm\/results\/unload\/([0-9a-f]{64})\//;
    expect(texts[1]?.replace(folder, 'FOLDER')).toBe(
      "unload (select cast(c0 as varchar) as c0, cast(c1 as varchar) as c1, '[' || array_join(c2, ', ', 'null') || ']' as c2" +
        " from (\n-- Grain: one\nselect 1\n) as rows_of (c0, c1, c2)) to 'FOLDER' with (format = 'JSON')",
    );
    expect(new Set(texts.map((text) => folder.exec(text)?.[1])).size).toBe(3);
  });

  test('is paged on where there is no bucket to unload to', async () => {
    const { stub, athena } = await stubbedAthena({ endings: [long] });
    expect((await athena.query('select', 'a')).rows).toEqual([]);
    expect(stub.of('GetQueryResults')).toHaveLength(101);
  });

  test('is not unloaded at 100 pages', async () => {
    const { objects } = heldObjects({});
    const ending = { ...selected, pages: [[header], ...Array<[]>(99).fill([])] };
    const { stub, athena } = await stubbedAthena({ endings: [ending] }, { objects });
    await athena.query('select', 'a');
    expect(stub.of('StartQueryExecution')).toHaveLength(1);
  });

  test.each([
    ['a file is missing', { 'results/e1-manifest.csv': `${root}/unload/gone\n` }, unloaded],
    ['there is no manifest', {}, { state: 'SUCCEEDED' }],
    ['a file lies elsewhere', { 'results/e1-manifest.csv': 's3://another-crm/a\n', a: '{}' }, unloaded],
  ] as const)('fails where %s', async (_, contents, ending) => {
    const { objects } = heldObjects(contents);
    const { athena } = await stubbedAthena({ endings: [long, ending] }, { objects });
    await expect(athena.query('select', 'a')).rejects.toMatchObject({ code: 'UNLOAD_FILE_MISSING' });
  });

  test('is refused for a column that has no text', async () => {
    const { objects } = heldObjects({});
    const ending: Ending = { ...long, columns: [['m', 'map']], pages: [[['m']], ...Array<[]>(100).fill([])] };
    const { athena } = await stubbedAthena({ endings: [ending] }, { objects });
    await expect(athena.query('select', 'a')).rejects.toThrow(RangeError);
  });
});
