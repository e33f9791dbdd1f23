import { expect, test } from 'vitest';
import { normalCriticalValue, studentCriticalValue, tailShare } from '../../../core/stats/critical-value.ts';

// scipy 1.17: norm.ppf(1 - (1 - conf) / 2)
test.each([
  { conf: 0.9, z: 1.6448536269514722 },
  { conf: 0.95, z: 1.959963984540054 },
  { conf: 0.99, z: 2.5758293035489004 },
])('normalCriticalValue at $conf matches scipy', ({ conf, z }) => {
  expect(normalCriticalValue({ conf })).toBeCloseTo(z, 12);
});

// scipy 1.17: t.ppf(0.975, df)
test.each([
  { df: 1, t: 12.706204736174694 },
  { df: 5, t: 2.5705818356363146 },
  { df: 30, t: 2.0422724563012378 },
])('studentCriticalValue with $df degrees of freedom matches scipy', ({ df, t }) => {
  expect(studentCriticalValue(df, {})).toBeCloseTo(t, 11);
});

test('the level is 95 % when not said', () => {
  expect(tailShare({})).toBeCloseTo(0.025, 15);
});

test('refuses levels of 0 and 1 and no degrees of freedom', () => {
  expect(() => tailShare({ conf: 1 })).toThrow('confidence level needs a number between 0 and 1, got 1');
  expect(() => tailShare({ conf: 0 })).toThrow(RangeError);
  expect(() => tailShare({ conf: 95 })).toThrow(RangeError);
  expect(() => studentCriticalValue(0, {})).toThrow('student critical value needs df > 0, got 0');
});
