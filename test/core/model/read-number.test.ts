import { expect, test } from 'vitest';
import { printUnits, readNumber, toFactor } from '../../../core/model/read-number.ts';

const plain = { mark: '.', unit: 'none', times: 1, per: 1 } as const;

const read = (text: string, reading: Partial<Parameters<typeof readNumber>[1]> = {}) => {
  const number = readNumber(text, { ...plain, ...reading });
  return number && printUnits(number.units);
};

test.each([
  ['12', '12.0000'],
  ['+5', '5.0000'],
  ['-0', '0.0000'],
  ['.5', '0.5000'],
  ['(1,234.00)', '-1234.0000'],
  ['1 234.5', '1234.5000'],
  ['1\u00a0234\u00a0567', '1234567.0000'],
  ["1'234.56", '1234.5600'],
  ['00012', '12.0000'],
  ['1.50000', '1.5000'],
  ['99999999999999.9999', '99999999999999.9999'],
  ['100000000000000', null],
  ['1.55555', null],
  ['1e5', null],
  ['5.', null],
  ['--5', null],
  ['(-5)', null],
  ['12,34', null],
  ['0,125', null],
  ['1,234 567', null],
  ['١٢٣', null],
  ['１', null],
  ['NaN', null],
  ['Infinity', null],
  ['0x10', null],
])('%s with a point as mark is %s', (text, number) => {
  expect(read(text)).toBe(number);
});

test.each([
  ['1.234,56', '1234.5600'],
  ['1.234', '1234.0000'],
  ['1.234.567', '1234567.0000'],
  ['1234.5', null],
])('%s with a comma as mark is %s', (text, number) => {
  expect(read(text, { mark: ',' })).toBe(number);
});

test.each([
  ['$125000', '125000.0000', null],
  ['-$5', '-5.0000', null],
  ['$-5', '-5.0000', null],
  ['($1,200.50)', '-1200.5000', null],
  ['EUR 12', '12.0000', 'EUR'],
  ['12 USD', '12.0000', 'USD'],
  ['US$ 5', '5.0000', null],
  ['5 €', '5.0000', null],
])('%s is money: %s', (text, number, code) => {
  expect(readNumber(text, { ...plain, unit: 'money' })?.code).toBe(code);
  expect(read(text, { unit: 'money' })).toBe(number);
});

test.each(['EUR12EUR', 'usd 12', '$', '5 5'])('%s is no money', (text) => {
  expect(read(text, { unit: 'money' })).toBeNull();
});

test('a currency is money only, a per cent sign a share only', () => {
  expect([read('$5'), read('45%'), read('45%', { unit: 'money' })]).toEqual([null, null, null]);
});

test('a per cent sign is a hundredth whatever the factor', () => {
  expect(read('45%', { unit: 'share' })).toBe('0.4500');
  expect(read('45%', { unit: 'share', times: 0.01 })).toBe('0.4500');
  expect(read('45', { unit: 'share', times: 0.01 })).toBe('0.4500');
});

test('a factor is exact or the number is none', () => {
  expect(read('4173.823456', { times: 1_000_000 })).toBe('4173823456.0000');
  expect(read('33.333', { times: 0.01 })).toBeNull();
  expect(read('99999999999999', { times: 100 })).toBeNull();
});

test('a divisor rounds half away from zero to four places', () => {
  // 1/60 = 0.016666..., 0.0003/6 = 0.00005.
  expect(read('1', { per: 60 })).toBe('0.0167');
  expect(read('0.0003', { per: 6 })).toBe('0.0001');
  expect(read('-0.0003', { per: 6 })).toBe('-0.0001');
});

test.each([1e-7, 0.123456, 1e21, Number.NaN])('a factor of %s is refused', (times) => {
  expect(() => toFactor(times)).toThrow(/^times needs at most 4 decimals and 10 digits, got/);
});
