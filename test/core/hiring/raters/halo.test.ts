import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { expect, test } from 'vitest';
import { haloOf } from '../../../../core/hiring/raters/halo.ts';
import {
  type DatedRating,
  ratedUnits,
  sharedRatings,
} from '../../../../core/hiring/raters/shared-ratings.ts';

const competencies = ['crm', 'direction', 'discovery', 'insight'];

/**
 * Three raters of many candidates: variances candidate 100, candidate x competency 60, residual 120; candidate x rater
 * 220 for the first rater, so that 220 of its 500 are halo, and 0 for the others.
 */
function world(seed: number, candidates: number): readonly DatedRating[] {
  const generator = xoroshiro128plus(seed);
  const normal = (sd: number) =>
    sd *
    Math.sqrt(-2 * Math.log(1 - uniformFloat64(generator))) *
    Math.cos(2 * Math.PI * uniformFloat64(generator));
  return Array.from({ length: candidates }, (_, i) => {
    const person = normal(10);
    const at = competencies.map(() => person + normal(Math.sqrt(60)));
    return ['r1', 'r2', 'r3'].flatMap((raterId) => {
      const halo = raterId === 'r1' ? normal(Math.sqrt(220)) : 0;
      return competencies.map((competency, k) => ({
        candidateId: `c${i}`,
        raterId,
        competency,
        item: null,
        points: 50 + (at[k] ?? 0) + halo + normal(Math.sqrt(120)),
        day: null,
      }));
    });
  }).flat();
}
const haloIn = (ratings: readonly DatedRating[], raterId: string) =>
  haloOf(sharedRatings(ratedUnits(ratings), raterId));

test('finds a planted halo, and none where none was planted', () => {
  const ratings = world(1, 2000);
  const halo = haloIn(ratings, 'r1');
  expect(Math.abs((halo?.value ?? 9) - 220 / 500)).toBeLessThan(0.04);
  expect(halo?.n).toBe(2000);
  expect(Math.abs(haloIn(ratings, 'r2')?.value ?? 9)).toBeLessThan(0.06);
});

// Few candidates: a jackknife of a ratio is somewhat narrow. 600 worlds give 92 % at 40 candidates, so 184 of 200, give
// or take 3.8.
test('has intervals that hold the planted share about nine times in ten, with 40 candidates', () => {
  const held = Array.from({ length: 200 }, (_, i) => haloIn(world(100 + i, 40), 'r1')).filter(
    (halo) => halo !== null && halo.low <= 0.44 && halo.high >= 0.44,
  ).length;
  expect(held).toBeGreaterThanOrEqual(173);
  expect(held).toBeLessThanOrEqual(196);
});

test('needs two competencies of three candidates', () => {
  const one = world(3, 30).filter(({ competency }) => competency === 'crm');
  expect(haloIn(one, 'r1')).toBeNull();
  expect(haloIn(world(3, 2), 'r1')).toBeNull();
});
