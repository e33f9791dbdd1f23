import { beforeAll, expect, test } from 'vitest';
import type { Ask, SettleOptions } from '../../../adapters/projection/settle-column.ts';
import { settleFormats } from '../../../adapters/projection/settle-formats.ts';
import type { Attempt } from '../../../core/model/reading.ts';
import { loadClean, openAsk, readingOf } from './engine.ts';

let ask: Ask;
beforeAll(async () => {
  ask = await openAsk();
});

type Flags = Pick<SettleOptions, 'dateFormat' | 'decimal'>;

/** The format found for one column of these values, or the refusal's code and message. */
async function settle(
  field: string,
  values: readonly string[],
  options: { rule?: Attempt['rule']; flags?: Flags } = {},
) {
  await loadClean(
    ask,
    values.map((value) => [value]),
  );
  const reading = readingOf({ [field]: options.rule ?? {} });
  const settled = await settleFormats(reading, ask, { header: ['Column'], ...options.flags });
  if ('refusal' in settled) return `${settled.refusal.code}: ${settled.refusal.message}`;
  const [column] = settled.formats.values();
  return column?.kind === 'date' ? column.format.name : column?.mark;
}

test.each([
  ['ISO days', ['2024-01-02', '2024-11-30'], 'yyyy-MM-dd'],
  ['ISO moments', ['2024-01-02T10:00:00.000Z', '2024-11-30T10:00:00.000+0000'], 'yyyy-MM-dd'],
  ['an impossible ISO day', ['2025-02-30'], 'yyyy-MM-dd'],
  ['a day above 12 in the first place', ['01/02/2024', '25/04/2024', ''], 'dd/MM/yyyy'],
  ['a day above 12 in the second place', ['1/2/2024', '4/25/2024'], 'MM/dd/yyyy'],
  ['two-digit years', ['01-02-24', '25-04-24'], 'dd-MM-yy'],
  ['American times', ['1/2/2024 3:05 PM', '4/25/2024, 11:00 AM'], 'MM/dd/yyyy'],
  ['points', ['15.01.2024'], 'dd.MM.yyyy'],
  ['English months', ['12-Jan-2024', '3 February 2024'], 'dd MMM yyyy'],
  ['month names first', ['Jan 3, 2024'], 'MMM dd, yyyy'],
  ['years first', ['2024/01/13'], 'yyyy/MM/dd'],
  ['digits only', ['20240115'], 'yyyyMMdd'],
  ['days that are their own month', ['05/05/2024', '06/06/2024'], 'dd/MM/yyyy'],
  ['a column without values', ['', ' '], 'yyyy-MM-dd'],
])('finds the date format of %s', async (_, values, format) => {
  expect(await settle('closed_on', values)).toBe(format);
});

test('looks at every row: the last of 2,000 decides', async () => {
  await ask(`create or replace table clean as select i + 2 as line,
    case when i = 1999 then '01/13/2024' else '01/02/2024' end as c0 from range(2000) r(i)`);
  const settled = await settleFormats(readingOf({ closed_on: {} }), ask, { header: ['Close Date'] });
  expect('formats' in settled && settled.formats.get('closed_on/0')).toMatchObject({
    format: { name: 'MM/dd/yyyy' },
  });
});

test('typing errors do not decide, and do not hinder', async () => {
  const good = Array.from({ length: 98 }, (_, index) => `${(index % 28) + 1}/03/2024`);
  expect(await settle('closed_on', [...good, 'n/a', '31/31/2024'])).toBe('dd/MM/yyyy');
});

test('refuses days that two formats read differently, with both readings and the flags', async () => {
  expect(await settle('closed_on', ['03/03/2024', '03/04/2024'])).toBe(
    "ambiguous-date: Column needs one date format, got '03/04/2024', which is 2024-04-03 as dd/MM/yyyy and 2024-03-04 as MM/dd/yyyy: say --date-format dd/MM/yyyy or --date-format MM/dd/yyyy",
  );
});

