import { expect, test } from 'vitest';
import { fTail } from '../../../core/stats/f-tail.ts';

// R: pf(ratio, df1, df2, lower.tail = FALSE)
test.each([
  { ratio: 0.5, df1: 5, df2: 18, p: 0.772260799555 },
  { ratio: 3, df1: 5, df2: 18, p: 0.0384274656113 },
  { ratio: 50, df1: 5, df2: 18, p: 6.24819060186e-10 },
  { ratio: 1e4, df1: 5, df2: 18, p: 2.49592363945e-30 },
  { ratio: 3, df1: 5, df2: 7.3, p: 0.0886167210091 },
])('fTail($ratio, $df1, $df2) matches R', ({ ratio, df1, df2, p }) => {
  expect(fTail(ratio, df1, df2) / p).toBeCloseTo(1, 9);
});

test('is 1 at no ratio and 0 at an infinite one', () => {
  expect(fTail(0, 3, 4)).toBe(1);
  expect(fTail(Number.POSITIVE_INFINITY, 3, 4)).toBe(0);
});
