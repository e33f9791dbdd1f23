import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { Role } from '../../model/rubric.ts';
import type { settledLabels } from '../../model/score-report.ts';
import { bivariateNormalAt } from '../../stats/bivariate-normal.ts';

export type SettledLabel = (typeof settledLabels)[number];
export type LabelProbabilities = Readonly<Record<SettledLabel, number>>;

/** Both axes as one normal distribution, on the 0-100 scale before it is cut at its ends. */
export type Posterior = {
  readonly strategic: number;
  readonly tactical: number;
  readonly strategicSd: number;
  readonly tacticalSd: number;
  readonly correlation: number;
};

/** Below this, the best label is not settled (scorer.md). */
export const settledFrom = 0.8;

/** Sds above the floor; without uncertainty on one side of it for certain. */
export const standing = (value: number, sd: number, floor: number) => {
  if (sd > 0) return (value - floor) / sd;
  return value >= floor ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
};

/** Probabilities of the four labels: on which side of each floor the true axes lie. They sum to 1. */
export function labelProbabilities(posterior: Posterior, floors: Role['floors']): LabelProbabilities {
  const { strategic, tactical, strategicSd, tacticalSd, correlation } = posterior;
  return labelsAt(
    standing(strategic, strategicSd, floors.strategic),
    standing(tactical, tacticalSd, floors.tactical),
    bivariateNormalAt(correlation),
  );
}

/** The same from both standings and the joint distribution of the errors of the axes. */
export function labelsAt(
  s: number,
  t: number,
  jointly: ReturnType<typeof bivariateNormalAt>,
): LabelProbabilities {
  const strategic = above(s);
  const tactical = above(t);
  const both = bothAbove(s, t, jointly, strategic, tactical);
  return {
    'strategist-operator': both,
    tactician: tactical - both,
    strategist: strategic - both,
    neither: Math.max(0, 1 - strategic - tactical + both),
  };
}

function above(standing: number): number {
  if (standing === Number.POSITIVE_INFINITY) return 1;
  return standing === Number.NEGATIVE_INFINITY ? 0 : normalCdf(standing, 0, 1);
}

function bothAbove(
  s: number,
  t: number,
  jointly: ReturnType<typeof bivariateNormalAt>,
  strategic: number,
  tactical: number,
): number {
  if (!Number.isFinite(s) || !Number.isFinite(t)) return strategic * tactical;
  // Rounding must not take the sum of two labels over the axis they share.
  return Math.max(0, Math.min(jointly(s, t, strategic, tactical), strategic, tactical));
}

const order: readonly [SettledLabel, ...SettledLabel[]] = [
  'strategist-operator',
  'tactician',
  'strategist',
  'neither',
];

/** Labels by probability, greatest first; of two alike, the one named first in the report's own order. */
export function byProbability(probabilities: LabelProbabilities): readonly [SettledLabel, ...SettledLabel[]] {
  const sorted: [SettledLabel, ...SettledLabel[]] = [...order];
  return sorted.sort((a, b) => probabilities[b] - probabilities[a]);
}

/** The probability of the likeliest label. */
export function greatest(probabilities: LabelProbabilities): number {
  const { 'strategist-operator': both, tactician, strategist, neither } = probabilities;
  return Math.max(both, tactician, strategist, neither);
}

/** The likeliest label; of two alike, the one named first in the report's own order. */
function likeliest(probabilities: LabelProbabilities): SettledLabel {
  let best = order[0];
  for (const label of order) if (probabilities[label] > probabilities[best]) best = label;
  return best;
}

/** The best label, or `not settled` where none is likely enough. */
export function labelOf(probabilities: LabelProbabilities): SettledLabel | 'not settled' {
  const best = likeliest(probabilities);
  return probabilities[best] >= settledFrom ? best : 'not settled';
}

/** Standard normal quantiles of 0.8 and of its root, each moved outwards by more than rounding can. */
const NOT_BELOW = 0.8416212335729142 - 1e-9;
const SURE_FROM = 1.2502 + 1e-3;

/**
 * The label where the two axes alone, in sds above their floors, tell it; null where their correlation must be asked: a label is no likelier than
 * the rarer of its two sides and, with errors that go together, two sides alike are at least as likely as if apart.
 */
export function plainLabel(
  strategic: number,
  tactical: number,
  correlation: number,
): SettledLabel | 'not settled' | null {
  const nearest = Math.min(Math.abs(strategic), Math.abs(tactical));
  if (nearest < NOT_BELOW) return 'not settled';
  if (nearest < SURE_FROM || correlation < 0 || strategic > 0 !== tactical > 0) return null;
  return strategic > 0 ? 'strategist-operator' : 'neither';
}
