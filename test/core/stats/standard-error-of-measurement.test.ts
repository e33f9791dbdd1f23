import { expect, test } from 'vitest';
import { standardErrorOfMeasurement } from '../../../core/stats/standard-error-of-measurement.ts';

// Nunnally & Bernstein (1994), chapter 6; IQ points.
test.each([
  { reliability: 0.9, sem: 4.74, difference: 6.71 },
  { reliability: 0.95, sem: 3.35, difference: 4.74 },
])('at sd 15 and reliability $reliability is $sem', ({ reliability, sem, difference }) => {
  const found = standardErrorOfMeasurement(15, reliability);
  expect(found?.sem).toBeCloseTo(sem, 2);
  expect(found?.ofDifference).toBeCloseTo(difference, 2);
});

test('is 0 for a perfect measure, the whole spread for an empty one, null for neither', () => {
  expect(standardErrorOfMeasurement(2, 1)?.sem).toBe(0);
  expect(standardErrorOfMeasurement(2, 0)?.sem).toBe(2);
  expect(standardErrorOfMeasurement(2, -0.1)).toBeNull();
  expect(standardErrorOfMeasurement(2, 1.1)).toBeNull();
  expect(() => standardErrorOfMeasurement(-1, 0.5)).toThrow('sd >= 0');
});
