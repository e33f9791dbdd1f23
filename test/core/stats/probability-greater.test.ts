import { assert, double, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { probabilityGreater } from '../../../core/stats/probability-greater.ts';
import { seeded } from './arbitrary.ts';

// mpmath at 40 digits: integral of the density of A times the distribution function of B.
test.each([
  { a: { alpha: 8, beta: 4 }, b: { alpha: 5, beta: 7 }, p: 0.90080971659919 },
  { a: { alpha: 30.5, beta: 70.5 }, b: { alpha: 40.5, beta: 60.5 }, p: 0.0689699414595557 },
  { a: { alpha: 2.3, beta: 7.7 }, b: { alpha: 0.5, beta: 0.5 }, p: 0.308519685383014 },
])('P(Beta($a.alpha, $a.beta) > Beta($b.alpha, $b.beta)) matches mpmath', ({ a, b, p }) => {
  expect(probabilityGreater(a, b)).toBeCloseTo(p, 11);
});

test('against a uniform rate the probability is the mean, whatever the counts', () => {
  for (const a of [
    { alpha: 0.5, beta: 3 },
    { alpha: 4, beta: 4 },
    { alpha: 1e6, beta: 3e6 },
  ]) {
    expect(probabilityGreater(a, { alpha: 1, beta: 1 })).toBeCloseTo(a.alpha / (a.alpha + a.beta), 10);
  }
});

// The log odds of Beta(a, b) against B(c, 1): P(A > B) = E(A^c) = product of (a + i) / (a + b + i), by hand.
test('against Beta(3, 1) the probability is the third moment', () => {
  const a = { alpha: 120.5, beta: 80.5 };
  const moment = [0, 1, 2].reduce((product, i) => (product * (a.alpha + i)) / (a.alpha + a.beta + i), 1);
  expect(probabilityGreater(a, { alpha: 3, beta: 1 })).toBeCloseTo(moment, 11);
});

test('probabilityGreater and its swap add up to 1, a rate against itself is a coin toss', () => {
  const shape = double({ min: 0.5, max: 1e5, noNaN: true });
  const beta = record({ alpha: shape, beta: shape });
  assert(
    property(beta, beta, (a, b) => {
      expect(probabilityGreater(a, b) + probabilityGreater(b, a)).toBeCloseTo(1, 10);
      expect(probabilityGreater(a, a)).toBeCloseTo(0.5, 10);
    }),
    { ...seeded, numRuns: 100 },
  );
});

test('probabilityGreater stays in [0, 1] far out and refuses improper shapes', () => {
  expect(probabilityGreater({ alpha: 1e6, beta: 1 }, { alpha: 1, beta: 1e6 })).toBe(1);
  expect(probabilityGreater({ alpha: 1, beta: 1e6 }, { alpha: 1e6, beta: 1 })).toBe(0);
  expect(() => probabilityGreater({ alpha: 0, beta: 1 }, { alpha: 1, beta: 1 })).toThrow(
    'beta distribution needs alpha and beta above 0, got 0 and 1',
  );
});
