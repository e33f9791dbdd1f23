import { expect, test } from 'vitest';
import { hypergeometric } from '../../../core/stats/hypergeometric.ts';

// scipy 1.17: hypergeom(20, 8, 7) at 3
test('hypergeometric matches scipy', () => {
  const cell = hypergeometric({ row: 8, column: 7, all: 20 });
  expect(cell.logProbability(3)).toBeCloseTo(-1.028381793260809, 13);
  expect(cell.atMost(3)).toBeCloseTo(0.7492260061919505, 13);
  expect(cell.atLeast(3)).toBeCloseTo(0.608359133126935, 13);
});

test('both tails of every count overlap in that count only', () => {
  for (const margins of [
    { row: 8, column: 7, all: 20 },
    { row: 50, column: 90, all: 100 },
    { row: 1, column: 1, all: 2 },
  ]) {
    const cell = hypergeometric(margins);
    for (let count = cell.least; count <= cell.most; count++) {
      const both = cell.atMost(count) + cell.atLeast(count);
      expect(both).toBeCloseTo(1 + Math.exp(cell.logProbability(count)), 13);
    }
  }
});

test('hypergeometric outside its range is certain or impossible', () => {
  const cell = hypergeometric({ row: 8, column: 15, all: 20 });
  expect(cell.least).toBe(3);
  expect(cell.most).toBe(8);
  expect([cell.atMost(2), cell.atLeast(9), cell.atMost(8), cell.atLeast(3)]).toEqual([0, 0, 1, 1]);
});

test('hypergeometric of an empty margin is the one count there is', () => {
  for (const margins of [
    { row: 0, column: 3, all: 9 },
    { row: 9, column: 3, all: 9 },
    { row: 0, column: 0, all: 0 },
  ]) {
    const cell = hypergeometric(margins);
    expect(cell.least).toBe(cell.most);
    expect([cell.atMost(cell.least), cell.atLeast(cell.least)]).toEqual([1, 1]);
  }
});
