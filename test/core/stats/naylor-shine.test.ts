import { expect, test } from 'vitest';
import { naylorShine } from '../../../core/stats/naylor-shine.ts';

// Naylor & Shine (1965), as printed in Schmidt, Hunter, McKenzie & Muldrow (1979).
test.each([
  { ratio: 0.05, lambda: 2.06 },
  { ratio: 0.1, lambda: 1.76 },
  { ratio: 0.2, lambda: 1.4 },
  { ratio: 0.3, lambda: 1.16 },
  { ratio: 0.4, lambda: 0.97 },
  { ratio: 0.5, lambda: 0.8 },
  { ratio: 0.8, lambda: 0.35 },
])('at $ratio is the $lambda of the table', ({ ratio, lambda }) => {
  expect(Math.abs((naylorShine(ratio) ?? 9) - lambda)).toBeLessThan(0.006);
});

// R: dnorm(qnorm(p)) / p
test('matches R', () => {
  expect(naylorShine(0.1)).toBeCloseTo(1.75498331932, 10);
  expect(naylorShine(0.95)).toBeCloseTo(0.108563831974, 10);
});

test('is 0 where all are selected and null where nobody is', () => {
  expect(naylorShine(1)).toBe(0);
  expect(naylorShine(0)).toBeNull();
  expect(() => naylorShine(-0.1)).toThrow('selection ratio');
});
