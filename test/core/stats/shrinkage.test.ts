import { assert, property } from 'fast-check';
import { expect, test } from 'vitest';
import { shrink } from '../../../core/stats/shrinkage.ts';
import { counts, seeded } from './arbitrary.ts';

const groups = [
  { k: 3, n: 10 },
  { k: 12, n: 40 },
  { k: 7, n: 50 },
  { k: 40, n: 80 },
  { k: 0, n: 6 },
  { k: 5, n: 9 },
];

// scipy 1.17: Beta(3.186634 + k, 7.007076 + n - k), the prior of maximum likelihood; mean and ppf at 0.025, 0.975.
test('shrink matches the posterior that scipy gives', () => {
  const shrunk = shrink(groups);
  expect(shrunk).toMatchObject({ pooling: 'fitted', why: null });
  const expected = [
    [0.3063644014103428, 0.131024394440041, 0.5179514835774456],
    [0.30256049760449727, 0.1848815283152836, 0.43513754632529816],
    [0.16923086810095295, 0.08640870056751551, 0.27280374024027726],
    [0.47882090642031333, 0.37698303065239447, 0.5815488964494223],
    [0.19678219588754584, 0.048584895139974556, 0.41500008386615533],
    [0.42652691665802994, 0.22077776573439994, 0.6467827026422637],
  ];
  expected.forEach(([value, low, high], i) => {
    const estimate = shrunk?.groups[i]?.estimate;
    expect(estimate?.value).toBeCloseTo(value ?? Number.NaN, 6);
    expect(estimate?.low).toBeCloseTo(low ?? Number.NaN, 6);
    expect(estimate?.high).toBeCloseTo(high ?? Number.NaN, 6);
    expect(estimate?.n).toBe(groups[i]?.n);
  });
});

test('a group without trials gets the prior, not NaN', () => {
  const empty = shrink([...groups, { k: 0, n: 0 }])?.groups.at(-1);
  // scipy 1.17: beta.ppf([.025, .975], 3.186634, 7.007076)
  expect(empty?.estimate.value).toBeCloseTo(0.31260786, 6);
  expect(empty?.estimate.low).toBeCloseTo(0.08341055, 6);
  expect(empty?.estimate.high).toBeCloseTo(0.61079871, 6);
  expect(empty?.estimate.n).toBe(0);
});

test('groups that differ no more than chance makes them get the common rate, and the result says so', () => {
  const shrunk = shrink(Array.from({ length: 5 }, () => ({ k: 5, n: 10 })));
  expect(shrunk).toMatchObject({ pooling: 'complete', prior: null });
  expect(shrunk?.why).toBe('the groups differ no more than chance makes them');
  // Jeffreys posterior of 25 of 50, Beta(25.5, 25.5).
  expect(shrunk?.groups[0]?.posterior).toEqual({ alpha: 25.5, beta: 25.5 });
});

test('fewer than 4 groups keep their own rates but for one trial at the common rate', () => {
  const shrunk = shrink([
    { k: 400, n: 1000 },
    { k: 250, n: 1000 },
  ]);
  expect(shrunk?.pooling).toBe('weak');
  expect(shrunk?.why).toBe('2 groups with trials, 4 needed to fit a prior');
  // By hand: (400 + 650.5 / 2001) / 1001.
  expect(shrunk?.groups[0]?.estimate.value).toBeCloseTo((400 + 650.5 / 2001) / 1001, 12);
  expect(shrunk?.groups[0]?.estimate.low).toBeGreaterThan(shrunk?.groups[1]?.estimate.high ?? 1);
});

test('all lost, all won and wholly parted groups still have proper intervals', () => {
  const lost = shrink(Array.from({ length: 5 }, () => ({ k: 0, n: 8 })));
  const parted = shrink([
    { k: 0, n: 8 },
    { k: 8, n: 8 },
    { k: 0, n: 4 },
    { k: 6, n: 6 },
  ]);
  expect(lost?.pooling).toBe('complete');
  expect(parted?.pooling).toBe('weak');
  for (const { estimate } of [...(lost?.groups ?? []), ...(parted?.groups ?? [])]) {
    expect(estimate.low).toBeGreaterThan(0);
    expect(estimate.high).toBeLessThan(1);
    expect(estimate.low).toBeLessThan(estimate.high);
  }
});

test('shrink has no rates without a single trial and refuses what is not a count', () => {
  expect(shrink([])).toBeNull();
  expect(shrink([{ k: 0, n: 0 }])).toBeNull();
  expect(() => shrink([{ k: 2, n: 1 }])).toThrow(RangeError);
});

test('shrunk rates lie between the raw and the prior mean, inside their intervals', () => {
  assert(
    property(counts(60), counts(60), counts(60), counts(60), counts(60), (...drawn) => {
      const shrunk = shrink(drawn);
      if (shrunk === null) throw new Error('no rates');
      const centre = shrunk.prior && shrunk.prior.alpha / (shrunk.prior.alpha + shrunk.prior.beta);
      shrunk.groups.forEach(({ estimate: { value, low, high } }, i) => {
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        const raw = (drawn[i]?.k ?? 0) / (drawn[i]?.n ?? 1);
        if (centre === null) return;
        expect(value).toBeGreaterThanOrEqual(Math.min(raw, centre) - 1e-12);
        expect(value).toBeLessThanOrEqual(Math.max(raw, centre) + 1e-12);
      });
    }),
    { ...seeded, numRuns: 100 },
  );
});
