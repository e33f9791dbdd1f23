import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bivariateNormalCdf } from '../../../core/stats/bivariate-normal.ts';

const INF = Number.POSITIVE_INFINITY;

// R 4: integrate(dnorm(t) * pnorm((y - rho t) / sqrt(1 - rho^2))) in pieces, and the same from
// mvtnorm::pmvnorm(algorithm = TVPACK(1e-15)).
test.each([
  { x: 0.3, y: -0.7, rho: 0.2, p: 0.172891300398511 },
  { x: 1.2, y: 0.4, rho: -0.5, p: 0.549666311145483 },
  { x: -1.5, y: -1, rho: 0.9, p: 0.0614525050663916 },
  { x: 0.5, y: 0.6, rho: 0.93, p: 0.655408322970339 },
  { x: -0.5, y: 0.6, rho: -0.95, p: 0.0626594437783058 },
  { x: 1, y: 1.1, rho: 0.999, p: 0.841299429810821 },
  { x: -2, y: -2.1, rho: 0.99, p: 0.0168947576896767 },
  { x: 0.2, y: -0.3, rho: -0.999, p: 7.62392529787964e-5 },
  { x: -3, y: -4, rho: 0.5, p: 4.89835140094362e-6 },
  { x: 2, y: 2.5, rho: -0.93, p: 0.971040202726045 },
  { x: -1, y: 1.0001, rho: -0.9999, p: 0.00137723742177376 },
])('bivariateNormalCdf($x, $y, $rho) matches R', ({ x, y, rho, p }) => {
  expect(Math.abs(bivariateNormalCdf(x, y, rho) - p)).toBeLessThan(1e-14);
});

// Sheppard (1899): the quadrant below both means has 1/4 + asin(rho) / 2 pi.
test.each([
  -1, -0.999, -0.925, -0.5, 0, 0.3, 0.9249, 0.925, 0.9999999, 1,
])('the quadrant at rho %d has the closed form of Sheppard', (rho) => {
  expect(Math.abs(bivariateNormalCdf(0, 0, rho) - (0.25 + Math.asin(rho) / (2 * Math.PI)))).toBeLessThan(
    1e-14,
  );
});

// R: pnorm(0.5), pnorm(-0.2), pnorm(0.7).
const [below5, below2, below7] = [0.691462461274013, 0.420740290560897, 0.758036347776927];

test('at rho 1 the lower limit rules, at -1 what both leave, at 0 the product', () => {
  expect(bivariateNormalCdf(0.5, -0.2, 1)).toBeCloseTo(below2, 14);
  expect(bivariateNormalCdf(0.5, 0.7, -1)).toBeCloseTo(below5 + below7 - 1, 14);
  expect(bivariateNormalCdf(-0.5, -0.2, -1)).toBe(0);
  expect(bivariateNormalCdf(0.5, -0.2, 0)).toBeCloseTo(below5 * below2, 14);
});

test.each([-1, -0.97, -0.4, 0, 0.4, 0.97, 1])('an infinite limit leaves one variable, rho %d', (rho) => {
  expect(bivariateNormalCdf(INF, -0.2, rho)).toBeCloseTo(below2, 14);
  expect(bivariateNormalCdf(0.7, INF, rho)).toBeCloseTo(below7, 14);
  expect(bivariateNormalCdf(-INF, 0.7, rho)).toBe(0);
  expect(bivariateNormalCdf(INF, INF, rho)).toBe(1);
  expect(bivariateNormalCdf(1e300, -1e300, rho)).toBe(0);
});

test('refuses a limit or a correlation that is none', () => {
  expect(() => bivariateNormalCdf(Number.NaN, 0, 0)).toThrow('two limits');
  expect(() => bivariateNormalCdf(0, 0, 1.01)).toThrow('-1 <= rho <= 1');
});

const limit = fc.double({ min: -9, max: 9, noNaN: true });
const correlation = fc.double({ min: -1, max: 1, noNaN: true });

test('is symmetric, within the bounds of Frechet, and its quadrants add up', () => {
  fc.assert(
    fc.property(limit, limit, correlation, (x, y, rho) => {
      const p = bivariateNormalCdf(x, y, rho);
      const [only, other] = [bivariateNormalCdf(x, INF, rho), bivariateNormalCdf(INF, y, rho)];
      expect(bivariateNormalCdf(y, x, rho)).toBeCloseTo(p, 13);
      expect(p).toBeGreaterThanOrEqual(only + other - 1 - 1e-14);
      expect(p).toBeLessThanOrEqual(Math.min(only, other) + 1e-14);
      // P(X <= x, Y > y) is the lower quadrant of (X, -Y).
      expect(p + bivariateNormalCdf(x, -y, -rho)).toBeCloseTo(only, 13);
    }),
  );
});
