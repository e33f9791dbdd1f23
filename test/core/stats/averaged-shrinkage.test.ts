import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shrinkAveraged } from '../../../core/stats/averaged-shrinkage.ts';
import { fitLikelihood } from '../../../core/stats/beta-likelihood.ts';

const count = fc
  .integer({ min: 1, max: 200 })
  .chain((n) => fc.integer({ min: 0, max: n }).map((k) => ({ k, n })));
const groups = fc.array(count, { minLength: 1, maxLength: 12 });

describe('averaged shrinkage', () => {
  test('says nothing without a trial', () => {
    expect(shrinkAveraged([], { doubt: 1 })).toBeNull();
    expect(shrinkAveraged([{ k: 0, n: 0 }], { doubt: 1 })).toBeNull();
  });

  test('keeps every estimate inside its interval and every interval inside [0, 1]', () => {
    fc.assert(
      fc.property(groups, (counts) => {
        for (const { estimate } of shrinkAveraged(counts, { doubt: 1 }) ?? []) {
          expect(estimate.low).toBeLessThanOrEqual(estimate.value);
          expect(estimate.value).toBeLessThanOrEqual(estimate.high);
          expect(estimate.low).toBeGreaterThanOrEqual(0);
          expect(estimate.high).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  test('gives the same whichever group comes first', () => {
    const counts = [
      { k: 3, n: 10 },
      { k: 40, n: 60 },
      { k: 5, n: 50 },
    ];
    const forward = shrinkAveraged(counts, { doubt: 1 })?.map(({ estimate }) => estimate.value) ?? [];
    const backward =
      shrinkAveraged(counts.toReversed(), { doubt: 1 })?.map(({ estimate }) => estimate.value) ?? [];
    forward.forEach((value, i) => {
      expect(value).toBeCloseTo(backward.at(-1 - i) ?? 0, 12);
    });
  });

  test('mirrors when won and lost change sides', () => {
    const counts = [
      { k: 3, n: 10 },
      { k: 40, n: 60 },
      { k: 5, n: 50 },
    ];
    const mirrored = counts.map(({ k, n }) => ({ k: n - k, n }));
    const rates = shrinkAveraged(counts, { doubt: 1 })?.map(({ estimate }) => estimate.value) ?? [];
    const others = shrinkAveraged(mirrored, { doubt: 1 })?.map(({ estimate }) => estimate.value) ?? [];
    rates.forEach((value, i) => {
      expect(value + (others[i] ?? 0)).toBeCloseTo(1, 10);
    });
  });

  test('lies near the fitted prior where many groups settle the spread', () => {
    const counts = Array.from({ length: 60 }, (_, i) => ({ k: 20 + ((i * 37) % 60), n: 100 }));
    const fit = fitLikelihood(counts.map((count) => ({ ...count, freq: 1 })));
    if (fit.kind !== 'ok') throw new Error('a fitted prior was needed');
    const { alpha, beta } = fit.prior;
    shrinkAveraged(counts, { doubt: 1 })?.forEach(({ estimate }, i) => {
      const fitted = (alpha + (counts[i]?.k ?? 0)) / (alpha + beta + 100);
      expect(Math.abs(estimate.value - fitted)).toBeLessThan(0.01);
    });
  });

  // One common rate has the Jeffreys posterior Beta(244.5, 556.5): scipy 1.17 beta.ppf([.025, .975]).
  test('does not collapse onto the common rate where the likeliest spread is none', () => {
    const counts = Array.from({ length: 8 }, (_, i) => ({ k: 30 + (i % 2), n: 100 }));
    const averaged = shrinkAveraged(counts, { doubt: 1 })?.[0]?.estimate;
    expect((averaged?.high ?? 0) - (averaged?.low ?? 0)).toBeGreaterThan(0.3375645 - 0.2738436);
  });
});
