import { expect, test } from 'vitest';
import { fisherLimits } from '../../../core/stats/fisher-z.ts';

// R: tanh(atanh(.5) + c(-1, 1) * 1.959964 / sqrt(25)) by hand: atanh(.5) = .549306, half-width .391993.
test('moves on the scale of atanh and back', () => {
  const { low, high } = fisherLimits(0.5, { se: 0.2, z: 1.959964 });
  expect(Math.atanh(low)).toBeCloseTo(0.549306 - 0.391993, 6);
  expect(Math.atanh(high)).toBeCloseTo(0.549306 + 0.391993, 6);
});

test('has no width at 1', () => {
  expect(fisherLimits(1, { se: 0.2, z: 2 })).toEqual({ low: 1, high: 1 });
});
