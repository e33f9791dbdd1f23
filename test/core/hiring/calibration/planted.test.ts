import { expect, test } from 'vitest';
import { calibrate } from '../../../../core/hiring/calibration/calibrate.ts';
import type { CalibrationRating } from '../../../../core/hiring/calibration/counted-ratings.ts';
import { seededRandom } from '../../../../core/sample/random.ts';

const TRUE_VARIANCES = {
  candidate: 144,
  candidateCompetency: 64,
  rater: 49,
  candidateRater: 36,
  residual: 81,
};
const WORLDS = 60;

type World = {
  readonly ratings: readonly CalibrationRating[];
  readonly severities: ReadonlyMap<string, number>;
};

/** 60 candidates, each rated on 4 competencies by 3 of 8 raters, by the model itself; a scale wide enough not to cut. */
function world(seed: number): World {
  const random = seededRandom(seed);
  // Streams of seeds that lie close begin alike.
  for (let skipped = 0; skipped < 100; skipped += 1) random.whole(0, 1);
  const draw = (variance: number) => Math.sqrt(variance) * Math.log(random.logNormal(1, 1));
  const severities = new Map(Array.from({ length: 8 }, (_, r) => [`R-${r}`, draw(TRUE_VARIANCES.rater)]));
  const ratings: CalibrationRating[] = [];
  for (let c = 0; c < 60; c += 1) {
    const candidate = draw(TRUE_VARIANCES.candidate);
    const own = Array.from({ length: 4 }, () => draw(TRUE_VARIANCES.candidateCompetency));
    const first = random.whole(0, 7);
    for (const step of [0, 1 + random.whole(0, 2), 4 + random.whole(0, 3)]) {
      const rater = `R-${(first + step) % 8}`;
      const pair = draw(TRUE_VARIANCES.candidateRater);
      for (const [k, part] of own.entries()) {
        const y = 50 + candidate + part - (severities.get(rater) ?? 0) + pair + draw(TRUE_VARIANCES.residual);
        ratings.push({
          candidate_id: `C-${c}`,
          rater_id: rater,
          competency: `K-${k}`,
          item_id: null,
          rating: y.toFixed(4),
          evidence: null,
        });
      }
    }
  }
  return { ratings, severities };
}

const worlds = Array.from({ length: WORLDS }, (_, seed) => {
  const { ratings, severities } = world(seed);
  // 0 to 100 are the points themselves; a rating beyond either end would be left out.
  const scale = { min: -900, max: 1100, direction: 'higher' as const };
  return { calibration: calibrate(ratings, { rubric: null, scale }), severities };
});

/** Points of the wide scale are a twentieth of a point, so variances are a four-hundredth. */
const SHRUNK = 20;

test('finds the variances that were planted, on average, and covers them', () => {
  for (const [name, variance] of Object.entries(TRUE_VARIANCES)) {
    const found = worlds.map(
      ({ calibration }) => calibration.components[name as keyof typeof TRUE_VARIANCES],
    );
    const mean = found.reduce((sum, one) => sum + one.variance, 0) / WORLDS;
    const relative = (mean * SHRUNK ** 2) / variance;
    expect(relative, name).toBeGreaterThan(0.8);
    expect(relative, name).toBeLessThan(1.2);
    const at = variance / SHRUNK ** 2;
    const covered = found.filter(({ low, high }) => low !== null && high !== null && low <= at && at <= high);
    // 95 % of 60 is 57; 50 or fewer would come by chance once in 500 times.
    expect(covered.length, name).toBeGreaterThan(50);
  }
});

test('covers the severity of about 95 of 100 raters', () => {
  let [covered, all] = [0, 0];
  for (const { calibration, severities } of worlds) {
    const drawn = [...severities.values()];
    const centre = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
    for (const { raterId, severity } of calibration.raters) {
      const truth = ((severities.get(raterId) ?? 0) - centre) / SHRUNK;
      all += 1;
      if (severity.low <= truth && truth <= severity.high) covered += 1;
    }
  }
  expect(all).toBe(WORLDS * 8);
  expect(covered / all).toBeGreaterThan(0.92);
});

test('says it has converged in every world', () => {
  expect(worlds.filter(({ calibration }) => calibration.status !== 'calibrated')).toEqual([]);
});
