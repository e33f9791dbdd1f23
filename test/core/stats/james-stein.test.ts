import { expect, test } from 'vitest';
import { jamesStein, jamesSteinArcsine } from '../../../core/stats/james-stein.ts';

// Efron & Morris (1975, 1977): hits of 18 players in their first 45 at-bats of 1970.
const hits = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7];

test('jamesStein on the batting averages keeps 0.212 of each deviation, as printed in 1977', () => {
  const fit = jamesStein(hits, 45);
  if ('insufficient' in fit) throw new Error('no fit');
  expect(fit.grandMean).toBeCloseTo(0.265, 3);
  expect(fit.shrinkage).toBeCloseTo(0.212, 3);
  expect(fit.estimates[0]).toBeCloseTo(0.294, 3);
  expect(fit.estimates.at(-1)).toBeCloseTo(0.242, 3);
});

// Efron & Morris (1975), JASA 70, Table 1: estimates .290, .286 ... .243, .238 ("James-Stein" column, back on the
// rate scale), shrunk from -1.35 ... -5.10 toward the mean -3.275 on the arcsine scale.
test('jamesSteinArcsine on the batting averages matches Efron & Morris (1975)', () => {
  const fit = jamesSteinArcsine(hits, 45);
  if ('insufficient' in fit) throw new Error('no fit');
  const sample = hits.map((k) => Math.sqrt(45) * Math.asin((2 * k) / 45 - 1));
  expect(sample[0]).toBeCloseTo(-1.35, 2);
  expect(sample.at(-1)).toBeCloseTo(-5.1, 2);
  expect(fit.shrinkage).toBeCloseTo(0.209, 3);
  expect(fit.estimates[0]).toBeCloseTo(0.29, 3);
  expect(fit.estimates[1]).toBeCloseTo(0.286, 3);
});

test('jamesStein needs 4 groups', () => {
  expect(jamesStein([1, 2, 3], 10)).toEqual({ insufficient: true, n: 3, needed: 4 });
  expect(jamesSteinArcsine([], 10)).toEqual({ insufficient: true, n: 0, needed: 4 });
});

test('jamesStein keeps nothing where the groups differ less than chance makes them', () => {
  // By hand: rates 0.5, 0.5, 0.5, 0.51; sum of squares 0.000075 over 0.2499 / 100 = 0.03; 1 - 1/0.03 < 0.
  expect(jamesStein([50, 50, 50, 51], 100)).toMatchObject({ shrinkage: 0 });
  expect(jamesStein([50, 50, 50, 50], 100)).toMatchObject({ shrinkage: 0, sumSquares: 0 });
});

test('jamesStein has finite estimates where every trial went one way', () => {
  expect(jamesStein([0, 0, 0, 0], 9)).toMatchObject({ shrinkage: 0, estimates: [0, 0, 0, 0] });
  expect(jamesStein([9, 9, 9, 9], 9)).toMatchObject({ shrinkage: 0, estimates: [1, 1, 1, 1] });
});

test('jamesStein refuses groups without trials', () => {
  expect(() => jamesStein([0, 0, 0, 0], 0)).toThrow('james-stein needs n of at least 1, got 0');
  expect(() => jamesStein([5, 0, 0, 0], 3)).toThrow(RangeError);
});
