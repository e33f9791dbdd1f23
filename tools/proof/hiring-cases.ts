import { readRubric, shippedRubric } from '../../adapters/files/rubric-file.ts';
import { calibrate } from '../../core/hiring/calibration/calibrate.ts';
import type { Calibration } from '../../core/model/calibration.ts';
import type { ScorerRating } from '../../core/model/scorer-rating.ts';
import type { Random } from '../../core/sample/random.ts';
import type { ScoreCommand } from '../../core/score.ts';
import {
  asCalibration,
  between,
  incompletePlan,
  personOf,
  ratingsOf,
  someRaters,
  streamOf,
  type World,
  worldOf,
} from './hiring-world.ts';

/** One candidate to be scored; cases take turns between a calibration that was fitted and the prior. */
export type Case = Omit<ScoreCommand, 'ratings'> & { readonly ratings: readonly ScorerRating[] };

const SEED = 20_261_128;

/** Seeded cases over all roles of the shipped rubric: the same on every machine. */
export async function hiringCases(count: number): Promise<readonly Case[]> {
  const { rubric, hash } = await readRubric(shippedRubric());
  const random = streamOf(SEED);
  const variances = {
    candidate: 150,
    candidateAxis: 40,
    candidateCompetency: 80,
    rater: 60,
    candidateRater: 80,
    residual: 160,
  };
  const world = worldOf({ rubric, random, variances, raters: 7, mean: 58, items: 40 });
  const calibrations = [fitted(world, hash), prior(world, hash)];
  return Array.from({ length: count }, (_, i) => {
    const candidate = personOf(world, `P-${i}`);
    const plan = incompletePlan(world, someRaters(world, random.whole(1, 4)), between(random, 0.2, 1));
    return {
      rubric,
      rubricHash: hash,
      role: random.pick(rubric.roles).id,
      calibration: calibrations[i % 2] as Calibration,
      ratings: ratingsOf(world, candidate, plan).filter(() => random.chance(0.95)),
      forDecision: false,
    };
  }).filter(({ ratings }) => ratings.length > 0);
}

function fitted(world: World, rubricHash: string): Calibration {
  const ratings = Array.from({ length: 60 }, (_, i) => personOf(world, `N-${i}`)).flatMap((person) =>
    ratingsOf(world, person, incompletePlan(world, someRaters(world, 3), 0.7)),
  );
  return { ...calibrate(asCalibration(ratings), { rubric: world.rubric, rubricHash }), hash: 'fitted' };
}

function prior({ rubric }: World, rubricHash: string): Calibration {
  return { ...calibrate([], { rubric, rubricHash }), hash: 'prior' };
}

/** The same items in another order. */
export function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  const left = [...items];
  for (let i = left.length - 1; i > 0; i--) {
    const j = random.whole(0, i);
    [left[i], left[j]] = [left[j] as T, left[i] as T];
  }
  return left;
}
