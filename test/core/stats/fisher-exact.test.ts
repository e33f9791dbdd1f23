import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { fisherExact } from '../../../core/stats/fisher-exact.ts';
import type { Table } from '../../../core/stats/table.ts';
import { seeded } from './arbitrary.ts';

// scipy 1.17: fisher_exact(table, alternative=...). The two-sided p of 100/2, 1000/5 is that of its help page.
test.each<{ table: Table; both: number; less: number; greater: number }>([
  {
    table: [
      [8, 2],
      [1, 5],
    ],
    both: 0.034965034965034975,
    less: 0.9991258741258742,
    greater: 0.024475524475524483,
  },
  {
    table: [
      [100, 2],
      [1000, 5],
    ],
    both: 0.13007593634300163,
    less: 0.13007593634300163,
    greater: 0.9797904453147229,
  },
  {
    table: [
      [2, 3],
      [6, 4],
    ],
    both: 0.6083916083916083,
    less: 0.42657342657342656,
    greater: 0.8997668997668997,
  },
  {
    table: [
      [400000, 600000],
      [401000, 599000],
    ],
    both: 0.14940598614540912,
    less: 0.07470299307270456,
    greater: 0.9257034758053195,
  },
])('fisherExact of $table matches scipy', ({ table, both, less, greater }) => {
  expect(fisherExact(table).p / both).toBeCloseTo(1, 9);
  expect(fisherExact(table, 'less').p / less).toBeCloseTo(1, 9);
  expect(fisherExact(table, 'greater').p / greater).toBeCloseTo(1, 9);
});

test('fisherExact counts mirror-image ties as extreme, at any size', () => {
  // By hand: equal margins make the two tails mirror images, so two-sided is twice one-sided.
  for (const table of [
    [
      [3, 1],
      [1, 3],
    ],
    [
      [70, 30],
      [30, 70],
    ],
    [
      [5100, 4900],
      [4900, 5100],
    ],
  ] satisfies Table[]) {
    expect(fisherExact(table).p).toBeCloseTo(2 * fisherExact(table, 'greater').p, 12);
  }
});

test('fisherExact keeps the digits of a tiny p', () => {
  // By hand: 1 / C(200, 100) = 1.104e-59 for each of the two extreme tables.
  expect(
    fisherExact([
      [100, 0],
      [0, 100],
    ]).p / 2.2087606931995054e-59,
  ).toBeCloseTo(1, 9);
});

test('fisherExact of an empty margin has p 1, and its odds ratio is told in a word', () => {
  expect(
    fisherExact([
      [0, 0],
      [6, 4],
    ]),
  ).toEqual({ p: 1, oddsRatio: null });
  expect(
    fisherExact([
      [0, 0],
      [0, 0],
    ]),
  ).toEqual({ p: 1, oddsRatio: null });
  expect(
    fisherExact([
      [5, 0],
      [1, 4],
    ]).oddsRatio,
  ).toBe('infinite');
  expect(
    fisherExact([
      [0, 5],
      [4, 1],
    ]).oddsRatio,
  ).toBe(0);
});

const cell = integer({ min: 0, max: 60 });

test('fisherExact equals the sum over all tables with these margins, written out', () => {
  assert(
    property(cell, cell, cell, cell, (a, b, c, d) => {
      const [row, column, n] = [a + b, a + c, a + b + c + d];
      const weights = new Map<number, bigint>();
      for (let x = Math.max(0, row + column - n); x <= Math.min(row, column); x++) {
        weights.set(x, choose(column, x) * choose(n - column, row - x));
      }
      const observed = weights.get(a) ?? 0n;
      const sum = (keep: (x: number, weight: bigint) => boolean) =>
        [...weights]
          .filter(([x, weight]) => keep(x, weight))
          .reduce((total, [, weight]) => total + weight, 0n);
      const all = sum(() => true);
      const share = (part: bigint) => Number((part * 10n ** 15n) / all) / 1e15;
      const table: Table = [
        [a, b],
        [c, d],
      ];
      expect(fisherExact(table).p).toBeCloseTo(
        share(sum((_, w) => w * 10n ** 7n <= observed * (10n ** 7n + 1n))),
        12,
      );
      expect(fisherExact(table, 'less').p).toBeCloseTo(share(sum((x) => x <= a)), 12);
      expect(fisherExact(table, 'greater').p).toBeCloseTo(share(sum((x) => x >= a)), 12);
    }),
    { ...seeded, numRuns: 100 },
  );
});

function choose(n: number, k: number): bigint {
  let product = 1n;
  for (let i = 1; i <= k; i++) product = (product * BigInt(n - k + i)) / BigInt(i);
  return product;
}
