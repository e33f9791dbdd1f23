import { beforeAll, describe, expect, test } from 'vitest';
import { explainRow } from '../../../adapters/projection/explain-row.ts';
import { projection } from '../../../adapters/projection/projection.ts';
import type { Ask } from '../../../adapters/projection/settle-column.ts';
import { type DateFormat, parseDateFormat } from '../../../core/model/date-format.ts';
import { readDay } from '../../../core/model/read-date.ts';
import { folded } from '../../../core/model/read-text.ts';
import type { Attempt, Reading } from '../../../core/model/reading.ts';
import { loadClean, openAsk, readingOf } from './engine.ts';

let ask: Ask;
beforeAll(async () => {
  ask = await openAsk();
});

const options = { formats: new Map(), fileHash: 'abcdef0123456789' };

async function project(reading: Reading, rows: readonly (readonly (string | null)[])[]) {
  await loadClean(ask, rows);
  return ask(`select * from (${projection(reading, options).sql}) order by line`);
}

const deal = { record_id: {}, outcome: {} } as const;

const issue = (reading: Reading, cells: readonly string[]) =>
  explainRow(reading, { line: 2, cells }, options);

describe('a projected row', () => {
  test('has every field of its object, absent ones as null', async () => {
    const [row] = await project(readingOf(deal), [['A', 'won']]);
    expect(row).toMatchObject({
      record_id: 'A',
      outcome: 'won',
      amount: null,
      deal_type: 'unknown',
      is_bad: false,
    });
  });

  test('loses white space at the edges of what is joined or compared, and keeps names and further columns as they came', async () => {
    const reading = readingOf({ ...deal, name: {} }, { extras: [{ name: 'note', column: 3 }] });
    const [row] = await project(reading, [['\u00a0A\t', ' WON\u3000', ' n ', ' x ']]);
    expect(row).toMatchObject({ record_id: 'A', outcome: 'won', name: ' n ', extra_0: ' x ' });
  });

  test('of an open deal is not closed: its close date is the expected one', async () => {
    const reading = readingOf({ ...deal, closed_on: {}, expected_close_on: {} });
    const rows = await project(reading, [
      ['A', 'open', '2024-05-01', ''],
      ['B', 'open', '2024-05-01', '2024-06-01'],
      ['C', 'won', '2024-05-01', ''],
    ]);
    expect(rows.map((row) => [row['closed_on'], row['expected_close_on']])).toEqual([
      [null, '2024-05-01'],
      [null, '2024-06-01'],
      ['2024-05-01', null],
    ]);
  });

  test('has a kind of loss if and only if it is lost', async () => {
    const rows = await project(readingOf({ ...deal, loss_kind: {} }), [
      ['A', 'lost', ''],
      ['B', 'lost', 'competitor'],
      ['C', 'won', 'competitor'],
    ]);
    expect(rows.map((row) => row['loss_kind'])).toEqual(['unknown', 'competitor', null]);
  });

  test('has the currency of its column, else of the mapping, else of the code beside the amount', async () => {
    const own = await project(readingOf({ ...deal, amount: { currency: 'USD' }, currency: {} }), [
      ['A', 'won', '$5', 'CAD'],
      ['B', 'won', '5', ''],
    ]);
    expect(own.map((row) => row['currency'])).toEqual(['CAD', 'USD']);
    const [written] = await project(readingOf({ ...deal, amount: {} }), [['A', 'won', 'EUR 1,234.50']]);
    expect(written).toMatchObject({ currency: 'EUR', amount: '1234.5000' });
  });

  test('is bad where the code beside an amount contradicts its currency', async () => {
    const reading = readingOf({ ...deal, amount: { currency: 'USD' } });
    const rows = await project(reading, [
      ['A', 'won', 'EUR 12'],
      ['B', 'won', '12 USD'],
    ]);
    expect(rows.map((row) => row['is_bad'])).toEqual([true, false]);
    expect(issue(reading, ['A', 'won', 'EUR 12'])).toEqual({
      column: 3,
      code: 'other-currency',
      message: "amount needs an amount in USD, got 'EUR 12'",
    });
  });

  test('has a hash for a composite id, so that no two pairs of cells share one', async () => {
    const reading = readingOf(deal);
    const pair = {
      ...reading,
      fields: [{ field: 'record_id', columns: [0, 1], rule: {} }, ...reading.fields.slice(1)],
    };
    const rows = await project(
      { ...pair, fields: pair.fields.map((f) => (f.field === 'outcome' ? { ...f, columns: [2] } : f)) },
      [
        ['a|b', 'c', 'won'],
        ['a', 'b|c', 'won'],
        ['a', '', 'won'],
      ],
    );
    expect(rows[0]?.['record_id']).toMatch(/^[0-9a-f]{32}$/);
    expect(rows[0]?.['record_id']).not.toBe(rows[1]?.['record_id']);
    expect(rows.map((row) => row['is_bad'])).toEqual([false, false, true]);
  });

  test('has the hash of its file and its line for a row number', async () => {
    const reading = readingOf({ outcome: {}, record_id: { rowNumber: true } });
    expect(await project(reading, [['won']])).toMatchObject([{ record_id: 'abcdef012345-2' }]);
  });

  test('is null where a rule says so, readable or not', async () => {
    const reading = readingOf({ ...deal, amount: { nullWhen: { outcome: 'lost' } } });
    const rows = await project(reading, [
      ['A', 'lost', '0'],
      ['B', 'lost', 'none'],
      ['C', 'won', 'none'],
    ]);
    expect(rows.map((row) => [row['amount'], row['is_bad']])).toEqual([
      [null, false],
      [null, false],
      [null, true],
    ]);
  });

  test('of another object is left out', async () => {
    const reading = readingOf(deal, { where: [{ column: 1, values: ['Won'] }] });
    expect(
      await project(reading, [
        ['A', 'won'],
        ['B', 'lost'],
      ]),
    ).toHaveLength(1);
  });

  test('is exact when scaled, and bad where four decimals cannot hold it', async () => {
    const reading = readingOf({ ...deal, amount: { times: 1_000_000 }, probability: { times: 0.01 } });
    const rows = await project(reading, [
      ['A', 'won', '4173.823456', '45.55'],
      ['B', 'won', '1', '33.333'],
      ['C', 'won', '1', '45%'],
    ]);
    expect(rows.map((row) => [row['amount'], row['probability'], row['is_bad']])).toEqual([
      ['4173823456.0000', '0.4555', false],
      ['1000000.0000', null, true],
      ['1000000.0000', '0.4500', false],
    ]);
  });
});

