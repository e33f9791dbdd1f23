import { expect, test } from 'vitest';
import { risingExcess, risingSums } from '../../../core/stats/rising-factorial.ts';

// mpmath at 40 digits: loggamma(x+m) - loggamma(x) - m log x; digamma and trigamma differences.
test.each([
  { x: 0.3, m: 5, excess: 8.563702095878291, first: 5.072935153824941, second: 12.037773657085234 },
  { x: 2.5, m: 1000, excess: 5005.9162704131795, first: 6.2065966825000585, second: 0.4893597521910542 },
  { x: 40, m: 1e6, excess: 9127071.104475724, first: 10.139222683149368, second: 0.025314103880789467 },
  {
    x: 1e9,
    m: 1000,
    excess: 0.0004994998335833331,
    first: 9.999995005003329e-7,
    second: 9.999990010009985e-16,
  },
])('rising sums over $m terms from $x match mpmath', ({ x, m, excess, first, second }) => {
  const sums = risingSums(x, m);
  expect(risingExcess(x, m) / excess).toBeCloseTo(1, 12);
  expect(sums.first / first).toBeCloseTo(1, 12);
  expect(sums.second / second).toBeCloseTo(1, 6);
});

test('rising sums over no terms are 0', () => {
  expect(risingExcess(3, 0)).toBe(0);
  expect(risingSums(3, 0)).toEqual({ first: 0, second: 0 });
});

test('rising sums are the written-out sums on both sides of the series', () => {
  for (const x of [0.5, 19.5, 20, 60]) {
    const terms = Array.from({ length: 45 }, (_, j) => j);
    const sum = (part: (j: number) => number) => terms.reduce((total, j) => total + part(j), 0);
    expect(risingExcess(x, 45)).toBeCloseTo(
      sum((j) => Math.log1p(j / x)),
      11,
    );
    expect(risingSums(x, 45).first).toBeCloseTo(
      sum((j) => 1 / (x + j)),
      12,
    );
    expect(risingSums(x, 45).second).toBeCloseTo(
      sum((j) => 1 / (x + j) ** 2),
      12,
    );
  }
});
