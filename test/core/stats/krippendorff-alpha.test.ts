import { expect, test } from 'vitest';
import { krippendorffAlpha, krippendorffAlphaInterval } from '../../../core/stats/krippendorff-alpha.ts';

// Krippendorff (2011): 4 observers, 12 units with gaps; R irr kripp.alpha prints the same.
const units = ['111', '2232', '3333', '3333', '2222', '1234', '4444', '1121', '2222', '555', '11', '3'].map(
  (unit) => [...unit].map(Number),
);

test.each([
  ['nominal', 0.743],
  ['ordinal', 0.815],
  ['interval', 0.849],
  ['ratio', 0.797],
] as const)('has the published %s alpha', (level, alpha) => {
  expect(Math.abs((krippendorffAlpha(units, level) ?? 9) - alpha)).toBeLessThan(0.0006);
});

test('knows no ratio of values below 0, and takes a 0', () => {
  expect(() => krippendorffAlpha([[-1, 1]], 'ratio')).toThrow('at least 0');
  // Hand: pairs (0, 0) and (1, 1) agree, (0, 1) is as far as can be; n = 6, three of each value:
  // observed 2 of 6, expected 2 * 3 * 3 / (6 * 5).
  const mixed = [
    [0, 0],
    [1, 1],
    [0, 1],
  ];
  expect(krippendorffAlpha(mixed, 'ratio')).toBeCloseTo(1 - 2 / 6 / (18 / 30), 12);
});

test('is undefined where all values are the same or nothing can be paired', () => {
  expect(
    krippendorffAlpha(
      [
        [3, 3],
        [3, 3],
      ],
      'ordinal',
    ),
  ).toBeNull();
  expect(krippendorffAlpha([[1], [2]], 'ordinal')).toBeNull();
});

test('is 1 for full agreement, whatever the raters are called', () => {
  expect(
    krippendorffAlpha(
      [
        [1, 1],
        [2, 2, 2],
      ],
      'ordinal',
    ),
  ).toBe(1);
  const turned = units.map((unit) => unit.toReversed()).toReversed();
  expect(krippendorffAlpha(turned, 'ordinal')).toBeCloseTo(krippendorffAlpha(units, 'ordinal') ?? 9, 12);
});

test('has an interval that holds it, the same for the same seed', () => {
  const clusters = units.map((unit) => [unit]);
  const asked = { level: 'ordinal', seed: 7, resamples: 400 } as const;
  const estimate = krippendorffAlphaInterval(clusters, asked);
  expect(estimate?.low).toBeLessThan(0.815);
  expect(estimate?.high).toBeGreaterThan(0.815);
  expect(estimate?.n).toBe(12);
  expect(krippendorffAlphaInterval(clusters, asked)).toEqual(estimate);
});
