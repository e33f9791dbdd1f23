import { expect, test } from 'vitest';
import { agrestiCoull } from '../../../core/stats/agresti-coull.ts';
import { wilson } from '../../../core/stats/wilson.ts';

// statsmodels 0.15: proportion_confint(k, n, 1 - conf, method='agresti_coull')
test.each([
  { k: 7, n: 10, conf: 0.95, low: 0.3923252979772696, high: 0.8966615820775747 },
  { k: 50, n: 100, conf: 0.99, low: 0.3752796250448398, high: 0.6247203749551602 },
])('agrestiCoull of $k of $n at $conf matches statsmodels', ({ k, n, conf, low, high }) => {
  expect(agrestiCoull(k, n, { conf })?.low).toBeCloseTo(low, 13);
  expect(agrestiCoull(k, n, { conf })?.high).toBeCloseTo(high, 13);
});

test('agrestiCoull is not clipped: it has a centre with Wilson, and its width shows', () => {
  const interval = agrestiCoull(0, 5);
  const score = wilson(0, 5);
  expect(interval?.low).toBeLessThan(0);
  expect((interval?.low ?? 0) + (interval?.high ?? 0)).toBeCloseTo(
    (score?.low ?? 0) + (score?.high ?? 0),
    13,
  );
});

test('agrestiCoull has no rate without data and refuses what is not a count', () => {
  expect(agrestiCoull(0, 0)).toBeNull();
  expect(() => agrestiCoull(6, 5)).toThrow(RangeError);
});
