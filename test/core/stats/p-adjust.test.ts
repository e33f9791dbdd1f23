import { array, assert, double, property } from 'fast-check';
import { expect, test } from 'vitest';
import { type Correction, pAdjust } from '../../../core/stats/p-adjust.ts';
import { seeded } from './arbitrary.ts';

const p = [0.01, 0.01, 0.04, 0.03, 0.5, 0, 0.2];

// statsmodels 0.15: multipletests(p, method=...), with a tie and a p of 0, in input order.
test.each<{ correction: Correction; adjusted: number[] }>([
  { correction: 'bh', adjusted: [7 / 300, 7 / 300, 0.056, 0.0525, 0.5, 0, 0.7 / 3] },
  { correction: 'by', adjusted: [0.0605, 0.0605, 0.1452, 0.136125, 1, 0, 0.605] },
  { correction: 'holm', adjusted: [0.06, 0.06, 0.12, 0.12, 0.5, 0, 0.4] },
  { correction: 'bonferroni', adjusted: [0.07, 0.07, 0.28, 0.21, 1, 0, 1] },
])('pAdjust by $correction matches statsmodels', ({ correction, adjusted }) => {
  const got = pAdjust(p, correction);
  adjusted.forEach((value, index) => {
    expect(got[index]).toBeCloseTo(value, 12);
  });
});

// Benjamini & Hochberg (1995): rank 6 alone would give .0695; the running minimum makes it .06386, as rank 7.
test('pAdjust by bh takes the running minimum', () => {
  const published = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262];
  const adjusted = pAdjust([...published, 0.5719, 0.6528, 0.759, 1], 'bh');
  expect(adjusted[5]).toBeCloseTo(0.06385714, 8);
  expect(adjusted[6]).toBeCloseTo(0.06385714, 8);
});

test('pAdjust counts tests that were looked at but not given', () => {
  expect(pAdjust([0.01, 0.02], 'bh', { tests: 10 })).toEqual(
    pAdjust([0.01, 0.02, ...Array(8).fill(1)], 'bh').slice(0, 2),
  );
  expect(pAdjust([0.01, 0.02], 'holm', { tests: 10 })).toEqual([0.1, 0.18]);
  expect(() => pAdjust([0.01, 0.02], 'bh', { tests: 1 })).toThrow(
    'p adjustment needs at least as many tests as p values (2), got 1',
  );
});

test('pAdjust never falls below p, never exceeds 1 and rises with p', () => {
  assert(
    property(array(double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 }), (values) => {
      for (const correction of ['bh', 'by', 'holm', 'bonferroni'] as const) {
        const adjusted = pAdjust(values, correction);
        const pairs = values.map((value, i) => [value, adjusted[i] ?? Number.NaN] as const);
        for (const [value, q] of pairs) {
          expect(q).toBeGreaterThanOrEqual(value * (1 - 1e-12));
          expect(q).toBeLessThanOrEqual(1);
        }
        const sorted = pairs.toSorted((a, b) => a[0] - b[0]).map(([, q]) => q);
        expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
      }
    }),
    seeded,
  );
});

test('pAdjust of nothing is nothing, and NaN is refused, not dropped', () => {
  expect(pAdjust([], 'bh')).toEqual([]);
  expect(() => pAdjust([0.1, Number.NaN], 'bh')).toThrow('p value needs 0 <= value <= 1, got NaN');
});
