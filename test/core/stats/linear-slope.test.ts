import { expect, test } from 'vitest';
import { linearSlope } from '../../../core/stats/linear-slope.ts';

const speed = [
  4, 4, 7, 7, 8, 9, 10, 10, 10, 11, 11, 12, 12, 12, 12, 13, 13, 13, 13, 14, 14, 14, 14, 15, 15, 15, 16, 16,
  17, 17, 17, 18, 18, 18, 18, 19, 19, 19, 20, 20, 20, 20, 20, 22, 23, 24, 24, 24, 24, 25,
];
const distance = [
  2, 10, 4, 22, 16, 10, 18, 26, 34, 17, 28, 14, 20, 24, 28, 26, 34, 34, 46, 26, 36, 60, 80, 20, 26, 54, 32,
  40, 32, 40, 50, 42, 56, 76, 84, 36, 46, 68, 32, 48, 52, 56, 64, 66, 54, 70, 92, 93, 120, 85,
];

// R: confint(lm(dist ~ speed, cars)).
test('has the slope and interval of R', () => {
  const slope = linearSlope(speed, distance);
  expect(slope?.value).toBeCloseTo(3.93240875912, 9);
  expect(slope?.low).toBeCloseTo(3.09696432814, 9);
  expect(slope?.high).toBeCloseTo(4.76785319011, 9);
  expect(slope?.n).toBe(50);
});

test('is null with two points, and where x does not vary', () => {
  expect(linearSlope([1, 2], [1, 2])).toBeNull();
  expect(linearSlope([3, 3, 3], [1, 2, 3])).toBeNull();
  expect(() => linearSlope([1], [1, 2])).toThrow('equal length');
});

// Hand: x is -1, 0, 1, so xx = 2; t(1) = 12.7062.
test('takes points on a line as known no better than they were rounded', () => {
  expect(linearSlope([1, 2, 3], [2, 4, 6])?.low).toBeCloseTo(2, 12);
  expect(linearSlope([1, 2, 3], [2, 4, 6], { leastSd: 1 })?.low).toBeCloseTo(2 - 12.7062 / Math.sqrt(2), 3);
});
