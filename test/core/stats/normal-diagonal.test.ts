import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bivariateNormalCdf } from '../../../core/stats/bivariate-normal.ts';
import { crossingCovariance } from '../../../core/stats/normal-diagonal.ts';

// Sheppard (1899): at the means the quadrant has 1/4 + asin(rho) / 2 pi.
test.each([0, 0.1, 0.5, 0.93, 1])('at the mean and rho %d it is that of Sheppard', (rho) => {
  expect(crossingCovariance(0, rho)).toBeCloseTo(Math.asin(rho) / (2 * Math.PI), 14);
});

// R: pnorm(h) * (1 - pnorm(h)): two crossings that are one.
test.each([
  { h: 0.5, p: 0.691462461274013 },
  { h: -0.2, p: 0.420740290560897 },
  { h: 0.7, p: 0.758036347776927 },
])('at rho 1 it is the variance of one crossing, h $h', ({ h, p }) => {
  expect(Math.abs(crossingCovariance(h, 1) - p * (1 - p))).toBeLessThan(1e-14);
});

test('is what the bivariate normal says', () => {
  const limit = fc.double({ min: -9, max: 9, noNaN: true });
  fc.assert(
    fc.property(limit, fc.double({ min: 0, max: 1, noNaN: true }), (h, rho) => {
      const apart = bivariateNormalCdf(h, h, rho) - bivariateNormalCdf(h, h, 0);
      expect(Math.abs(crossingCovariance(h, rho) - apart)).toBeLessThan(1e-14);
    }),
    { seed: 7 },
  );
});
