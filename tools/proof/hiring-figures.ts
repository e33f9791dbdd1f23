import { calibrate } from '../../core/hiring/calibration/calibrate.ts';
import type { Calibration } from '../../core/model/calibration.ts';
import type { Role, Rubric } from '../../core/model/rubric.ts';
import type { ScoredCandidate } from '../../core/model/score-report.ts';
import type { ScorerRating } from '../../core/model/scorer-rating.ts';
import type { Random } from '../../core/sample/random.ts';
import { score } from '../../core/score.ts';
import {
  asCalibration,
  type Person,
  type Plan,
  personOf,
  ratingsOf,
  trueAxes,
  type World,
  type WorldPlan,
  worldOf,
} from './hiring-world.ts';

export type PanelKind = {
  readonly make: (rubric: Rubric, random: Random) => WorldPlan;
  /** From whom severities are learnt; null where the prior must do. */
  readonly norm: {
    readonly candidates: readonly [number, number];
    readonly plan: (world: World) => Plan;
  } | null;
  /** How many are scored. */
  readonly people: number;
  readonly plan: (world: World) => Plan;
};

export type Figures = {
  /** Of the 95 % intervals of both axes. */
  readonly coverage: { readonly share: number; readonly n: number };
  /** Root mean square error of an axis, in points: plain means, these with severities taken out, the score. */
  readonly error: { readonly raw: number; readonly corrected: number; readonly score: number };
  readonly labels: { readonly right: number; readonly settled: number; readonly all: number };
};

type Run = {
  readonly rubric: Rubric;
  readonly hash: string;
  readonly role: string;
  readonly panels: number;
  readonly random: (panel: number) => Random;
};

type Axes = { readonly strategic: number; readonly tactical: number };
type Judged = {
  readonly candidate: ScoredCandidate;
  readonly truth: Axes;
  readonly own: readonly ScorerRating[];
};
type Against = { readonly rubric: Rubric; readonly role: Role; readonly calibration: Calibration };

/** One interval: whether it holds the truth, and the errors of three readings of the same ratings. */
type Interval = {
  readonly holds: boolean;
  readonly raw: number;
  readonly corrected: number;
  readonly score: number;
};

/** Seeded panels of one kind, scored, against their truth. */
export function figuresOf(kind: PanelKind, run: Run): Figures {
  const role = run.rubric.roles.find(({ id }) => id === run.role);
  if (role === undefined) throw new RangeError(`the rubric has no role ${run.role}`);
  const intervals: Interval[] = [];
  const settled: boolean[] = [];
  let all = 0;
  for (let panel = 0; panel < run.panels; panel++) {
    const world = worldOf(kind.make(run.rubric, run.random(panel)));
    const against = { rubric: run.rubric, role, calibration: calibrationOf(kind, world, run.hash) };
    for (const judged of scoredPanel(kind, world, against)) {
      const { candidate, truth } = judged;
      all += 1;
      intervals.push(...intervalsOf(judged, against));
      if (candidate.label === 'not settled' || candidate.label === 'incomplete') continue;
      settled.push(candidate.label === trueLabel(truth, role));
    }
  }
  const root = (squares: (one: Interval) => number) =>
    Math.sqrt(intervals.reduce((sum, one) => sum + squares(one) ** 2, 0) / intervals.length);
  return {
    coverage: {
      share: intervals.filter(({ holds }) => holds).length / intervals.length,
      n: intervals.length,
    },
    error: {
      raw: root(({ raw }) => raw),
      corrected: root(({ corrected }) => corrected),
      score: root((one) => one.score),
    },
    labels: { right: settled.filter(Boolean).length, settled: settled.length, all },
  };
}

function scoredPanel(
  kind: PanelKind,
  world: World,
  { rubric, role, calibration }: Against,
): readonly Judged[] {
  const people = Array.from({ length: kind.people }, (_, i) => personOf(world, `P-${i}`));
  const rated = people.map((person) => ({ person, own: ratingsOf(world, person, kind.plan(world)) }));
  const ratings = rated.flatMap(({ own }) => own);
  const { candidates } = score({
    rubric,
    rubricHash: calibration.rubric?.hash ?? '',
    role: role.id,
    calibration,
    ratings,
    forDecision: false,
  });
  return rated.flatMap(({ person, own }) => {
    const candidate = candidates.find(({ candidateId }) => candidateId === person.candidateId);
    return candidate === undefined ? [] : [{ candidate, truth: trueAxes(person, rubric, role), own }];
  });
}

function intervalsOf({ candidate, truth, own }: Judged, against: Against): readonly Interval[] {
  return (['strategic', 'tactical'] as const).flatMap((axis) => {
    const estimate = candidate[axis];
    if (estimate === null || 'insufficient' in estimate) return [];
    const { raw, corrected } = plainMeans(own, { ...against, axis });
    const holds = estimate.low <= truth[axis] && truth[axis] <= estimate.high;
    const from = (value: number) => value - truth[axis];
    return [{ holds, raw: from(raw), corrected: from(corrected), score: from(estimate.value) }];
  });
}

function calibrationOf({ norm }: PanelKind, world: World, rubricHash: string): Calibration {
  const people: readonly Person[] =
    norm === null
      ? []
      : Array.from({ length: world.random.whole(...norm.candidates) }, (_, i) => personOf(world, `N-${i}`));
  const ratings = people.flatMap((person) => ratingsOf(world, person, norm?.plan(world) ?? []));
  return { ...calibrate(asCalibration(ratings), { rubric: world.rubric, rubricHash }), hash: 'unsealed' };
}

/** An axis as anyone would work it out: the weighted mean of the competencies' means, over what was rated. */
function plainMeans(
  ratings: readonly ScorerRating[],
  {
    rubric,
    role,
    axis,
    calibration,
  }: { rubric: Rubric; role: Role; axis: 'strategic' | 'tactical'; calibration: Calibration },
) {
  const severities = new Map(calibration.raters.map(({ raterId, severity }) => [raterId, severity.value]));
  let [raw, corrected, weights] = [0, 0, 0];
  for (const { id } of rubric.competencies.filter((one) => one.axis === axis)) {
    const own = ratings.filter(({ competency }) => competency === id);
    const weight = role.weights[id] ?? 0;
    if (own.length === 0) continue;
    weights += weight;
    for (const { rating, raterId } of own) {
      const points = (weight * (rating - 1) * 25) / own.length;
      raw += points;
      corrected += points + (weight * (severities.get(raterId) ?? 0)) / own.length;
    }
  }
  return { raw: raw / weights, corrected: corrected / weights };
}

function trueLabel(truth: Axes, { floors }: Role): string {
  const strategic = truth.strategic >= floors.strategic;
  if (truth.tactical >= floors.tactical) return strategic ? 'strategist-operator' : 'tactician';
  return strategic ? 'strategist' : 'neither';
}
