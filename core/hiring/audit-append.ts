import { canonicalJson } from '../batches/canonical-json.ts';
import type { AuditEntry } from '../model/audit-log.ts';
import { chained, type EntryFacts, NO_ENTRY, type Sha256, subjectOf } from './audit-chain.ts';
import { writtenDetail } from './audit-detail.ts';
import type { NewRecord } from './audit-log-port.ts';
import { writtenHead } from './audit-recovery.ts';
import type { SoundLog } from './sound-log.ts';

export type Pen = {
  readonly sha256: Sha256;
  /** Today, by the machine's calendar. */
  readonly recordedOn: string;
  /** What nobody can guess, another one at each call. */
  readonly nonce: () => string;
};

/** What one append adds to a log. Details are to be kept first: an entry never names one that is not there. */
export type Addition = {
  readonly entries: readonly AuditEntry[];
  readonly lines: string;
  readonly head: string;
  /** By the hash that names them. */
  readonly details: ReadonlyMap<string, string>;
};

/** The records as the next entries of the log; the first append opens it. */
export function addition(wanted: readonly NewRecord[], { log, checked }: SoundLog, pen: Pen): Addition {
  const { sha256, recordedOn } = pen;
  const last = checked.records.at(-1)?.entry ?? null;
  const opened = {
    kind: 'opened',
    subject: sha256(log.salt),
    on: recordedOn,
    recordedOn,
    detail: null,
  } as const;
  const entries = last === null ? [chained(opened, null, sha256)] : [];
  const details = new Map<string, string>();
  let before = last ?? entries[0] ?? null;
  for (const record of wanted) {
    const { facts, text } = factsOf(record, log.salt, pen);
    if (text !== null && facts.detail !== null) details.set(facts.detail, text);
    before = chained(facts, before, sha256);
    entries.push(before);
  }
  const end = { entries: (before?.seq ?? 0) + 1, hash: before?.hash ?? NO_ENTRY };
  return {
    entries: entries.filter(({ kind }) => kind !== 'opened'),
    lines: entries.map((entry) => `${canonicalJson(entry)}\n`).join(''),
    head: writtenHead(end),
    details,
  };
}

type Facts = { readonly facts: EntryFacts; readonly text: string | null };

function factsOf({ candidateId, on, detail }: NewRecord, salt: string, pen: Pen): Facts {
  const { sha256, recordedOn, nonce } = pen;
  const subject = subjectOf(candidateId, salt, sha256);
  if (detail === null)
    return { facts: { kind: 'erased', subject, on, recordedOn, detail: null }, text: null };
  const text = writtenDetail(detail, nonce());
  return { facts: { kind: detail.kind, subject, on, recordedOn, detail: sha256(text) }, text };
}
