import { expect, test } from 'vitest';
import { disattenuation } from '../../../core/stats/disattenuation.ts';

// Hand: .3 / sqrt(.64 * .81) = .3 / .72, and .9 / sqrt(.8 * .8).
test('divides by the root of both reliabilities and may exceed 1', () => {
  expect(disattenuation(0.3, 0.64, 0.81)).toBeCloseTo(0.3 / 0.72, 12);
  expect(disattenuation(0.9, 0.8, 0.8)).toBeCloseTo(1.125, 12);
  expect(disattenuation(-0.4, 1, 1)).toBe(-0.4);
});

test('is null without reliability and refuses what is no correlation', () => {
  expect(disattenuation(0.3, 0, 0.8)).toBeNull();
  expect(() => disattenuation(1.2, 0.8, 0.8)).toThrow('-1 <= r <= 1');
});
