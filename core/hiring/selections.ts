import type { Decision } from '../model/people-objects.ts';
import type { Outcome } from './audit-groups.ts';

/** Who was selected at one stage, or (`stage` null) by the whole process. */
export type Selection = { readonly stage: string | null; readonly outcomes: readonly Outcome[] };

export type Selections = { readonly selections: readonly Selection[]; readonly inProcess: number };

/**
 * Selections from decisions: the whole process first (no defence for a stage, Connecticut v. Teal), then each
 * stage where there are several. The latest decision of a person at a stage counts. By the whole process a person
 * is selected when advanced at the last stage, the one that fewest reached, and rejected when rejected anywhere.
 */
export function selectionsOf(decisions: readonly Decision[]): Selections {
  const stages = new Map<string | null, Map<string, Decision>>();
  for (const decision of decisions) {
    const stage = stages.get(decision.stage) ?? new Map<string, Decision>();
    stages.set(decision.stage, stage);
    const before = stage.get(decision.candidate_id);
    if (before === undefined || (decision.decided_on ?? '') >= (before.decided_on ?? '')) {
      stage.set(decision.candidate_id, decision);
    }
  }
  const ordered = [...stages].toSorted(
    ([a, x], [b, y]) => y.size - x.size || ((a ?? '') < (b ?? '') ? -1 : 1),
  );
  const last = ordered.at(-1)?.[1];
  if (last === undefined) return { selections: [], inProcess: 0 };
  const whole = wholeProcess(
    ordered.map(([, stage]) => stage),
    last,
  );
  const each = ordered.map(([stage, of]) => ({ stage: stage ?? 'no stage given', outcomes: outcomesOf(of) }));
  return {
    selections: [{ stage: null, outcomes: whole.outcomes }, ...(ordered.length > 1 ? each : [])],
    inProcess: whole.inProcess,
  };
}

type Stage = ReadonlyMap<string, Decision>;

const outcomesOf = (stage: Stage): readonly Outcome[] =>
  [...stage].map(([candidateId, { decision }]) => ({ candidateId, positive: decision === 'advance' }));

function wholeProcess(
  stages: readonly Stage[],
  last: Stage,
): { outcomes: readonly Outcome[]; inProcess: number } {
  const ids = [...new Set(stages.flatMap((stage) => [...stage.keys()]))];
  const rejected = (id: string) => stages.some((stage) => stage.get(id)?.decision === 'reject');
  const settled = ids.filter((id) => rejected(id) || last.has(id));
  return {
    outcomes: settled.map((candidateId) => ({ candidateId, positive: !rejected(candidateId) })),
    inProcess: ids.length - settled.length,
  };
}
