import { expect, test } from 'vitest';
import { bcgUtility } from '../../../core/stats/bcg-utility.ts';

const one = { selected: 1, tenure: 1, validity: 0.5, sdy: 10_000, costPerApplicant: 0, selectionRatio: 0.3 };

// R iopsych: utilityBcg(sdy = 10000, rxy = .50, sr = .30).
test('has the gain of one person of iopsych', () => {
  expect(bcgUtility(one)).toBeCloseTo(5794.9, 1);
});

// Hand: lambda(.2) = 1.39981; 10 * 2 * .4 * 10000 * 1.39981 - 10 * 100 / .2.
test('pays for every applicant', () => {
  const found = bcgUtility({
    ...one,
    selected: 10,
    tenure: 2,
    validity: 0.4,
    costPerApplicant: 100,
    selectionRatio: 0.2,
  });
  expect(found).toBeCloseTo(111_984.8 - 5000, 0);
});

test('is the cost alone without validity or without selection, and null where nobody is selected', () => {
  expect(bcgUtility({ ...one, validity: 0, costPerApplicant: 30 })).toBeCloseTo(-100, 12);
  expect(bcgUtility({ ...one, selectionRatio: 1, costPerApplicant: 30 })).toBe(-30);
  expect(bcgUtility({ ...one, selectionRatio: 0 })).toBeNull();
});

test('refuses part of a person and what is no correlation', () => {
  expect(() => bcgUtility({ ...one, selected: 1.5 })).toThrow('whole numbers');
  expect(() => bcgUtility({ ...one, validity: 2 })).toThrow('-1 <= r <= 1');
});
