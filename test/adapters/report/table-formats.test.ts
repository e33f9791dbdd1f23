import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { arrowOf } from '../../../adapters/report/arrow.ts';
import { csvOf } from '../../../adapters/report/csv.ts';
import { withoutFormula } from '../../../adapters/report/inert.ts';
import { tableJson } from '../../../adapters/report/json.ts';
import { markdownOf } from '../../../adapters/report/markdown.ts';
import type { Table } from '../../../adapters/report/table.ts';
import { terminalTable } from '../../../adapters/report/terminal/table.ts';
import { xlsxOf } from '../../../adapters/report/xlsx.ts';
import { formulaVariants, publishedPayloads } from '../../../tools/proof/formula-cells.ts';

const table: Table = {
  title: 'open deals',
  columns: [
    { key: 'name', label: 'deal', kind: 'text' },
    { key: 'days', label: 'days', kind: 'integer' },
    { key: 'rate', label: 'win rate', kind: 'rate' },
    { key: 'amount', label: 'amount', kind: 'money' },
    { key: 'created_on', label: 'created', kind: 'date' },
    { key: 'seen_at', label: 'seen', kind: 'instant' },
  ],
  rows: [
    {
      name: 'Acme, "the" one',
      days: 1291,
      rate: 0.5,
      amount: '-1234.50',
      created_on: '2017-03-01',
      seen_at: '2017-03-01T10:20:30Z',
    },
    { name: '=1+1', days: -7, rate: null, amount: -0.25, created_on: null, seen_at: null },
  ],
};

const zipEntry = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

function oneColumn(texts: readonly string[]): Table {
  return {
    title: 'cells',
    columns: [{ key: 'cell', label: 'cell', kind: 'text' }],
    rows: texts.map((cell) => ({ cell })),
  };
}

test('csv is RFC 4180 with keys as header, numbers unrounded and no data empty', () => {
  expect(csvOf(table)).toBe(
    [
      'name,days,rate,amount,created_on,seen_at',
      '"Acme, ""the"" one",1291,0.5,-1234.50,2017-03-01,2017-03-01T10:20:30Z',
      "'=1+1,-7,,-0.25,,",
      '',
    ].join('\r\n'),
  );
});

test('a csv cell reads back as it was, except for the apostrophe before a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 20 }), (texts) => {
      const parsed = Papa.parse<string[]>(csvOf(oneColumn(['x', ...texts])), {
        delimiter: ',',
        newline: '\r\n',
      });
      const cells = parsed.data.slice(1, texts.length + 2).map((row) => row[0]);
      expect(cells).toEqual(['x', ...texts.map(withoutFormula)]);
    }),
    { seed: 11, numRuns: 300 },
  );
});

