import type { CalibrationRating } from '../../core/hiring/calibration/counted-ratings.ts';
import type { Role, Rubric } from '../../core/model/rubric.ts';
import type { ScorerRating } from '../../core/model/scorer-rating.ts';
import { type Random, seededRandom } from '../../core/sample/random.ts';

/** Variances in points (0-100) squared. */
export type Variances = {
  readonly candidate: number;
  /** How far a candidate's strategic and tactical standing differ, beyond their competencies. */
  readonly candidateAxis: number;
  readonly candidateCompetency: number;
  readonly rater: number;
  readonly candidateRater: number;
  /** With what rounding to the five points of the scale adds. */
  readonly residual: number;
};

export type Person = {
  readonly candidateId: string;
  /** True standing by competency. */
  readonly standing: readonly number[];
};

/** A company: who its raters are and how its people spread. */
export type World = {
  readonly rubric: Rubric;
  readonly variances: Variances;
  /** True mean by competency. */
  readonly means: readonly number[];
  /** Rater to what that rater takes off. */
  readonly severities: readonly number[];
  readonly random: Random;
};

/** The variance of a number rounded to steps of 25 points. */
const ROUNDING = 25 ** 2 / 12;

/** A stream far from those of nearby seeds, which begin alike. */
export function streamOf(seed: number): Random {
  const random = seededRandom(seed);
  for (let skipped = 0; skipped < 100; skipped += 1) random.whole(0, 1);
  return random;
}

export const between = (random: Random, low: number, high: number) =>
  low + ((high - low) * random.whole(0, 1_000_000)) / 1_000_000;

const normal = (random: Random, variance: number) => Math.sqrt(variance) * Math.log(random.logNormal(1, 1));

export type WorldPlan = Pick<World, 'rubric' | 'random' | 'variances'> & {
  readonly raters: number;
  /** Mean of all competencies, and the variance of theirs. */
  readonly mean: number;
  readonly items: number;
};

export function worldOf({ rubric, random, variances, raters, mean, items }: WorldPlan): World {
  return {
    rubric,
    random,
    variances,
    means: rubric.competencies.map(() => mean + normal(random, items)),
    severities: Array.from({ length: raters }, () => normal(random, variances.rater)),
  };
}

export function personOf({ rubric, random, variances, means }: World, candidateId: string): Person {
  const whole = normal(random, variances.candidate);
  const axis = {
    strategic: normal(random, variances.candidateAxis),
    tactical: normal(random, variances.candidateAxis),
  };
  const standing = rubric.competencies.map(
    (one, c) => (means[c] ?? 0) + whole + axis[one.axis] + normal(random, variances.candidateCompetency),
  );
  return { candidateId, standing };
}

/** Who rates what of one candidate: pairs of rater and competency, by their places. */
export type Plan = readonly (readonly [rater: number, competency: number])[];

/** Each of these raters rates each competency with this probability; every competency is rated once at least. */
export function incompletePlan({ rubric, random }: World, raters: readonly number[], share: number): Plan {
  return rubric.competencies.flatMap((_, c) => {
    const seen = raters.filter(() => random.chance(share));
    return (seen.length > 0 ? seen : [random.pick(raters)]).map((rater) => [rater, c] as const);
  });
}

export function someRaters({ random, severities }: World, count: number): readonly number[] {
  const left = severities.map((_, rater) => rater);
  return Array.from(
    { length: Math.min(count, left.length) },
    () => left.splice(random.whole(0, left.length - 1), 1)[0] ?? 0,
  );
}

/** Ratings on the rubric's five points, as raters give them: rounded, and cut at both ends. */
export function ratingsOf(
  { rubric, random, variances, severities }: World,
  person: Person,
  plan: Plan,
): readonly ScorerRating[] {
  const pairs = new Map<number, number>();
  return plan.map(([rater, c]) => {
    const pair = pairs.get(rater) ?? normal(random, variances.candidateRater);
    pairs.set(rater, pair);
    const noise = normal(random, Math.max(0, variances.residual - ROUNDING));
    const points = (person.standing[c] ?? 0) - (severities[rater] ?? 0) + pair + noise;
    return {
      candidateId: person.candidateId,
      raterId: `R-${rater}`,
      competency: rubric.competencies[c]?.id ?? '',
      item: null,
      instrument: 'structured_interview',
      rating: Math.min(5, Math.max(1, 1 + Math.round(points / 25))),
      hasEvidence: true,
    };
  });
}

/** True standing on both axes, cut at the ends of the scale as the scores are. */
export function trueAxes({ standing }: Person, rubric: Rubric, role: Role) {
  const on = (axis: 'strategic' | 'tactical') => {
    const sum = rubric.competencies.reduce(
      (total, one, c) => total + (one.axis === axis ? (role.weights[one.id] ?? 0) * (standing[c] ?? 0) : 0),
      0,
    );
    return Math.min(100, Math.max(0, sum));
  };
  return { strategic: on('strategic'), tactical: on('tactical') };
}

/** The same ratings as `calibrate` reads them. */
export const asCalibration = (ratings: readonly ScorerRating[]): readonly CalibrationRating[] =>
  ratings.map((one) => ({
    candidate_id: one.candidateId,
    rater_id: one.raterId,
    competency: one.competency,
    item_id: one.item,
    rating: String(one.rating),
    evidence: 'seen',
  }));
