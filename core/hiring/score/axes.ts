import type { Role, Rubric } from '../../model/rubric.ts';
import type { Norms } from './norms.ts';
import type { Panel } from './panel.ts';

/** The weights of a role by place in the rubric, each axis for itself. */
export type AxisWeights = { readonly strategic: Float64Array; readonly tactical: Float64Array };

export function axisWeights(role: Role, rubric: Rubric): AxisWeights {
  const on = (axis: 'strategic' | 'tactical') =>
    Float64Array.from(rubric.competencies, (one) => (one.axis === axis ? (role.weights[one.id] ?? 0) : 0));
  return { strategic: on('strategic'), tactical: on('tactical') };
}

/** What one axis of one panel looks like before any rating is read. */
export type AxisPanel = {
  readonly weights: Float64Array;
  /** Cell to movement of the axis for one point of the cell's mean. */
  readonly gains: Float64Array;
  readonly variance: number;
  /** 1 - variance left / variance between candidates; null where candidates do not differ. */
  readonly reliability: number | null;
  /** Competency to covariance of its error with that of the axis. */
  readonly withCompetency: Float64Array;
};

/** An axis is the weighted mean of its competencies, so that a person can add it up. */
export function axisPanel(weights: Float64Array, panel: Panel, norms: Norms): AxisPanel {
  const competencies = weights.length;
  const gains = new Float64Array(panel.gains.length / competencies);
  const withCompetency = new Float64Array(competencies);
  let variance = 0;
  for (let c = 0; c < competencies; c++) {
    const weight = weights[c] as number;
    if (weight === 0) continue;
    for (let k = 0; k < gains.length; k++) {
      (gains[k] as number) += weight * (panel.gains[c * gains.length + k] as number);
    }
    for (let other = 0; other < competencies; other++) {
      (withCompetency[other] as number) += weight * (panel.errors[c * competencies + other] as number);
    }
  }
  for (let c = 0; c < competencies; c++) variance += (weights[c] as number) * (withCompetency[c] as number);
  return { weights, gains, variance, withCompetency, reliability: reliability(variance, weights, norms) };
}

function reliability(variance: number, weights: Float64Array, norms: Norms): number | null {
  let sum = 0;
  let squares = 0;
  for (const weight of weights) {
    sum += weight;
    squares += weight ** 2;
  }
  return reliabilityOf(variance, norms.candidate * sum ** 2 + norms.candidateCompetency * squares);
}

/** @returns null where candidates do not differ. */
export function reliabilityOf(left: number, between: number): number | null {
  return between > 0 ? Math.min(1, Math.max(0, 1 - left / between)) : null;
}

/** Covariance of the errors of both axes. */
export function axisCovariance(strategic: AxisPanel, tactical: AxisPanel): number {
  let sum = 0;
  strategic.withCompetency.forEach((covariance, c) => {
    sum += covariance * (tactical.weights[c] as number);
  });
  return sum;
}