test.each([
  [
    'an absent id',
    ['', 'won'],
    {},
    { column: 1, code: 'missing', message: "record_id needs a value, got ''" },
  ],
  [
    'a word outside the list',
    ['A', 'victory'],
    {},
    { column: 2, code: 'not-a-word', message: "outcome needs one of open, won, lost, got 'victory'" },
  ],
  [
    'an impossible day',
    ['A', 'won', '2025-02-30'],
    { closed_on: {} },
    {
      column: 3,
      code: 'not-a-date',
      message: "closed_on needs a day as yyyy-MM-dd, years 1900-2199, got '2025-02-30'",
    },
  ],
  [
    'a value no map knows',
    ['A', 'won', 'x'],
    { deal_type: { map: { y: 'new' }, settledBy: 'see deal types in bearing.yaml' } },
    {
      column: 3,
      code: 'unmapped',
      message: "deal_type needs a value that its map knows, got 'x': see deal types in bearing.yaml",
    },
  ],
  [
    'more decimals than can be kept',
    ['A', 'won', '1.55555'],
    { amount: {} },
    {
      column: 3,
      code: 'not-a-decimal',
      message: "amount needs a number with at most 14 digits and 4 decimals, decimal mark ., got '1.55555'",
    },
  ],
  [
    'a share above one',
    ['A', 'won', '45'],
    { probability: {} },
    { column: 3, code: 'out-of-range', message: "probability needs a number from 0 to 1, got '45'" },
  ],
] as const)('says what is wrong with %s', async (_, cells, more, expected) => {
  const reading = readingOf({ ...deal, ...(more as Record<string, Attempt['rule']>) });
  expect(await project(reading, [cells])).toMatchObject([{ is_bad: true }]);
  expect(issue(reading, [...cells])).toEqual(expected);
});

test('echoes at most 64 characters of what came', () => {
  const { message } = issue(readingOf(deal), ['A', 'x'.repeat(1000)]);
  expect(message).toBe(`outcome needs one of open, won, lost, got '${'x'.repeat(60)}...'`);
});

test('every letter is folded as DuckDB folds it', async () => {
  const rows = await ask(
    'select i, lower(chr(i::int)) as l from range(1, 1114112) r(i) where i not between 55296 and 57343 and i <> 65279',
  );
  const others = rows.filter((row) => folded(String.fromCodePoint(Number(row['i']))) !== row['l']);
  expect(others).toEqual([]);
});

test.each([
  'M/d/yy',
  'dd.MM.yyyy',
  'yyyy-MM-dd',
  'yy-MM-dd',
])('every day written as %s is the same day in both', async (name) => {
  const format = parseDateFormat(name) as DateFormat;
  const year = name.includes('yyyy') ? '2000 + y' : "lpad(y::varchar, 2, '0')";
  const part = { y: year, m: 'm', d: 'd' };
  const order = name.startsWith('y') ? 'ymd' : name.startsWith('M') ? 'mdy' : 'dmy';
  const between = name.match(/[-/.]/)?.[0] ?? '-';
  const text = [...order]
    .map((letter) => `(${part[letter as 'y' | 'm' | 'd']})`)
    .join(` || '${between}' || `);
  await ask(`create or replace table clean as select row_number() over () as line, ${text} as c0, 'A' as c1, 'won' as c2
    from range(100) a(y), range(14) b(m), range(33) c(d)`);
  const fields = [
    { field: 'created_on', columns: [0], rule: {} },
    { field: 'record_id', columns: [1], rule: {} },
    { field: 'outcome', columns: [2], rule: {} },
  ];
  const formats = new Map([['created_on/0', { kind: 'date', format, plain: null } as const]]);
  const { sql } = projection({ ...readingOf({}), fields }, { ...options, formats });
  const rows = await ask(`select c0, created_on, is_bad from (${sql}) join clean using (line)`);
  const others = rows.filter(
    (row) => (row['is_bad'] ? null : row['created_on']) !== readDay(String(row['c0']), format, 'UTC'),
  );
  expect(others).toEqual([]);
  expect(rows).toHaveLength(46_200);
});
