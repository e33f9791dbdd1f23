import { describe, expect, test } from 'vitest';
import { monthIndex, quarterName, quarterStart } from '../../../core/sales/month.ts';
import { happenings, trend } from '../../../core/sales/trend.ts';

const closings = (months: Readonly<Record<string, number>>, first: string) =>
  happenings(
    Object.entries(months).map(([month, count]) => ({
      happening: 'closed',
      month_index: monthIndex(`${month}-01`),
      deal_count: count,
      won_count: count,
      lost_count: 0,
      won_amount_count: 0,
      won_amount: null,
      first_on: first,
      last_on: `${month}-28`,
    })),
  );
const year = { '2024-01': 9, '2024-02': 9, '2024-03': 9, '2024-04': 9, '2024-05': 9, '2024-06': 9 };
const calendar = { asOf: '2024-06-30', fiscalYearStartMonth: 1, from: null, to: null };
const reasons = (found: ReturnType<typeof happenings>, said: Partial<typeof calendar> & object = {}) =>
  trend(found, { ...calendar, ...said }).map(({ period, partial }) => [period, partial]);

describe('a partial quarter', () => {
  test('is none where every month has closings and the data covers it', () => {
    expect(reasons(closings(year, '2024-01-02'))).toEqual([
      ['2024-Q1', null],
      ['2024-Q2', null],
    ]);
  });

  test.each([
    { asOf: '2024-06-16', partial: null },
    { asOf: '2024-06-15', partial: 'the data ends inside, on 2024-06-15' },
  ])('is completed by an as-of within 14 days of its end ($asOf)', ({ asOf, partial }) => {
    expect(reasons(closings(year, '2024-01-02'), { asOf })[1]).toEqual(['2024-Q2', partial]);
  });

  test('is one in which the data starts', () => {
    expect(reasons(closings(year, '2024-02-20'))[0]).toEqual([
      '2024-Q1',
      'the data starts inside, on 2024-02-20',
    ]);
  });

  test('is one with a month without closings, where the others average 5', () => {
    const { '2024-02': _, ...without } = year;
    expect(reasons(closings(without, '2024-01-02'))[0]).toEqual(['2024-Q1', 'nothing closed in 2024-02']);
    const few = Object.fromEntries(Object.keys(without).map((month) => [month, 4]));
    expect(reasons(closings(few, '2024-01-02'))[0]).toEqual(['2024-Q1', null]);
  });
});

test.each([
  { day: '2017-01-31', start: 1, name: '2017-Q1' },
  { day: '2017-01-31', start: 2, name: '2017-Q4' },
  { day: '2017-02-01', start: 2, name: '2018-Q1' },
  { day: '2017-12-01', start: 10, name: '2018-Q1' },
])('$day lies in $name of a year that starts in month $start', ({ day, start, name }) => {
  expect(quarterName(monthIndex(day), start)).toBe(name);
  expect(quarterName(quarterStart(name, start), start)).toBe(name);
});
