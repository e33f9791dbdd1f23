import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareRates,
  isBelowFourFifths,
  oneMoreFlips,
  oneMovedReverses,
} from '../../../core/hiring/four-fifths.ts';

const count = fc
  .integer({ min: 1, max: 500 })
  .chain((n) => fc.record({ k: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));

describe('the four-fifths rule', () => {
  test('does not flag exactly 80 %, where decimals would', () => {
    expect(isBelowFourFifths({ k: 48, n: 100 }, { k: 60, n: 100 })).toBe(false);
    expect(isBelowFourFifths({ k: 4, n: 15 }, { k: 1, n: 3 })).toBe(false);
  });

  test('says the same when both groups are twice as large', () => {
    const twice = ({ k, n }: { k: number; n: number }) => ({ k: 2 * k, n: 2 * n });
    fc.assert(
      fc.property(count, count, (a, b) => isBelowFourFifths(a, b) === isBelowFourFifths(twice(a), twice(b))),
    );
  });

  test('orders rates one way or the other', () => {
    fc.assert(fc.property(count, count, (a, b) => compareRates(a, b) + compareRates(b, a) === 0));
  });

  // UGESP Q&A 21: 1 of 10 against 3 of 20.
  test('knows when one person makes the difference', () => {
    expect(oneMoreFlips({ k: 1, n: 10 }, { k: 3, n: 20 })).toBe(true);
    expect(oneMovedReverses({ k: 1, n: 10 }, { k: 3, n: 20 })).toBe(true);
    expect(oneMoreFlips({ k: 45, n: 100 }, { k: 60, n: 100 })).toBe(false);
    expect(oneMovedReverses({ k: 45, n: 100 }, { k: 60, n: 100 })).toBe(false);
  });
});
