import { expect, test } from 'vitest';
import {
  printedChance,
  printedCount,
  printedLift,
  printedPoints,
  printedRate,
  printedRateEstimate,
  printedShare,
} from '../../../adapters/report/printed.ts';
import { printedDay, printedMoment, printedPeriod } from '../../../adapters/report/printed-date.ts';
import {
  currencySign,
  printedAmount,
  printedAmountEstimate,
  printedHeadlineMoney,
  printedMoney,
} from '../../../adapters/report/printed-money.ts';

test('prints a rate in per cent with one decimal, rounding halves up as a person would', () => {
  expect(printedRate(4238 / 6711)).toBe('63.2 %');
  expect(printedRate(0.1445)).toBe('14.5 %');
  expect(printedRate(0)).toBe('0.0 %');
  expect(printedRate(1)).toBe('100.0 %');
});

test('prints no data as a dash with words, never as 0', () => {
  expect(printedCount(null)).toBe('– no data');
  expect(printedRate(null)).toBe('– no data');
  expect(printedShare(null)).toBe('– no data');
  expect(printedMoney(null, 'USD')).toBe('– no data');
  expect(printedRateEstimate(null)).toBe('– no data');
});

test('prints an estimate with its interval, and too little data as words', () => {
  expect(printedRateEstimate({ value: 0.6315, low: 0.6199, high: 0.643, n: 6711 })).toBe(
    '63.2 % [62.0, 64.3]',
  );
  expect(printedRateEstimate({ insufficient: true, n: 3, needed: 20 })).toBe('not enough data (n = 3)');
  expect(printedAmountEstimate({ value: 3530.4, low: 3338, high: 3722, n: 745 })).toBe(
    '3,530 [3,338, 3,722]',
  );
});

test('prints points with their sign and no negative zero', () => {
  expect(printedPoints(0.0123)).toBe('+1.2');
  expect(printedPoints(-0.03)).toBe('-3.0');
  expect(printedPoints(-0.0001)).toBe('0.0');
  expect(printedPoints(0.0001)).toBe('0.0');
  expect(printedLift({ value: -0.012, low: -0.042, high: 0.019, n: 4032 })).toBe('-1.2 points [-4.2, +1.9]');
});

test('prints small shares with a decimal and the smallest as a limit', () => {
  expect(printedShare(0.2628)).toBe('26 %');
  expect(printedShare(0.0044)).toBe('0.4 %');
  expect(printedShare(0.00996)).toBe('1 %');
  expect(printedShare(0.0003)).toBe('<0.1 %');
  expect(printedShare(0)).toBe('0 %');
});

test('prints chances with the digits that matter', () => {
  expect(printedChance(0.62)).toBe('0.62');
  expect(printedChance(0.0043)).toBe('0.004');
  expect(printedChance(0.00004)).toBe('<0.001');
});

test.each([
  { amount: 2_796_431, currency: 'USD', text: '$2.80M' },
  { amount: -89_400, currency: 'USD', text: '-$89k' },
  { amount: 640, currency: 'EUR', text: '€640' },
  { amount: 1_250_000_000, currency: 'GBP', text: '£1.25B' },
  { amount: 2_000_000, currency: 'CHF', text: 'CHF 2.00M' },
  { amount: 999_600, currency: 'USD', text: '$1.00M' },
  { amount: 12, currency: 'no currency', text: 'no currency 12' },
  { amount: 12, currency: null, text: '12' },
])('prints $amount $currency in a headline as $text', ({ amount, currency, text }) => {
  expect(printedHeadlineMoney(amount, currency)).toBe(text);
});

test('names a currency by its sign where it has one', () => {
  expect([currencySign('USD'), currencySign('SEK'), currencySign(null)]).toEqual(['$', 'kr', 'amount']);
  expect([printedAmount(3.456), printedAmount(0), printedAmount(1234.5)]).toEqual(['3.46', '0', '1,235']);
});

test('prints periods without repeating the year', () => {
  expect(printedPeriod({ from: '2017-03-01', to: '2017-12-31' })).toBe('1 Mar - 31 Dec 2017');
  expect(printedPeriod({ from: '2016-11-01', to: '2017-01-31' })).toBe('1 Nov 2016 - 31 Jan 2017');
  expect(printedPeriod({ from: null, to: '2017-01-31' })).toBe('until 31 Jan 2017');
  expect(printedPeriod({ from: '2017-01-31', to: null })).toBe('from 31 Jan 2017 on');
  expect(printedPeriod({ from: null, to: null })).toBe('at any time');
  expect(printedDay('some day')).toBe('some day');
});

test.each([
  { asOf: '2017-12-31', text: '2017-12-31' },
  { asOf: '2026-09-30T18:00:00.000Z', text: '2026-09-30 18:00 UTC' },
  { asOf: '2026-09-30T18:00:07Z', text: '2026-09-30 18:00:07 UTC' },
])('prints the as-of $asOf as $text', ({ asOf, text }) => {
  expect(printedMoment(asOf)).toBe(text);
});
