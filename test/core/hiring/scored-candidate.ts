import type { ScoredCandidate } from '../../../core/model/score-report.ts';

/** A scored candidate with so much of a score as a decision looks at. */
export function output(candidateId: string, label: ScoredCandidate['label']): ScoredCandidate {
  const covered = { value: 1, needed: 0.7, missing: [] };
  return {
    candidateId,
    strategic: { value: 55, low: 45, high: 65, n: 3 },
    tactical: { value: 70, low: 60, high: 80, n: 3 },
    uncertainty: { strategic: 5, tactical: 5, correlation: 0.2 },
    reliability: { strategic: 0.6, tactical: 0.6 },
    balance: null,
    coverage: { strategic: covered, tactical: covered },
    competencies: [],
    label,
    between: [],
    labelProbabilities: null,
    contributions: [],
    counterfactual: null,
    settleNext: null,
    leftOut: {},
    notes: [],
  };
}
