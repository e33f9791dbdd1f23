import { expect, test } from 'vitest';
import { spearman } from '../../../core/stats/spearman.ts';
import { anscombe1, anscombe4 } from './anscombe.ts';

// R: cor(x, y, method = 'spearman'), and tanh(atanh(r) -+ qnorm(.975) sqrt((1 + r^2/2) / 8)).
test.each([
  { ...anscombe1, r: 0.81818181818182, low: 0.33702048706983, high: 0.96046363436309 },
  { ...anscombe4, r: 0.5, low: -0.18357546099544, high: 0.85762442208001 },
])('matches R, ties or not: $r', ({ x, y, r, low, high }) => {
  const found = spearman(x, y);
  expect(found?.value).toBeCloseTo(r, 12);
  expect(found?.low).toBeCloseTo(low, 8);
  expect(found?.high).toBeCloseTo(high, 8);
  expect(found?.n).toBe(11);
});

test('sees only the order', () => {
  const bent = anscombe1.x.map((x) => Math.exp(x));
  expect(spearman(bent, anscombe1.y)?.value).toBeCloseTo(0.81818181818182, 12);
  expect(spearman([1, 2, 3, 4], [1, 10, 100, 1000])?.value).toBe(1);
});

test('is null with fewer than 4 pairs and where a list does not vary, and refuses lists not aligned', () => {
  expect(spearman([1, 2, 3], [1, 2, 3])).toBeNull();
  expect(spearman([1, 1, 1, 1], [1, 2, 3, 4])).toBeNull();
  expect(() => spearman([1, 2], [1])).toThrow('equal length');
  expect(() => spearman([1, Number.NaN], [1, 2])).toThrow('finite numbers');
});
