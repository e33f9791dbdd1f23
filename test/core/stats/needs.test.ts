import { expect, test } from 'vitest';
import {
  needCorrelation,
  needCount,
  needFinite,
  needOpenShare,
  needShare,
  needWhole,
} from '../../../core/stats/needs.ts';

test.each([
  { k: 7, n: 5 },
  { k: -1, n: 5 },
  { k: 0.5, n: 5 },
  { k: 0, n: Number.NaN },
  { k: 0, n: Number.POSITIVE_INFINITY },
])('needCount refuses $k of $n and says what it needed, then what came', ({ k, n }) => {
  expect(() => needCount('wilson', { k, n })).toThrow(
    new RangeError(`wilson needs whole numbers with 0 <= k <= n, got ${k} of ${n}`),
  );
});

test('needCount accepts none of none and all of all', () => {
  needCount('wilson', { k: 0, n: 0 });
  needCount('wilson', { k: 5, n: 5 });
});

test('needOpenShare refuses the ends, needShare allows them', () => {
  expect(() => needOpenShare('confidence level', 1)).toThrow(
    'confidence level needs a number between 0 and 1, got 1',
  );
  expect(() => needOpenShare('confidence level', Number.NaN)).toThrow(RangeError);
  needShare('p value', 0);
  needShare('p value', 1);
  expect(() => needShare('p value', 1.01)).toThrow('p value needs 0 <= value <= 1, got 1.01');
  expect(() => needShare('p value', Number.NaN)).toThrow(RangeError);
});

test('needFinite and needWhole name the first value that is not', () => {
  expect(() => needFinite('auc', [1, Number.NaN])).toThrow('auc needs finite numbers, got NaN');
  expect(() => needWhole('chi-square', 1.5)).toThrow('chi-square needs whole numbers of at least 0, got 1.5');
  expect(() => needWhole('chi-square', -1)).toThrow(RangeError);
});

test('needCorrelation allows both ends and refuses what lies beyond', () => {
  needCorrelation('pearson', -1);
  needCorrelation('pearson', 1);
  expect(() => needCorrelation('pearson', -1.5)).toThrow('pearson needs -1 <= r <= 1, got -1.5');
  expect(() => needCorrelation('pearson', Number.NaN)).toThrow(RangeError);
});
