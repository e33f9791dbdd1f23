import { expect, test } from 'vitest';
import { oddsRatio, tableMargins } from '../../../core/stats/table.ts';

test('tableMargins adds up rows, columns and all', () => {
  expect(
    tableMargins('fisher exact', [
      [1, 2],
      [3, 4],
    ]),
  ).toMatchObject({ row1: 3, row2: 7, column1: 4, column2: 6, n: 10 });
  expect(() =>
    tableMargins('fisher exact', [
      [1, 2],
      [3, 0.5],
    ]),
  ).toThrow('fisher exact needs whole numbers');
});

test('an odds ratio is a number, infinite or not there, but never NaN', () => {
  expect(oddsRatio(6, 3)).toBe(2);
  expect(oddsRatio(0, 3)).toBe(0);
  expect(oddsRatio(6, 0)).toBe('infinite');
  expect(oddsRatio(0, 0)).toBeNull();
});
