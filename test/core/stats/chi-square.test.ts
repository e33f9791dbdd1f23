import { expect, test } from 'vitest';
import { chiSquare } from '../../../core/stats/chi-square.ts';

// scipy 1.17: chi2_contingency(table, correction=False)
test.each([
  {
    table: [
      [10, 20, 30],
      [6, 9, 17],
    ],
    chi2: 0.27157465150403504,
    df: 2,
    p: 0.873028283380073,
  },
  {
    table: [
      [83, 3],
      [90, 3],
      [129, 7],
      [70, 12],
    ],
    chi2: 12.600411297127634,
    df: 3,
    p: 0.005585476661627036,
  },
])('chiSquare of $table matches scipy', ({ table, chi2, df, p }) => {
  const found = chiSquare(table);
  expect(found?.chi2).toBeCloseTo(chi2, 12);
  expect(found?.df).toBe(df);
  expect(found?.p).toBeCloseTo(p, 12);
});

test('chiSquare drops empty rows and columns with their degrees of freedom', () => {
  expect(
    chiSquare([
      [10, 0, 20, 30],
      [0, 0, 0, 0],
      [6, 0, 9, 17],
    ]),
  ).toEqual(
    chiSquare([
      [10, 20, 30],
      [6, 9, 17],
    ]),
  );
});

test('chiSquare of a table where nothing can differ has p 1, of an empty one nothing', () => {
  expect(
    chiSquare([
      [5, 7],
      [0, 0],
    ]),
  ).toEqual({ chi2: 0, df: 0, p: 1 });
  expect(
    chiSquare([
      [5, 0],
      [7, 0],
    ]),
  ).toEqual({ chi2: 0, df: 0, p: 1 });
  expect(
    chiSquare([
      [0, 0],
      [0, 0],
    ]),
  ).toBeNull();
  expect(chiSquare([])).toBeNull();
});

test('chiSquare refuses ragged tables and what is not a count', () => {
  expect(() => chiSquare([[1, 2], [3]])).toThrow('chi-square needs rows of one length, got 2 and 1');
  expect(() =>
    chiSquare([
      [1, -2],
      [3, 4],
    ]),
  ).toThrow('chi-square needs whole numbers of at least 0, got -2');
});
