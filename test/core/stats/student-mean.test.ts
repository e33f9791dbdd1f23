import { expect, test } from 'vitest';
import { studentMean } from '../../../core/stats/student-mean.ts';

// R: t.test(sleep$extra[1:10]), the first group of Student (1908).
test('has the mean and interval of Student', () => {
  const extra = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
  const mean = studentMean(extra);
  expect(mean?.value).toBeCloseTo(0.75, 12);
  expect(mean?.low).toBeCloseTo(-0.529780413526, 9);
  expect(mean?.high).toBeCloseTo(2.029780413526, 9);
  expect(mean?.n).toBe(10);
});

test('has no interval from one value, so no estimate', () => {
  expect(studentMean([])).toBeNull();
  expect(studentMean([3])).toBeNull();
  expect(() => studentMean([1, Number.NaN])).toThrow('finite');
});

// Hand: t(3) = 3.182446, 2 / sqrt(4) = 1.
test('takes values that look alike as known no better than they were rounded', () => {
  expect(studentMean([5, 5, 5, 5])).toEqual({ value: 5, low: 5, high: 5, n: 4 });
  expect(studentMean([5, 5, 5, 5], { leastSd: 2 })?.high).toBeCloseTo(8.182446, 5);
});