test.each([
  ['a flag settles what the rows leave open', ['03/04/2024'], { dateFormat: 'MM/dd/yyyy' }, 'MM/dd/yyyy'],
  [
    'a flag of the same order settles another separator',
    ['03.04.2024'],
    { dateFormat: 'M/d/yyyy' },
    'MM.dd.yyyy',
  ],
  [
    'a flag does not overrule what the rows prove',
    ['25/04/2024'],
    { dateFormat: 'MM/dd/yyyy' },
    'dd/MM/yyyy',
  ],
  ['a flag does not overrule ISO', ['2024-04-03'], { dateFormat: 'MM/dd/yyyy' }, 'yyyy-MM-dd'],
  ['numbers are days by word only', ['45000'], { dateFormat: 'excel1904' }, 'excel1904'],
])('%s', async (_, values, flags, format) => {
  expect(await settle('closed_on', values, { flags })).toBe(format);
});

test('refuses numbers as dates, naming both readings', async () => {
  // 45000 days after 1899-12-30 and after 1904-01-01.
  expect(await settle('closed_on', ['45000'])).toBe(
    "serial-date: Column needs dates, got numbers, '45000' is 2023-03-15 as excel1900 and 2027-03-16 as excel1904: say --date-format excel1900 or excel1904",
  );
});

test('refuses a column that holds no dates, with the first value that fits nothing', async () => {
  expect(await settle('closed_on', ['2024-01-01', 'soon', 'later'])).toMatch(
    /^no-date-format: Column needs dates of one format, got 'soon'/,
  );
});

test('refuses a format nobody can read', async () => {
  expect(await settle('closed_on', ['2024-01-01'], { rule: { format: 'foo' } })).toMatch(
    /^unknown-format: Column needs/,
  );
  expect(await settle('closed_on', ['2024-01-01'], { flags: { dateFormat: 'foo' } })).toMatch(
    /^unknown-format: --date-format needs/,
  );
});

test('a format of the mapping decides alone', async () => {
  expect(await settle('closed_on', ['03/04/2024'], { rule: { format: 'd/M/yyyy' } })).toBe('d/M/yyyy');
});

test.each([
  ['bare digits', 'amount', ['12', '13.50'], '.'],
  ['a point that can only cut', 'amount', ['1.234', '12.5'], '.'],
  ['a leading zero', 'amount', ['0.125', '0.250'], '.'],
  ['groups and a point', 'amount', ['1,234.56', '12'], '.'],
  ['groups and a comma', 'amount', ['1.234,56', '12'], ','],
  ['two groups', 'amount', ['1.234.567', '1.234'], ','],
  ['spaces', 'amount', ['1 234,56', '1\u00a0234,5', '12\u202f345,1'], ','],
  ['apostrophes', 'amount', ["1'234.56"], '.'],
  ['symbols', 'amount', ['$125000', '($1,200.50)'], '.'],
  ['codes', 'amount', ['EUR 1.234,00', '12,5 EUR'], ','],
  ['shares', 'probability', ['45%', '12,5 %'], ','],
  ['groups of whole numbers', 'amount', ['1,234,567'], '.'],
])('finds the decimal mark of %s', async (_, field, values, mark) => {
  expect(await settle(field, values)).toBe(mark);
});

test('a whole number has no fraction, so 1.234 employees are a thousand', async () => {
  await loadClean(ask, [['1.234'], ['12']]);
  const settled = await settleFormats(readingOf({ employees: {} }, { object: 'account' }), ask, {
    header: ['Staff'],
  });
  expect('formats' in settled && settled.formats.get('employees/0')).toMatchObject({ mark: ',' });
});

test('refuses numbers that two marks read differently, with both readings and the flags', async () => {
  expect(await settle('amount', ['12', '1.234'])).toBe(
    "ambiguous-decimal: Column needs one decimal mark, got '1.234', which is 1.234 with a point as mark and 1234 with a comma: say --decimal . or --decimal ,",
  );
  expect(await settle('amount', ['12', '1.234'], { flags: { decimal: ',' } })).toBe(',');
});

test('refuses a column that holds no numbers', async () => {
  expect(await settle('amount', ['many', 'few', '3'])).toMatch(
    /^no-number: Column needs numbers, got 'many'/,
  );
});
