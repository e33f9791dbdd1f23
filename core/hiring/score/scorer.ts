import type { Calibration } from '../../model/calibration.ts';
import type { Role, Rubric } from '../../model/rubric.ts';
import type { ScoredCandidate } from '../../model/score-report.ts';
import type { ScorerRating } from '../../model/scorer-rating.ts';
import { type AxisWeights, axisWeights } from './axes.ts';
import { competencyScores } from './competency-scores.ts';
import { addUp } from './contributions.ts';
import type { WeighedRating } from './counterfactual.ts';
import { coverageOf, isCovered } from './coverage.ts';
import { type CountedRating, evidenceOf } from './evidence.ts';
import { estimateOf } from './interval.ts';
import type { Posterior } from './label.ts';
import { type Norms, normsOf } from './norms.ts';
import { candidateNotes } from './notes.ts';
import type { Cell } from './panel.ts';
import { type JudgedPanel, panelReader, type ReadPanel } from './panel-reader.ts';
import { verdictOf } from './verdict.ts';

export type Scored = {
  readonly candidate: ScoredCandidate;
  /**
   * Both axes before they are cut at 0 and 100; null on an axis without a rating. The sd is that beside other
   * candidates: what shifts all of them alike is not in it.
   */
  readonly standing: {
    readonly strategic: { readonly value: number; readonly sd: number } | null;
    readonly tactical: { readonly value: number; readonly sd: number } | null;
  };
};

/** One rubric, one role, one calibration: what stays the same from candidate to candidate. */
type Ground = {
  readonly rubric: Rubric;
  readonly role: Role;
  readonly norms: Norms;
  readonly weights: AxisWeights;
  readonly places: ReadonlyMap<string, number>;
};

/**
 * A scorer for one rubric, role and calibration. It maps the ratings of one candidate to the score: the same ratings,
 * in any order, give the same bytes. Panels of one shape share their arithmetic.
 *
 * @throws RangeError where the rubric has no such role.
 */
export function scorerOf(
  rubric: Rubric,
  roleId: string,
  calibration: Calibration,
): (candidateId: string, ratings: readonly ScorerRating[]) => Scored {
  const role = rubric.roles.find(({ id }) => id === roleId);
  if (role === undefined) throw new RangeError(`the rubric has no role ${roleId}`);
  const norms = normsOf(calibration, rubric);
  const ground: Ground = {
    rubric,
    role,
    norms,
    weights: axisWeights(role, rubric),
    places: new Map(rubric.competencies.map(({ id }, place) => [id, place])),
  };
  const readPanel = panelReader(norms, ground.weights);
  return (candidateId, ratings) => scoreOne(candidateId, ratings, ground, readPanel);
}

function scoreOne(
  candidateId: string,
  ratings: readonly ScorerRating[],
  ground: Ground,
  readPanel: ReturnType<typeof panelReader>,
): Scored {
  const { rubric, norms, weights, role } = ground;
  const { counted, leftOut } = evidenceOf(ratings, rubric, ground.places);
  const read = readPanel(counted);
  const { judged } = read;
  const weighed = weigh(counted, read, norms);
  const strategic = addUp('strategic', weights.strategic, weighed, norms);
  const tactical = addUp('tactical', weights.tactical, weighed, norms);
  const coverage = {
    strategic: coverageOf(weights.strategic, judged.competencies, rubric),
    tactical: coverageOf(weights.tactical, judged.competencies, rubric),
  };
  const posterior: Posterior = { ...judged.spread, strategic: strategic.mean, tactical: tactical.mean };
  const n = {
    strategic: ratingsOn(weights.strategic, judged),
    tactical: ratingsOn(weights.tactical, judged),
  };
  const rest = verdictOf(
    weighed,
    judged,
    posterior,
    isCovered(coverage.strategic) && isCovered(coverage.tactical),
    ground,
  );
  const { strategicSd, tacticalSd, correlation } = posterior;
  const candidate: ScoredCandidate = {
    candidateId,
    strategic:
      n.strategic === 0 ? null : estimateOf(strategic.value, strategic.mean, strategicSd, n.strategic),
    tactical: n.tactical === 0 ? null : estimateOf(tactical.value, tactical.mean, tacticalSd, n.tactical),
    uncertainty: { strategic: strategicSd, tactical: tacticalSd, correlation },
    reliability: { strategic: judged.strategic.reliability, tactical: judged.tactical.reliability },
    balance: n.strategic === 0 || n.tactical === 0 ? null : balanceOf(strategic.value, tactical.value),
    coverage,
    competencies: competencyScores(weighed, read, ground),
    ...rest,
    contributions: strategic.contributions.concat(tactical.contributions),
    leftOut: { ...leftOut },
    notes: [...candidateNotes(coverage, leftOut, role)],
  };
  return {
    candidate,
    standing: {
      strategic:
        n.strategic === 0 ? null : { value: strategic.mean, sd: Math.sqrt(judged.strategic.variance) },
      tactical: n.tactical === 0 ? null : { value: tactical.mean, sd: Math.sqrt(judged.tactical.variance) },
    },
  };
}

function weigh(
  counted: readonly CountedRating[],
  { judged, cellOf, severities }: ReadPanel,
  norms: Norms,
): readonly WeighedRating[] {
  return counted.map(({ rating, competency, points }, index) => {
    const place = cellOf[index] as number;
    const cell = judged.cells[place] as Cell;
    const corrected = points + (severities[cell.rater] as number);
    const share = 1 / cell.count;
    return {
      rating,
      competency,
      points,
      strategic: (judged.strategic.gains[place] as number) * share,
      tactical: (judged.tactical.gains[place] as number) * share,
      corrected,
      surplus: corrected - norms.itemMean(competency, rating.item),
    };
  });
}

/** Ratings of the competencies that have weight on an axis. */
function ratingsOn(weights: Float64Array, { competencies }: JudgedPanel): number {
  let sum = 0;
  for (let c = 0; c < weights.length; c++) {
    if ((weights[c] as number) > 0) sum += competencies[c]?.ratings ?? 0;
  }
  return sum;
}

/** D54: two axes more than 25 apart are lopsided, whatever their mean. */
function balanceOf(strategic: number, tactical: number): ScoredCandidate['balance'] {
  return {
    geometric: Math.sqrt(strategic * tactical),
    least: Math.min(strategic, tactical),
    lopsided: Math.abs(strategic - tactical) > 25,
  };
}
