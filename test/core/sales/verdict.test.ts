import { describe, expect, test } from 'vitest';
import type { Adjustments } from '../../../core/sales/adjustment.ts';
import { adjust } from '../../../core/sales/adjustment.ts';
import { type Evidence, judge } from '../../../core/sales/verdict.ts';

const holds: Adjustments = { weakest: null, reversal: null, nested: [] };
const strong: Evidence = {
  closed: 500,
  minimumClosed: 10,
  margin: 0.05,
  lift: { value: 0.15, low: 0.1, high: 0.2, n: 3000 },
  q: 0.001,
  probabilityBetter: 0.999,
  quarters: { same: 3, of: 4 },
  adjustments: holds,
};
const weaker = {
  by: 'owner_id',
  adjusted: { value: 0.05, low: 0, high: 0.1, n: 900 },
  keeps: false,
  strata: [],
};
const turned = { ...weaker, adjusted: { value: -0.04, low: -0.1, high: 0, n: 900 } };

// Each row of the table of verdict words, and the edges between them.
test.each<{ what: string; said: Partial<Evidence>; verdict: string }>([
  { what: 'all four tests pass', said: {}, verdict: 'wins more' },
  {
    what: 'the same downward',
    said: { lift: { value: -0.15, low: -0.2, high: -0.1, n: 3000 }, probabilityBetter: 0.001 },
    verdict: 'wins less',
  },
  { what: 'q is exactly 0.10', said: { q: 0.1 }, verdict: 'wins more' },
  { what: 'q is above 0.10', said: { q: 0.1001 }, verdict: "can't tell" },
  { what: 'too few closed, whatever the rest', said: { closed: 9 }, verdict: 'too few' },
  {
    what: 'the whole interval within the margin',
    said: { lift: { value: 0.03, low: 0.01, high: 0.05, n: 9000 } },
    verdict: 'no gap',
  },
  { what: 'the posterior is unsure', said: { probabilityBetter: 0.94 }, verdict: 'maybe more' },
  { what: 'two quarters of four only', said: { quarters: { same: 2, of: 4 } }, verdict: 'maybe more' },
  { what: 'three quarters known only', said: { quarters: { same: 3, of: 3 } }, verdict: 'maybe more' },
  { what: 'no close dates at all', said: { quarters: null }, verdict: 'maybe more' },
  {
    what: 'under half of the lift is left',
    said: { adjustments: { ...holds, weakest: weaker } },
    verdict: 'maybe more',
  },
  {
    what: 'the sign turns',
    said: { adjustments: { ...holds, weakest: turned, reversal: turned } },
    verdict: "can't tell",
  },
  { what: 'nothing to compare with', said: { lift: null, q: null }, verdict: "can't tell" },
])('says $verdict when $what', ({ said, verdict }) => {
  expect(judge({ ...strong, ...said }).verdict).toBe(verdict);
});

test('names the test that failed and what would change it', () => {
  expect(judge({ ...strong, quarters: null }).why.join()).toContain('a file with them would change that');
  expect(judge({ ...strong, probabilityBetter: 0.94 }).why.join()).toContain('0.95 needed');
  expect(judge({ ...strong, adjustments: { ...holds, weakest: turned, reversal: turned } }).why[0]).toMatch(
    /^reversal/,
  );
});

describe('adjusting a lift', () => {
  // metrics.md pitfall 15. By hand: weights 100 x 300 / 400 = 75 and 400 x 200 / 600 = 133.33;
  // (75 x -0.05 + 133.33 x -0.03) / 208.33 = -0.0372.
  const strata = [
    { value: 'end user', won: 20, closed: 100, restWon: 75, restClosed: 300 },
    { value: 'enterprise', won: 160, closed: 400, restWon: 86, restClosed: 200 },
  ];

  test('turns the sign where both strata do', () => {
    const { reversal } = adjust(0.038, new Map([['kind', strata]]));
    expect(reversal?.adjusted.value).toBeCloseTo(-0.0372, 4);
  });

  test('calls a dimension nested where under half of the deals meet a counterpart', () => {
    const apart = [
      { value: 'a', won: 30, closed: 60, restWon: 0, restClosed: 0 },
      { value: 'b', won: 20, closed: 40, restWon: 30, restClosed: 90 },
    ];
    expect(adjust(0.2, new Map([['team', apart]]))).toMatchObject({ nested: ['team'], weakest: null });
  });

  test('does not adjust by what tells the outcome itself', () => {
    const leak = [
      { value: 'signed', won: 100, closed: 100, restWon: 80, restClosed: 80 },
      { value: 'not', won: 0, closed: 100, restWon: 0, restClosed: 120 },
    ];
    expect(adjust(0.1, new Map([['signed', leak]]))).toEqual({ weakest: null, reversal: null, nested: [] });
  });
});
