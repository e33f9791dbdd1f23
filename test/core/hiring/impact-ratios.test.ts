import { expect, test } from 'vitest';
import { impactRatios, ratesAfterOneMoved } from '../../../core/hiring/impact-ratios.ts';

const group = (name: string, k: number, n: number) => ({ name, k, n });

// EEOC et al. (1979), Questions and Answers, 11: exactly 80 % is no adverse impact.
test('has the ratios and the one flag of the example', () => {
  const found = impactRatios([
    group('white', 60, 100),
    group('american indian', 45, 100),
    group('hispanic', 48, 100),
    group('black', 51, 100),
  ]);
  expect(found.map(({ impactRatio }) => impactRatio)).toEqual([1, 0.75, 0.8, 0.85]);
  expect(found.filter(({ isFlagged }) => isFlagged).map(({ name }) => name)).toEqual(['american indian']);
});

// NYC DCWP, final rule on Local Law 144, 6 RCNY 5-301 (c): scoring rates 54.3 % and 44.7 %, ratio .82.
test('has the scoring ratio of the rule', () => {
  const [, female] = impactRatios([group('male', 50, 92), group('female', 34, 76)]);
  expect(female?.rate).toBeCloseTo(0.447, 3);
  expect(female?.impactRatio).toBeCloseTo(0.82, 2);
});

// Questions and Answers, 21: 3 of 20 men and 1 of 10 women; one woman in place of one man turns it round.
test('moves one selection from the highest to the lowest rate', () => {
  expect(ratesAfterOneMoved([group('men', 3, 20), group('women', 1, 10)])).toEqual([0.1, 0.2]);
  const three = [group('a', 5, 10), group('b', 4, 10), group('c', 1, 10), group('d', 0, 0)];
  expect(ratesAfterOneMoved(three)).toEqual([0.4, 0.4, 0.2, null]);
});

test('has nothing to move among equals', () => {
  expect(ratesAfterOneMoved([group('a', 1, 2), group('b', 2, 4)])).toBeNull();
  expect(ratesAfterOneMoved([group('a', 0, 0)])).toBeNull();
});

test('has no ratio where nobody is selected, and no rate where nobody is', () => {
  expect(impactRatios([group('a', 0, 5), group('b', 0, 0)])).toEqual([
    { name: 'a', rate: 0, impactRatio: null, isFlagged: false },
    { name: 'b', rate: null, impactRatio: null, isFlagged: false },
  ]);
  expect(() => impactRatios([group('a', 6, 5)])).toThrow('impact ratio of a');
});
