import { array, assert, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { auc, scoreCounts } from '../../../core/stats/auc.ts';
import { seeded } from './arbitrary.ts';

// Hanley & McNeil (1982), Radiology 143, 29-36, Table I: 109 CT images rated 1 to 5, 58 normal and 51 abnormal.
const images = [
  { score: 1, positives: 3, negatives: 33 },
  { score: 2, positives: 2, negatives: 6 },
  { score: 3, positives: 2, negatives: 6 },
  { score: 4, positives: 11, negatives: 11 },
  { score: 5, positives: 33, negatives: 2 },
];

test('auc of the CT images is 0.893 with standard error 0.032, as printed by Hanley & McNeil', () => {
  const area = auc(images);
  expect(area?.value).toBeCloseTo(0.893, 3);
  expect(area?.se).toBeCloseTo(0.032, 3);
  expect(area?.n).toBe(109);
});

test('auc of cases is that of their counts, in any order, with repeated scores', () => {
  const cases = images.flatMap(({ score, positives, negatives }) => [
    ...Array.from({ length: positives }, () => ({ score, positive: true })),
    ...Array.from({ length: negatives }, () => ({ score, positive: false })),
  ]);
  const listed = scoreCounts(
    cases.map((c) => c.positive),
    cases.map((c) => c.score),
  );
  expect(auc(listed)).toEqual(auc(images));
  expect(auc(listed.toReversed())).toEqual(auc(images));
});

test('auc counts ties one half', () => {
  expect(auc([{ score: 7, positives: 3, negatives: 5 }])?.value).toBe(0.5);
});

test('auc has width at 1 and is 1 nevertheless', () => {
  const area = auc([
    { score: 1, positives: 0, negatives: 10 },
    { score: 2, positives: 10, negatives: 0 },
  ]);
  expect(area).toMatchObject({ value: 1, high: 1, se: 0 });
  expect(area?.low).toBeLessThan(0.95);
  expect(area?.low).toBeGreaterThan(0.5);
});

test('auc does not exist for one class only', () => {
  expect(auc([])).toBeNull();
  expect(auc([{ score: 1, positives: 4, negatives: 0 }])).toBeNull();
  expect(auc([{ score: 1, positives: 0, negatives: 4 }])).toBeNull();
});

test('auc refuses a score that is no number and lists that do not match', () => {
  expect(() => auc([{ score: Number.NaN, positives: 1, negatives: 1 }])).toThrow(
    'auc needs finite numbers, got NaN',
  );
  expect(() => scoreCounts([true], [1, 2])).toThrow('auc needs an outcome for each score, got 1 for 2');
});

const row = record({
  score: integer({ min: 0, max: 9 }),
  positives: integer({ min: 0, max: 9 }),
  negatives: integer({ min: 0, max: 9 }),
});

test('auc equals the pairs counted one by one, and mirrors when the classes are swapped', () => {
  assert(
    property(array(row, { minLength: 1, maxLength: 12 }), (counts) => {
      const area = auc(counts);
      const mirrored = auc(counts.map((c) => ({ ...c, positives: c.negatives, negatives: c.positives })));
      if (area === null || mirrored === null) return;
      const pairs = counts.flatMap((p) => counts.map((q) => ({ weight: p.positives * q.negatives, p, q })));
      const total = pairs.reduce((sum, { weight }) => sum + weight, 0);
      const wins = pairs.reduce(
        (sum, { weight, p, q }) => sum + (weight * (1 + Math.sign(p.score - q.score))) / 2,
        0,
      );
      expect(area.value).toBeCloseTo(wins / total, 12);
      expect(area.low).toBeLessThanOrEqual(area.value);
      expect(area.high).toBeGreaterThanOrEqual(area.value);
      expect(mirrored.low).toBeCloseTo(1 - area.high, 10);
    }),
    seeded,
  );
});
