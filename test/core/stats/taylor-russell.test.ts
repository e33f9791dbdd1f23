import { expect, test } from 'vitest';
import { taylorRussell } from '../../../core/stats/taylor-russell.ts';

// Taylor & Russell (1939), table of base rate .50, row of validity .50.
test.each([
  { selectionRatio: 0.05, success: 0.88 },
  { selectionRatio: 0.1, success: 0.84 },
  { selectionRatio: 0.2, success: 0.78 },
  { selectionRatio: 0.3, success: 0.74 },
  { selectionRatio: 0.4, success: 0.7 },
  { selectionRatio: 0.5, success: 0.67 },
  { selectionRatio: 0.6, success: 0.63 },
  { selectionRatio: 0.7, success: 0.6 },
  { selectionRatio: 0.8, success: 0.57 },
  { selectionRatio: 0.9, success: 0.54 },
  { selectionRatio: 0.95, success: 0.52 },
])('has $success of the table at selection ratio $selectionRatio', ({ selectionRatio, success }) => {
  const found = taylorRussell(0.5, { baseRate: 0.5, selectionRatio }) ?? 9;
  expect(Math.abs(found - success)).toBeLessThan(0.0051);
});

// R: mvtnorm::pmvnorm(upper = qnorm(c(ratio, base)), corr = validity) / ratio; iopsych::trModel prints the first.
test.each([
  { validity: 0.5, baseRate: 0.6, selectionRatio: 0.5, success: 0.760872752615 },
  { validity: 0.3, baseRate: 0.2, selectionRatio: 0.1, success: 0.371429150255 },
  { validity: 0.85, baseRate: 0.5, selectionRatio: 0.95, success: 0.526253162269 },
  { validity: 0.95, baseRate: 0.1, selectionRatio: 0.05, success: 0.946675795545 },
  { validity: -0.3, baseRate: 0.5, selectionRatio: 0.2, success: 0.331763300737 },
])('matches R at validity $validity', ({ validity, success, ...plan }) => {
  expect(taylorRussell(validity, plan)).toBeCloseTo(success, 11);
});

test('is the base rate without validity or without selection', () => {
  expect(taylorRussell(0, { baseRate: 0.3, selectionRatio: 0.2 })).toBe(0.3);
  expect(taylorRussell(0.5, { baseRate: 0.3, selectionRatio: 1 })).toBe(0.3);
});

test('with full validity takes the successful first', () => {
  expect(taylorRussell(1, { baseRate: 0.3, selectionRatio: 0.2 })).toBeCloseTo(1, 12);
  expect(taylorRussell(1, { baseRate: 0.3, selectionRatio: 0.6 })).toBeCloseTo(0.5, 12);
  expect(taylorRussell(-1, { baseRate: 0.3, selectionRatio: 0.2 })).toBe(0);
});

test('at the ends of the base rate nobody or everybody succeeds; nobody selected is null', () => {
  expect(taylorRussell(0.5, { baseRate: 0, selectionRatio: 0.2 })).toBe(0);
  expect(taylorRussell(0.5, { baseRate: 1, selectionRatio: 0.2 })).toBeCloseTo(1, 12);
  expect(taylorRussell(0.5, { baseRate: 0.5, selectionRatio: 0 })).toBeNull();
  expect(() => taylorRussell(0.5, { baseRate: 1.5, selectionRatio: 0.2 })).toThrow('base rate');
});
