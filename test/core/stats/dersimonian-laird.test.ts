import { expect, test } from 'vitest';
import { derSimonianLaird } from '../../../core/stats/dersimonian-laird.ts';

// The 13 trials of BCG vaccine (Colditz et al. 1994): cases and others, vaccinated, then cases and others, not.
const trials = [
  [4, 119, 11, 128],
  [6, 300, 29, 274],
  [3, 228, 11, 209],
  [62, 13536, 248, 12619],
  [33, 5036, 47, 5761],
  [180, 1361, 372, 1079],
  [8, 2537, 10, 619],
  [505, 87886, 499, 87892],
  [29, 7470, 45, 7232],
  [17, 1699, 65, 1600],
  [186, 50448, 141, 27197],
  [5, 2493, 3, 2338],
  [27, 16886, 29, 17825],
] as const;
const logRisks = trials.map(([a, b, c, d]) => Math.log(a / (a + b) / (c / (c + d))));
const variances = trials.map(([a, b, c, d]) => 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d));

// R metafor prints for rma(method = "DL"): mean -0.7141, tau^2 0.3088; shrunk by hand in R from these.
test('has the mean, spread and shrunk trials of metafor', () => {
  const found = derSimonianLaird(logRisks, variances);
  expect(found?.mean).toBeCloseTo(-0.714117222073, 9);
  expect(found?.tauSquared).toBeCloseTo(0.308760262862, 9);
  expect(found?.shrunk[0]).toBeCloseTo(-0.799390973186, 9);
  expect(found?.shrunk[12]).toBeCloseTo(-0.148191358745, 9);
});

test('draws everything to the mean where chance explains the spread', () => {
  expect(derSimonianLaird([0.1, 0.3], [1, 1])).toEqual({ mean: 0.2, tauSquared: 0, shrunk: [0.2, 0.2] });
});

test('is null with one estimate, and needs variances', () => {
  expect(derSimonianLaird([0.1], [1])).toBeNull();
  expect(() => derSimonianLaird([0.1, 0.2], [1, 0])).toThrow('above 0');
  expect(() => derSimonianLaird([0.1, 0.2], [1])).toThrow('for every estimate');
});
