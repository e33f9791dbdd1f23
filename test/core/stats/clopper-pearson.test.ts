import { assert, property } from 'fast-check';
import { expect, test } from 'vitest';
import { clopperPearson } from '../../../core/stats/clopper-pearson.ts';
import { jeffreys } from '../../../core/stats/jeffreys.ts';
import { counts, seeded } from './arbitrary.ts';

// scipy 1.17: binomtest(k, n).proportion_ci(conf, method='exact')
test.each([
  { k: 7, n: 10, conf: 0.95, low: 0.3475471499399921, high: 0.9332604888222655 },
  { k: 0, n: 5, conf: 0.95, low: 0, high: 0.5218237501049814 },
  { k: 5, n: 5, conf: 0.95, low: 0.47817624989501856, high: 1 },
  { k: 50, n: 100, conf: 0.99, low: 0.36886143735890525, high: 0.6311385626410948 },
  { k: 1, n: 1_000_000, conf: 0.95, low: 2.5317805139113815e-8, high: 5.571630655512304e-6 },
  { k: 999_999, n: 1_000_000, conf: 0.95, low: 0.9999944283693444, high: 0.9999999746821948 },
])('clopperPearson of $k of $n at $conf matches scipy', ({ k, n, conf, low, high }) => {
  const interval = clopperPearson(k, n, { conf });
  expect(interval?.low).toBeCloseTo(low, 13);
  expect(interval?.high).toBeCloseTo(high, 13);
});

test('clopperPearson contains the Jeffreys interval', () => {
  assert(
    property(counts(), ({ k, n }) => {
      const exact = clopperPearson(k, n);
      const bayes = jeffreys(k, n);
      if (exact === null || bayes === null) throw new Error('no interval');
      expect(exact.low).toBeLessThanOrEqual(bayes.low);
      expect(exact.high).toBeGreaterThanOrEqual(bayes.high);
    }),
    seeded,
  );
});

test('clopperPearson has no rate without data and refuses what is not a count', () => {
  expect(clopperPearson(0, 0)).toBeNull();
  expect(() => clopperPearson(-1, 5)).toThrow(RangeError);
});
