import { expect, test } from 'vitest';
import { completeRows } from '../../../core/stats/complete-rows.ts';

test('keeps the rows without a gap, zeros too', () => {
  expect(
    completeRows([
      [1, 0],
      [null, 2],
      [3, 4],
      [5, null],
    ]),
  ).toEqual([
    [1, 0],
    [3, 4],
  ]);
  expect(completeRows([[null]])).toEqual([]);
});
