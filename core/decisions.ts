import { canonicalJson } from './batches/canonical-json.ts';
import { agreementOf } from './hiring/agreement.ts';
import type { Sha256 } from './hiring/audit-chain.ts';
import type { AuditLog, NewRecord, PeopleErasure } from './hiring/audit-log-port.ts';
import { type CandidateState, refusalOf, stateOf, type Wish } from './hiring/candidate-state.ts';
import { erasureOn, RETENTION_BASIS } from './hiring/retention.ts';
import type { AuditEntry, DecisionDetail, ScoreDetail } from './model/audit-log.ts';
import type { ScoredCandidate } from './model/score-report.ts';

/** The log does not allow this now; the message says what was needed and what came. */
export class DecisionRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DecisionRefused';
  }
}

type LogPort = { readonly log: AuditLog };
type About = { readonly candidateId: string; readonly on: string };

/** `bearing notice`: that these candidates were told, on that day, how they will be assessed (LL 144, H7). */
export function giveNotice(
  { candidateIds, on }: { readonly candidateIds: readonly string[]; readonly on: string },
  { log }: LogPort,
): Promise<readonly AuditEntry[]> {
  return log.append((recordsOf) =>
    candidateIds.map((candidateId) => {
      allowed(stateOf(recordsOf(candidateId)), { kind: 'notice', on });
      return { candidateId, on, detail: { kind: 'notice', candidateId } };
    }),
  );
}

/** What the log says of each of these candidates, by one reading of it. */
export async function statesOf(
  candidateIds: readonly string[],
  { log }: LogPort,
): Promise<ReadonlyMap<string, CandidateState>> {
  const states = new Map<string, CandidateState>();
  await log.append((recordsOf) => {
    for (const id of candidateIds) states.set(id, stateOf(recordsOf(id)));
    return [];
  });
  return states;
}

export type ScoreToKeep = About &
  Pick<ScoreDetail, 'role' | 'inputsHash' | 'modelHash' | 'code'> & { readonly output: ScoredCandidate };

/**
 * Keeps scores with what they were made from; refused whole where one lacks a notice old enough. A score that is
 * kept already, from the same inputs and model, is not written again.
 */
export function keepScores(
  scores: readonly ScoreToKeep[],
  { log, sha256 }: LogPort & { readonly sha256: Sha256 },
): Promise<readonly AuditEntry[]> {
  return log.append((recordsOf) =>
    scores.flatMap(({ on, ...kept }): NewRecord[] => {
      const state = stateOf(recordsOf(kept.candidateId));
      allowed(state, { kind: 'score', on });
      const scoreHash = sha256(canonicalJson(kept.output));
      const before = state.score?.detail;
      const isKept =
        before?.scoreHash === scoreHash &&
        before.inputsHash === kept.inputsHash &&
        before.modelHash === kept.modelHash;
      if (isKept) return [];
      const detail: ScoreDetail = { kind: 'score', ...kept, scoreHash, label: kept.output.label };
      return [{ candidateId: kept.candidateId, on, detail }];
    }),
  );
}

export type DecideCommand = About & Pick<DecisionDetail, 'decision' | 'stage' | 'by' | 'reason'>;

/** `bearing decide`: a person's decision, with the score that was seen. The only way to a status (GDPR 22, H3). */
export async function decide(command: DecideCommand, { log }: LogPort): Promise<DecisionDetail> {
  const made: DecisionDetail[] = [];
  await log.append((recordsOf) => {
    const state = stateOf(recordsOf(command.candidateId));
    const detail = decisionOf(command, state);
    made.push(detail);
    return [{ candidateId: command.candidateId, on: command.on, detail }];
  });
  const detail = made.at(-1);
  if (detail === undefined) throw new Error('decide needs the log to ask for the record, got no call');
  return detail;
}

function decisionOf({ on, ...said }: DecideCommand, state: CandidateState): DecisionDetail {
  allowed(state, { kind: 'decision', on, by: said.by, reason: said.reason });
  const seen = state.score?.detail;
  if (seen === undefined)
    throw new DecisionRefused('a decision needs the stored score that was seen, got none');
  return {
    kind: 'decision',
    ...said,
    by: said.by.trim(),
    reason: said.reason.trim(),
    scoreHash: seen.scoreHash,
    label: seen.label,
    agreement: agreementOf(said.decision, seen.label),
  };
}

function allowed(state: CandidateState, wish: Wish): void {
  const refusal = refusalOf(state, wish);
  if (refusal !== null) throw new DecisionRefused(refusal);
}

export type Erasure =
  | { readonly state: 'restricted'; readonly until: string; readonly basis: string }
  | { readonly state: 'erased'; readonly details: number };

export type EraseCommand = About & {
  readonly when: 'due' | 'now';
  readonly basis: string | null;
  /** The day of the last record that the stores hold of the candidate; null where they hold none. */
  readonly lastHeldOn: string | null;
};

/**
 * `bearing erase`: hidden until retention ends, then deleted, with a tombstone that names nobody.
 * `when` `now` deletes at once, whatever the retention says, which runs from the last record in log or stores. The tombstone is written first: what dies between leaves
 * a candidate that can only be erased again.
 */
export async function erase(
  command: EraseCommand,
  { log, people }: LogPort & { readonly people: PeopleErasure },
): Promise<Erasure> {
  const { candidateId } = command;
  const plans: ErasurePlan[] = [];
  await log.append((recordsOf) => {
    const plan = planErasure(command, stateOf(recordsOf(candidateId)));
    plans.push(plan);
    return plan.records;
  });
  const restriction = plans.at(-1)?.restriction ?? null;
  if (restriction !== null) {
    await people.restrict(candidateId);
    return { state: 'restricted', ...restriction };
  }
  await people.erase(candidateId);
  return { state: 'erased', details: await log.forget(candidateId) };
}

type Restriction = { readonly until: string; readonly basis: string };
type ErasurePlan = { readonly records: readonly NewRecord[]; readonly restriction: Restriction | null };

function planErasure(command: EraseCommand, logged: CandidateState): ErasurePlan {
  const { candidateId, on, when, basis, lastHeldOn } = command;
  if (logged.record === 'erased') return { records: [], restriction: null };
  const [lastOn = null] = [logged.lastOn, lastHeldOn]
    .filter((day) => day !== null)
    .toSorted()
    .reverse();
  if (lastOn === null) {
    throw new DecisionRefused(
      `erasing needs a candidate of whom something is kept, got ${candidateId}, of whom nothing is`,
    );
  }
  const state = { ...logged, lastOn };
  const due = when === 'now' ? 'erase' : erasureOn(state, on);
  if (due === 'erase') return { records: [{ candidateId, on, detail: null }], restriction: null };
  const before = state.restriction?.detail;
  if (before !== undefined) return { records: [], restriction: { until: before.until, basis: before.basis } };
  const restriction = { until: due.until, basis: basis ?? RETENTION_BASIS };
  return {
    records: [{ candidateId, on, detail: { kind: 'restricted', candidateId, ...restriction } }],
    restriction,
  };
}
