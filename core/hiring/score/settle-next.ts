import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { Instrument } from '../../model/people-objects.ts';
import type { Role, Rubric } from '../../model/rubric.ts';
import type { ScoredCandidate } from '../../model/score-report.ts';
import { bivariateNormalAt } from '../../stats/bivariate-normal.ts';
import { crossingCovariance } from '../../stats/normal-diagonal.ts';
import type { AxisPanel } from './axes.ts';
import { greatest, labelsAt, type Posterior, standing } from './label.ts';
import type { Norms } from './norms.ts';
import type { Panel } from './panel.ts';

/**
 * What one more rating of a competency by a rater not seen yet would tell, before it is read: how far each axis moves
 * for one standard deviation of the surprise in it.
 */
export type NextRating = {
  readonly competency: number;
  readonly strategic: number;
  readonly tactical: number;
};

/** Competencies without weight are not asked for. */
export function nextRatings(
  panel: Panel,
  axes: { readonly strategic: AxisPanel; readonly tactical: AxisPanel },
  norms: Norms,
): readonly NextRating[] {
  const { strategic, tactical } = axes;
  const competencies = strategic.weights.length;
  const noise = norms.rater + norms.candidateRater + norms.residual;
  return Array.from({ length: competencies }, (_, competency) => {
    const surprise = Math.sqrt((panel.errors[competency * competencies + competency] as number) + noise);
    return {
      competency,
      strategic: (strategic.withCompetency[competency] as number) / surprise,
      tactical: (tactical.withCompetency[competency] as number) / surprise,
    };
  }).filter(
    ({ competency }) =>
      (strategic.weights[competency] as number) + (tactical.weights[competency] as number) > 0,
  );
}

/**
 * How much of the doubt whether an axis meets its floor a rating is expected to take: the variance of the later
 * probability, E[p'^2] - p^2, where E[p'^2] = P(two standard normals of correlation v^2 / sd^2 are both below h).
 */
function doubtTaken(value: number, sd: number, floor: number, moves: number): number {
  if (!(sd > 0)) return 0;
  return crossingCovariance((value - floor) / sd, Math.min(1, (moves / sd) ** 2));
}

/** Of undominated options the one that takes most doubt from the label; ties go to the first in the rubric. */
export function mostTelling(
  next: readonly NextRating[],
  posterior: Posterior,
  floors: Role['floors'],
): NextRating | null {
  let best: NextRating | null = null;
  let most = 0;
  for (const option of next) {
    const taken =
      doubtTaken(posterior.strategic, posterior.strategicSd, floors.strategic, option.strategic) +
      doubtTaken(posterior.tactical, posterior.tacticalSd, floors.tactical, option.tactical);
    if (taken > most + 1e-12) {
      best = option;
      most = taken;
    }
  }
  return best;
}

/** Movements nearer than this are alike: rounding must not choose between competencies of one weight. */
const ALIKE = 1e-9;
const more = (a: number, b: number) => Math.abs(a) - Math.abs(b) > ALIKE;

/**
 * Without what moves both axes less than another option, and so takes less doubt, wherever the floors lie; of two alike
 * the first stays.
 */
export function undominated(next: readonly NextRating[]): readonly NextRating[] {
  return next.filter(
    (one, index) =>
      !next.some(
        (other, place) =>
          !more(one.strategic, other.strategic) &&
          !more(one.tactical, other.tactical) &&
          (place < index || more(other.strategic, one.strategic) || more(other.tactical, one.tactical)),
      ),
  );
}

/** Midpoints of 16 slices of equal probability: the mean over them is within 0.01 of the integral. */
const surprises = Array.from({ length: 16 }, (_, i) => normalQuantile((i + 0.5) / 16, 0, 1));

/** The probability that the best label is expected to have after the rating. */
export function expectedBest(posterior: Posterior, next: NextRating, floors: Role['floors']): number {
  const strategicSd = left(posterior.strategicSd, next.strategic);
  const tacticalSd = left(posterior.tacticalSd, next.tactical);
  const covariance =
    posterior.correlation * posterior.strategicSd * posterior.tacticalSd - next.strategic * next.tactical;
  const both = strategicSd * tacticalSd;
  const correlation = both > 0 ? Math.max(-1, Math.min(1, covariance / both)) : 0;
  const jointly = bivariateNormalAt(correlation);
  let sum = 0;
  for (const surprise of surprises) {
    const later = labelsAt(
      standing(posterior.strategic + surprise * next.strategic, strategicSd, floors.strategic),
      standing(posterior.tactical + surprise * next.tactical, tacticalSd, floors.tactical),
      jointly,
    );
    sum += greatest(later);
  }
  return sum / surprises.length;
}

const left = (sd: number, moves: number) => Math.sqrt(Math.max(0, sd ** 2 - moves ** 2));

/** In the order of operational validity in Sackett et al. (2022), Journal of Applied Psychology 107, table 3. */
const instrumentOrder: readonly Instrument[] = [
  'structured_interview',
  'work_sample',
  'role_play',
  'situational_judgement',
  'knowledge_test',
  'reference',
];

/** An instrument that has not been used on the competency, the most valid one first. */
function freshInstrument(used: ReadonlySet<Instrument | null>): Instrument {
  return instrumentOrder.find((one) => !used.has(one)) ?? (instrumentOrder[0] as Instrument);
}

/** The advice in words: which instrument, on what, and whether a second rater is what it needs. */
export function settleNext(
  next: NextRating,
  rubric: Rubric,
  used: ReadonlySet<Instrument | null>,
  chances: { readonly now: number; readonly expected: number },
): NonNullable<ScoredCandidate['settleNext']> {
  const competency = rubric.competencies[next.competency];
  if (competency === undefined) throw new RangeError('settle next needs a competency of the rubric');
  const instrument = freshInstrument(used);
  const secondRater = used.size > 0;
  const article = /^[aeiou]/.test(instrument) ? 'an' : 'a';
  const by = secondRater ? ', by a rater who has not rated it yet' : '';
  return {
    competency: competency.id,
    axis: competency.axis,
    instrument,
    secondRater,
    ...chances,
    text: `${article} ${instrument.replaceAll('_', ' ')} on ${competency.id.replaceAll('_', ' ')}${by}`,
  };
}
