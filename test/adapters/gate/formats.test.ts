import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { writeXlsx } from 'hucre/xlsx';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { GateOptions } from '../../../adapters/gate/clean-file.ts';
import { openFile } from '../../../adapters/gate/open-file.ts';
import { numberText } from '../../../adapters/gate/sheet-cell.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gate-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function read(name: string, content: string | Uint8Array, options: Partial<GateOptions> = {}) {
  const path = join(folder, name);
  writeFileSync(path, content);
  const clean = await openFile(path, { workFolder: folder, ...options });
  return { clean, text: clean.parts.map((part) => readFileSync(part, 'utf8')).join('') };
}

test('JSON numbers keep the text they were written in', async () => {
  const { clean, text } = await read('a.json', '[{"a":12345678901234567890,"b":1.10},{"b":null,"a":-0}]');
  expect(clean.columns).toEqual(['a', 'b']);
  expect(text).toBe('1,12345678901234567890,1.10\n2,-0,\n');
});

test('JSON lists are joined and objects stay JSON', async () => {
  const { text } = await read('a.json', '[{"l":["x","y"],"o":{"n":1.50}}]');
  expect(text).toBe('1,x;y,"{""n"":1.50}"\n');
});

test('a bad line of JSON lines is quarantined with its line', async () => {
  const { clean, text } = await read('a.ndjson', '{"a":1}\n{"a":\n\n{"a":2,"a":3}\n{"a":4}\n');
  expect(text).toBe('1,1\n5,4\n');
  expect(clean.quarantined).toBe(2);
});

test.each([
  { name: 'a.json', content: '[{"a":1},', code: 'json-broken' },
  { name: 'a.json', content: '[{"a":1}] x', code: 'json-broken' },
  { name: 'a.json', content: '[1,2]', code: 'json-not-records' },
  { name: 'a.csv.gz', content: gzipSync('a,b\n1,2\n').subarray(0, 20), code: 'gzip-broken' },
  { name: 'a.gz', content: Buffer.concat([gzipSync('a\n1\n'), gzipSync('2\n')]), code: 'gzip-broken' },
  { name: 'a.parquet', content: 'PAR1 and no more', code: 'parquet-broken' },
  { name: 'a.xlsx', content: 'PK\x03\x04 and no more', code: 'xlsx-broken' },
  { name: 'a.xls', content: '<html><table></table></html>', code: 'markup' },
  { name: 'a.csv', content: '', code: 'empty-file' },
  { name: 'a.csv', content: 'a;b,c\n1;2,3\n4;5,6\n', code: 'delimiter-ambiguous' },
  { name: 'a.csv', content: 'report\n1,2\n3,4\n5,6\n', code: 'title-row' },
  { name: 'a.csv', content: 'a,a\n1,2\n', code: 'header-duplicate' },
  { name: 'a.csv', content: Buffer.from([0x61, 0x0a, 0x81, 0x0a]), code: 'encoding-undefined-byte' },
])('$name that is $code is refused', async ({ name, content, code }) => {
  await expect(read(name, content)).rejects.toMatchObject({ name: 'FileRefused', code });
});

test('a header alone is a file of no records', async () => {
  const { clean } = await read('a.csv', 'a,b\n');
  expect(clean).toMatchObject({ columns: ['a', 'b'], records: 0, quarantined: 0, parts: [] });
});

test('columns named twice pass once where they are equal', async () => {
  const { clean, text } = await read('a.csv', 'a,b,a,\n1,2,1,\n');
  expect(clean.columns).toEqual(['a', 'b']);
  expect(text).toBe('2,1,2\n');
  expect(clean.notes.map((note) => note.code)).toEqual(['blank-columns', 'twin-columns']);
});

test("Excel's separator line names the delimiter", async () => {
  const { text } = await read('a.csv', 'sep=;\na;b\n1;2\n');
  expect(text).toBe('3,1,2\n');
});

test('Parquet comes through as exact text', async () => {
  const path = join(folder, 'made.parquet');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(
    `copy (select 123456789012345678.25::decimal(20, 2) as d, timestamp '2024-01-02 03:04:05' as t,
      date '2024-02-29' as day, 'x,"y"' as s, ['a', 'b'] as l, null::integer as n) to '${path}'`,
  );
  connection.closeSync();
  instance.closeSync();
  const { clean, text } = await read('a.parquet', readFileSync(path));
  expect(clean.columns).toEqual(['d', 't', 'day', 's', 'l', 'n']);
  expect(text).toBe('1,123456789012345678.25,2024-01-02T03:04:05,2024-02-29,"x,""y""",a;b,\n');
});

test('a workbook gives dates as ISO and leaves blank rows out', async () => {
  const book = await writeXlsx({
    sheets: [
      {
        name: 'Deals',
        columns: [{}, { numFmt: 'yyyy-mm-dd' }],
        rows: [
          ['id', 'day', 'amount'],
          ['007', new Date('2024-02-29'), 0.1],
          [null, null, null],
          ['008', null, 1e21],
        ],
      },
      { name: 'Empty', rows: [] },
    ],
  });
  const { clean, text } = await read('a.xlsx', book);
  expect(clean.columns).toEqual(['id', 'day', 'amount']);
  expect(text).toBe('2,007,2024-02-29,0.1\n4,008,,1000000000000000000000\n');
});

test('a workbook of two filled sheets needs --sheet', async () => {
  const rows = [['a'], ['1']];
  const book = await writeXlsx({
    sheets: [
      { name: 'One', rows },
      { name: 'Two', rows },
    ],
  });
  await expect(read('a.xlsx', book)).rejects.toMatchObject({ code: 'sheet-ambiguous' });
  expect((await read('a.xlsx', book, { sheet: 'Two' })).text).toBe('2,1\n');
});

test.each([
  { value: 1e21, text: '1000000000000000000000' },
  { value: -1.5e-7, text: '-0.00000015' },
  { value: 0.1, text: '0.1' },
])('$text is printed without an exponent', ({ value, text }) => {
  expect(numberText(value)).toBe(text);
});

test('nothing is left in the work folder after a refusal', async () => {
  const path = join(folder, 'a.csv');
  writeFileSync(path, `a,a\n${'1,1\n'.repeat(10)}1,2\n`);
  await expect(openFile(path, { workFolder: folder })).rejects.toMatchObject({
    code: 'header-duplicate',
    line: 12,
  });
  expect(() => readFileSync(join(folder, 'part-0000.csv'))).toThrow();
});