test('no published payload and none of 200 variants leaves as a live formula', async () => {
  const cells = [...publishedPayloads(), ...formulaVariants];
  expect(publishedPayloads()).toHaveLength(6);
  expect(formulaVariants.length).toBeGreaterThanOrEqual(200);
  const csv = Papa.parse<string[]>(csvOf(oneColumn(cells)), { delimiter: ',', newline: '\r\n' }).data;
  const book = await readXlsx(await xlsxOf([oneColumn(cells)]));
  for (const [index, cell] of cells.entries()) {
    const written = csv[index + 1]?.[0] ?? '';
    expect(written).not.toMatch(/^[\s\u00a0\ufeff\u200b]*[=+\-@＝＋－＠]/u);
    expect(written).not.toMatch(/^[\t\r\n]/);
    expect(written.replace(/^'/, '')).toBe(cell);
    expect(book.sheets[0]?.rows[index + 1]?.[0]).toBe(written);
  }
  expect(book.sheets[0]?.cells?.size ?? 0).toBe(0);
});

test('headers that come from a file are neutralised like cells', () => {
  const hostile: Table = {
    title: 'x',
    columns: [{ key: '=cmd()', label: '=cmd()', kind: 'text' }],
    rows: [],
  };
  expect(csvOf(hostile)).toBe("'=cmd()\r\n");
});

test.each(['-12.5', '-7', '0', '1e5'])('a number, %s, keeps its sign and gets no apostrophe', (number) => {
  expect(withoutFormula(number)).toBe(number);
});

test('a number column refuses what is no finite number', () => {
  const broken = { ...table, rows: [{ days: Number.NaN }] };
  expect(() => csvOf(broken)).toThrow('column days needs a finite number, got NaN');
  expect(() => tableJson(broken)).toThrow(RangeError);
  expect(() => csvOf({ ...table, rows: [{ days: '=1+1' }] })).toThrow(RangeError);
});

test('xlsx reads back with typed numbers and dates, text as text, and no wall clock in its bytes', async () => {
  const bytes = await xlsxOf([table, table]);
  const book = await readXlsx(bytes);
  expect(book.sheets.map((sheet) => sheet.name)).toEqual(['open deals', 'open deals 2']);
  expect(book.sheets[0]?.rows).toEqual([
    ['deal', 'days', 'win rate', 'amount', 'created', 'seen'],
    [
      'Acme, "the" one',
      1291,
      0.5,
      -1234.5,
      new Date('2017-03-01T00:00:00Z'),
      new Date('2017-03-01T10:20:30Z'),
    ],
    ["'=1+1", -7, null, -0.25, null, null],
  ]);
  expect(Buffer.compare(bytes, await xlsxOf([table, table]))).toBe(0);
  // Every zip entry carries the DOS epoch, 1980-01-01 00:00: bytes 00 00 21 00 at offset 10 of its header.
  const whole = Buffer.from(bytes);
  const headers: number[] = [];
  for (let at = whole.indexOf(zipEntry); at >= 0; at = whole.indexOf(zipEntry, at + 1)) headers.push(at);
  expect(headers.length).toBeGreaterThan(5);
  for (const at of headers) expect(whole.subarray(at + 10, at + 14).toString('hex')).toBe('00002100');
});

test('a text that looks like a workbook escape stays that text', async () => {
  const book = await readXlsx(await xlsxOf([oneColumn(['_x0041_', 'a\u0001b', '  two  '])]));
  expect(book.sheets[0]?.rows.slice(1).flat()).toEqual(['_x0041_', 'a\u0001b', '  two  ']);
});

test('arrow reads back equal, typed by kind, and the same bytes twice', () => {
  const bytes = arrowOf(table);
  const back = tableFromIPC(bytes);
  expect(back.schema.fields.map((field) => String(field.type))).toEqual([
    'Utf8',
    'Int64',
    'Float64',
    'Float64',
    'Date32<DAY>',
    'Timestamp<MILLISECOND, UTC>',
  ]);
  const rows = back.toArray().map((row) => ({ ...row.toJSON() }));
  expect(rows[0]).toMatchObject({ name: 'Acme, "the" one', days: 1291n, rate: 0.5, amount: -1234.5 });
  expect(Number(rows[0]?.['created_on'])).toBe(Date.parse('2017-03-01'));
  expect(Number(rows[0]?.['seen_at'])).toBe(Date.parse('2017-03-01T10:20:30Z'));
  expect(rows[1]).toMatchObject({ name: '=1+1', days: -7n, rate: null, amount: -0.25, created_on: null });
  expect(Buffer.from(bytes).subarray(0, 6).toString()).toBe('ARROW1');
  expect(Buffer.compare(bytes, arrowOf(table))).toBe(0);
});

test('arrow keeps the types of a table without rows', () => {
  const back = tableFromIPC(arrowOf({ ...table, rows: [] }));
  expect(back.numRows).toBe(0);
  expect(back.schema.fields).toHaveLength(6);
});

test('json keeps the order of the columns, numbers as numbers, and ends with a line end', () => {
  expect(tableJson({ ...table, columns: table.columns.slice(0, 4), rows: table.rows.slice(1) })).toBe(
    `{
  "schema": "bearing/rows/1",
  "title": "open deals",
  "columns": [
    {
      "key": "name",
      "label": "deal",
      "kind": "text"
    },
    {
      "key": "days",
      "label": "days",
      "kind": "integer"
    },
    {
      "key": "rate",
      "label": "win rate",
      "kind": "rate"
    },
    {
      "key": "amount",
      "label": "amount",
      "kind": "money"
    }
  ],
  "rows": [
    {
      "name": "=1+1",
      "days": -7,
      "rate": null,
      "amount": -0.25
    }
  ]
}
`,
  );
});

test('markdown prints numbers for people and leaves no name that acts', () => {
  const hostile = {
    ...table,
    columns: table.columns.slice(0, 3),
    rows: [{ name: '<b>|\n[x](y)', days: 1291, rate: 0.5 }],
  };
  expect(markdownOf(hostile)).toBe(
    [
      '## open deals',
      '',
      '| deal | days | win rate |',
      '| --- | ---: | ---: |',
      '| \\<b\\>\\| \\[x\\](y) | 1,291 | 50.0 % |',
      '',
    ].join('\n'),
  );
});

test('a terminal table aligns numbers, shows control characters and explains its dash', () => {
  const rows = [
    { name: 'red \u001b[31m', days: 5, rate: null },
    { name: '東京', days: 1291, rate: 0.5 },
  ];
  expect(terminalTable({ ...table, columns: table.columns.slice(0, 3), rows }, { width: 80 })).toBe(
    [
      'open deals (2)',
      'deal        days  win rate',
      'red ␛[31m      5         –',
      '東京       1,291    50.0 %',
      '– no data',
      '',
    ].join('\n'),
  );
});

test('a terminal table cuts long text, never a number', () => {
  const long = {
    name: 'x'.repeat(200),
    days: 1291,
    rate: 0.5,
    amount: 12_345,
    created_on: '2017-03-01',
    seen_at: '2017-03-01T10:20:30Z',
  };
  const lines = terminalTable({ ...table, rows: [long] }, { width: 80 }).split('\n');
  expect(lines[2]).toHaveLength(80);
  expect(lines[2]).toMatch(/^x+… {2}1,291 {4}50.0 % {2}12,345/);
});
