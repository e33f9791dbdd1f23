import { describe, expect, test } from 'vitest';
import { emptyTally, type Tally } from '../../../core/sales/cell.ts';
import { currencyPlan } from '../../../core/sales/currency.ts';
import { moneyOf, valueWinRate } from '../../../core/sales/money.ts';

const paid = (won: number, lost: number, each: number): Tally => ({
  ...emptyTally,
  won,
  unknown: lost,
  wonAmountCount: won,
  wonAmount: won * each,
  wonAmountSquares: won * each ** 2,
  wonAmountMax: each,
});
const total: Tally = { ...paid(200, 200, 1000), wonAmount: 200_000, closedDays: 10_000 };
const context = { total, minimumClosed: 10, measured: true, shareOfActivity: null, pooled: null };

describe('money words', () => {
  test.each([
    {
      what: 'half of the days for a fiftieth of the amount',
      days: 5000,
      each: 40,
      word: 'busy, small return',
    },
    { what: 'days and amount alike', days: 5000, each: 1000, word: null },
    { what: 'a twentieth of the days for half of the amount', days: 500, each: 1000, word: 'large return' },
  ])('$what: $word', ({ days, each, word }) => {
    const own = { ...paid(100, 100, each), closedDays: days };
    expect(moneyOf(own, { ...context, total: { ...total, wonAmount: 100_000 + 100 * each } }).word).toBe(
      word,
    );
  });

  test('are none for too few closed deals, or where currencies cannot be added', () => {
    const own = { ...paid(4, 4, 1), closedDays: 9000 };
    expect(moneyOf(own, context).word).toBeNull();
    expect(
      moneyOf({ ...paid(100, 100, 40), closedDays: 5000 }, { ...context, measured: false }),
    ).toMatchObject({ wonAmount: null, perClosed: null, word: null });
  });
});

test('has no value win rate where lost deals carry no amount, or 0 everywhere', () => {
  expect(valueWinRate(paid(10, 10, 5), true)).toBeNull();
  expect(valueWinRate({ ...paid(10, 10, 5), lostAmountCount: 10 }, true)).toBeNull();
  expect(
    valueWinRate({ ...paid(10, 10, 5), lostAmountCount: 10, lostAmount: 150, lostAmountSquares: 2250 }, true),
  ).toMatchObject({ value: 0.25 });
});

describe('currency', () => {
  const row = (currency: string | null, rateFrom: string | null = null) => ({
    currency,
    amount_count: 3,
    first_closed_on: '2024-02-01',
    first_rate_on: rateFrom,
  });

  test.each([
    {
      what: 'one currency',
      rows: [row('USD')],
      reporting: null,
      plan: { shown: 'USD', measured: true, convertTo: null },
    },
    {
      what: 'two without a reporting one',
      rows: [row('EUR'), row('USD')],
      reporting: null,
      plan: { shown: null, measured: false },
    },
    {
      what: 'two with every rate',
      rows: [row('EUR', '2024-01-01'), row('USD')],
      reporting: 'USD',
      plan: { shown: 'USD', measured: true, convertTo: 'USD' },
    },
    {
      what: 'a rate that begins after the first close',
      rows: [row('EUR', '2024-03-01'), row('USD')],
      reporting: 'USD',
      plan: { measured: false },
    },
  ])('$what', ({ rows, reporting, plan }) => {
    expect(currencyPlan(rows, reporting)).toMatchObject(plan);
  });
});
