import { DecisionRefused, decide, giveNotice, statesOf } from '../../core/decisions.ts';
import type { AuditLog } from '../../core/hiring/audit-log-port.ts';
import { dayRefusal } from '../../core/hiring/record-day.ts';
import type { WrittenRecord } from './written-record.ts';

export type RecordDesk = {
  readonly log: AuditLog;
  readonly today: string;
};

type Of<R extends WrittenRecord['record']> = Extract<WrittenRecord, { readonly record: R }>;

/**
 * Writes one record down, as the command of its name does. One that the log holds already is not written again, so
 * that a file can be delivered twice.
 * @throws DecisionRefused where the log does not allow it now.
 */
export async function writeRecord(said: WrittenRecord, desk: RecordDesk): Promise<void> {
  const refusal = dayRefusal(said.on, desk.today);
  if (refusal !== null) throw new DecisionRefused(`a record ${refusal}`);
  if (said.record === 'notice') await writeNotice(said, desk);
  else await writeDecision(said, desk);
}

async function writeNotice({ candidates, on }: Of<'notice'>, { log }: RecordDesk): Promise<void> {
  const states = await statesOf([...new Set(candidates)], { log });
  const candidateIds = [...states].flatMap(([id, { notices }]) => (notices.includes(on) ? [] : [id]));
  if (candidateIds.length > 0) await giveNotice({ candidateIds, on }, { log });
}

async function writeDecision({ record: _, candidate, ...said }: Of<'decide'>, { log }: RecordDesk) {
  const { decisions = [] } = (await statesOf([candidate], { log })).get(candidate) ?? {};
  const isWritten = decisions.some(
    ({ on, detail }) =>
      on === said.on &&
      detail.decision === said.decision &&
      detail.stage === said.stage &&
      detail.by === said.by.trim() &&
      detail.reason === said.reason.trim(),
  );
  if (!isWritten) await decide({ candidateId: candidate, ...said }, { log });
}
