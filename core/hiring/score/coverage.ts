import type { Rubric } from '../../model/rubric.ts';
import type { ScoredCandidate } from '../../model/score-report.ts';

/** Share of an axis's weight that has a rating, and the competencies of weight that have none. */
export function coverageOf(
  weights: Float64Array,
  competencies: readonly { readonly ratings: number }[],
  rubric: Rubric,
): ScoredCandidate['coverage']['strategic'] {
  let all = 0;
  let missed = 0;
  const missing: string[] = [];
  for (let c = 0; c < weights.length; c++) {
    const weight = weights[c] as number;
    if (weight === 0) continue;
    all += weight;
    if (competencies[c]?.ratings) continue;
    missed += weight;
    missing.push(rubric.competencies[c]?.id ?? '');
  }
  const value = missed === 0 ? 1 : Math.max(0, (all - missed) / all);
  return { value: missing.length > 0 && sameShare(value, 0) ? 0 : value, needed: rubric.coverage, missing };
}

/** Weights such as 0.25 + 0.45 must reach 0.7 in spite of rounding. */
export const sameShare = (a: number, b: number) => Math.abs(a - b) < 1e-9;
export const isCovered = ({ value, needed }: { readonly value: number; readonly needed: number }) =>
  value >= needed || sameShare(value, needed);
