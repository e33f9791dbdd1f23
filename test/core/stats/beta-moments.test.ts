import { expect, test } from 'vitest';
import { fitKleinman, fitMoments, fitRateMoments } from '../../../core/stats/beta-moments.ts';
import { ratTumours } from './rat-tumours.ts';

// Gelman et al., Bayesian Data Analysis, section 5.1: mean 0.136, sd 0.103, Beta(1.4, 8.6).
test('fitRateMoments of the rat tumours gives Beta(1.4, 8.6), as printed', () => {
  const fit = fitRateMoments(ratTumours);
  expect(fit?.mean).toBeCloseTo(0.136, 3);
  expect(fit?.sd).toBeCloseTo(0.103, 3);
  expect(fit?.prior?.alpha).toBeCloseTo(1.4, 1);
  expect(fit?.prior?.beta).toBeCloseTo(8.6, 1);
});

test('fitRateMoments leaves out groups without trials and needs two with', () => {
  const some = [
    { k: 1, n: 4, freq: 1 },
    { k: 3, n: 4, freq: 1 },
  ];
  expect(fitRateMoments([...some, { k: 0, n: 0, freq: 5 }])).toEqual(fitRateMoments(some));
  expect(fitRateMoments([{ k: 1, n: 4, freq: 1 }])).toBeNull();
  expect(fitRateMoments([{ k: 1, n: 4, freq: 3 }])?.prior).toBeNull();
});

test('fitMoments by hand: 0, 2, 4 of 4 once each', () => {
  // m1 = 2, m2 = 20/3, D = 4 (10/3 - 3) + 2 = 10/3; alpha = (8 - 20/3) / D = 0.4, beta = 2 (4 - 10/3) / D = 0.4.
  const fit = fitMoments([0, 2, 4].map((k) => ({ k, n: 4, freq: 1 })));
  expect(fit?.m1).toBeCloseTo(2, 14);
  expect(fit?.m2).toBeCloseTo(20 / 3, 14);
  expect(fit?.prior?.alpha).toBeCloseTo(0.4, 12);
  expect(fit?.prior?.beta).toBeCloseTo(0.4, 12);
});

test('fitMoments has no prior where counts vary less than binomial ones or went one way', () => {
  expect(fitMoments([{ k: 5, n: 10, freq: 8 }])?.prior).toBeNull();
  expect(fitMoments([{ k: 0, n: 10, freq: 8 }])?.prior).toBeNull();
  expect(fitMoments([{ k: 10, n: 10, freq: 8 }])?.prior).toBeNull();
});

test('fitMoments refuses unequal n and has nothing to say without groups', () => {
  expect(() =>
    fitMoments([
      { k: 1, n: 4, freq: 1 },
      { k: 1, n: 5, freq: 1 },
    ]),
  ).toThrow('moments needs a common n');
  expect(fitMoments([])).toBeNull();
});

test('fitKleinman is within sampling error of a planted Beta(2, 6) and null without spread', () => {
  // Deciles of Beta(2, 6) as group rates with huge n: almost no sampling noise.
  const deciles = [0.0534, 0.101, 0.1377, 0.1719, 0.2062, 0.2428, 0.2844, 0.3366, 0.4216];
  const fit = fitKleinman(deciles.map((rate) => ({ k: Math.round(rate * 1e6), n: 1e6, freq: 1 })));
  const mean = (fit?.alpha ?? 0) / ((fit?.alpha ?? 0) + (fit?.beta ?? 0));
  expect(mean).toBeCloseTo(0.217, 2);
  expect(fitKleinman([{ k: 5, n: 10, freq: 8 }])).toBeNull();
  expect(fitKleinman([{ k: 0, n: 10, freq: 8 }])).toBeNull();
});
