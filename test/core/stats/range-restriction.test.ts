import { expect, test } from 'vitest';
import { rangeRestriction } from '../../../core/stats/range-restriction.ts';

// R psych: rangeCorrection(.33, 100.32, 48.19), GRE scores.
test('has the correction of psych', () => {
  expect(rangeRestriction(0.33, { unrestricted: 100.32, restricted: 48.19 })).toBeCloseTo(0.588, 3);
});

// Hand: .3 * 2 / sqrt(1 + .09 * 3).
test('has the correction by hand at u = 2', () => {
  const spreads = { unrestricted: 2, restricted: 1 };
  expect(rangeRestriction(0.3, spreads)).toBeCloseTo(0.6 / Math.sqrt(1.27), 12);
  expect(rangeRestriction(-0.3, spreads)).toBeCloseTo(-0.6 / Math.sqrt(1.27), 12);
  expect(rangeRestriction(1, spreads)).toBe(1);
});

test('changes nothing without restriction and is undone by the inverse', () => {
  expect(rangeRestriction(0.4, { unrestricted: 3, restricted: 3 })).toBeCloseTo(0.4, 15);
  const there = rangeRestriction(0.4, { unrestricted: 3, restricted: 2 }) ?? 9;
  expect(rangeRestriction(there, { unrestricted: 2, restricted: 3 })).toBeCloseTo(0.4, 12);
});

test('is null where nothing varies and refuses what is no correlation or spread', () => {
  expect(rangeRestriction(0.4, { unrestricted: 3, restricted: 0 })).toBeNull();
  expect(() => rangeRestriction(1.4, { unrestricted: 3, restricted: 2 })).toThrow('-1 <= r <= 1');
  expect(() => rangeRestriction(0.4, { unrestricted: -3, restricted: 2 })).toThrow('sd >= 0');
});
