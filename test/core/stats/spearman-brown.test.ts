import { expect, test } from 'vitest';
import { spearmanBrown } from '../../../core/stats/spearman-brown.ts';

// Shrout & Fleiss (1979), Table 4: ICC(1,1) and ICC(3,1) stepped up to 4 raters.
test.each([
  { one: 0.16574, four: 0.44 },
  { one: 0.71484, four: 0.91 },
])('steps $one up to $four with four raters', ({ one, four }) => {
  expect(Math.abs((spearmanBrown(one, 4) ?? 9) - four)).toBeLessThan(0.0051);
});

test('keeps a measure of the same length, and a shorter one undoes a longer', () => {
  expect(spearmanBrown(0.6, 1)).toBe(0.6);
  expect(spearmanBrown(spearmanBrown(0.6, 3) ?? 9, 1 / 3)).toBeCloseTo(0.6, 12);
});

test('is null where no reliability can be so low, and refuses a length of 0', () => {
  expect(spearmanBrown(-0.5, 3)).toBeNull();
  expect(() => spearmanBrown(0.5, 0)).toThrow('factor above 0');
});
