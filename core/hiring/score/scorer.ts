import type { Calibration } from '../../model/calibration.ts';
import type { Instrument } from '../../model/people-objects.ts';
import type { Role, Rubric } from '../../model/rubric.ts';
import type { ScoredCandidate } from '../../model/score-report.ts';
import type { ScorerRating } from '../../model/scorer-rating.ts';
import { type AxisWeights, axisWeights } from './axes.ts';
import { competencyScores } from './competency-scores.ts';
import { addUp } from './contributions.ts';
import { counterfactual, type WeighedRating } from './counterfactual.ts';
import { coverageOf, isCovered } from './coverage.ts';
import { evidenceOf } from './evidence.ts';
import { estimateOf } from './interval.ts';
import { byProbability, labelOf, labelProbabilities, type Posterior } from './label.ts';
import { type Norms, normsOf } from './norms.ts';
import { candidateNotes } from './notes.ts';
import { type JudgedPanel, panelReader } from './panel-reader.ts';
import { expectedBest, mostTelling, settleNext } from './settle-next.ts';

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
  const { judged, cellOf } = readPanel(counted);
  const weighed: readonly WeighedRating[] = counted.map((one, index) => {
    const cell = cellOf[index] as number;
    const share = 1 / (judged.cells[cell]?.count ?? 1);
    return {
      ...one,
      strategic: (judged.strategic.gains[cell] as number) * share,
      tactical: (judged.tactical.gains[cell] as number) * share,
    };
  });
  const strategic = addUp('strategic', weights.strategic, weighed, norms);
  const tactical = addUp('tactical', weights.tactical, weighed, norms);
  const competencies = competencyScores(counted, judged, cellOf, ground);
  const ratingsOf = competencies.map((score) => score.ratings);
  const coverage = {
    strategic: coverageOf(weights.strategic, ratingsOf, rubric),
    tactical: coverageOf(weights.tactical, ratingsOf, rubric),
  };
  const posterior: Posterior = { ...judged.spread, strategic: strategic.mean, tactical: tactical.mean };
  const on = (axis: 'strategic' | 'tactical') =>
    weights[axis].reduce((sum, weight, c) => sum + (weight > 0 ? (ratingsOf[c] ?? 0) : 0), 0);
  const n = { strategic: on('strategic'), tactical: on('tactical') };
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
    competencies: [...competencies],
    ...rest,
    contributions: [...strategic.contributions, ...tactical.contributions],
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

type Verdict = Pick<
  ScoredCandidate,
  'label' | 'between' | 'labelProbabilities' | 'counterfactual' | 'settleNext'
>;

function verdictOf(
  weighed: readonly WeighedRating[],
  judged: JudgedPanel,
  posterior: Posterior,
  isComplete: boolean,
  { rubric, role, weights }: Ground,
): Verdict {
  const { floors } = role;
  const probabilities = labelProbabilities(posterior, floors);
  const [best, second] = byProbability(probabilities);
  const label = labelOf(probabilities);
  const rated = (competency: number) => judged.cells.some((cell) => cell.competency === competency);
  // What is missing comes first: more of what was asked already cannot complete an axis.
  const open = isComplete ? judged.next : judged.next.filter(({ competency }) => !rated(competency));
  const next = mostTelling(open, posterior, floors) ?? heaviest(open, weights);
  const now = probabilities[best];
  const used = new Set<Instrument | null>(
    weighed.filter((one) => one.competency === next?.competency).map(({ rating }) => rating.instrument),
  );
  return {
    label: isComplete ? label : 'incomplete',
    between: isComplete && label === 'not settled' && second !== undefined ? [best, second] : [],
    labelProbabilities: isComplete ? probabilities : null,
    counterfactual: isComplete ? counterfactual(weighed, rubric, posterior, probabilities, floors) : null,
    settleNext:
      next === null
        ? null
        : settleNext(next, rubric, used, {
            now,
            expected: Math.max(now, expectedBest(posterior, next, floors)),
          }),
  };
}

function heaviest(
  open: JudgedPanel['next'],
  { strategic, tactical }: AxisWeights,
): JudgedPanel['next'][number] | null {
  const weight = ({ competency }: JudgedPanel['next'][number]) =>
    (strategic[competency] ?? 0) + (tactical[competency] ?? 0);
  return open.reduce<JudgedPanel['next'][number] | null>(
    (best, one) => (best === null || weight(one) > weight(best) ? one : best),
    null,
  );
}

/** D54: two axes more than 25 apart are lopsided, whatever their mean. */
function balanceOf(strategic: number, tactical: number): ScoredCandidate['balance'] {
  return {
    geometric: Math.sqrt(strategic * tactical),
    least: Math.min(strategic, tactical),
    lopsided: Math.abs(strategic - tactical) > 25,
  };
}
