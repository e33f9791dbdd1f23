import { expect, test } from 'vitest';
import { midranks } from '../../../core/stats/midranks.ts';

// R: rank(c(3, 1, 3, 2, 3, 1))
test('shares the mean rank among equal values, in the order of the input', () => {
  expect(midranks([3, 1, 3, 2, 3, 1])).toEqual([5, 1.5, 5, 3, 5, 1.5]);
  expect(midranks([10, -2, 7.5])).toEqual([3, 1, 2]);
  expect(midranks([])).toEqual([]);
});
