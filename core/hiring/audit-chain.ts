import { canonicalJson } from '../batches/canonical-json.ts';
import { AuditEntry, type Detail, LogHead } from '../model/audit-log.ts';
import { readDetail } from './audit-detail.ts';

/** Hexadecimal sha256 of a text in UTF-8: given from outside, core has no crypto. */
export type Sha256 = (text: string) => string;

export const NO_ENTRY = '0'.repeat(64);

/** What an entry says before it is chained. */
export type EntryFacts = Pick<AuditEntry, 'kind' | 'subject' | 'on' | 'recordedOn' | 'detail'>;

/** The next entry of a chain. */
export function chained(facts: EntryFacts, before: AuditEntry | null, sha256: Sha256): AuditEntry {
  const entry = { ...facts, seq: before === null ? 0 : before.seq + 1, prev: before?.hash ?? NO_ENTRY };
  return { ...entry, hash: sha256(canonicalJson(entry)) };
}

/** Who a candidate is in the log: a hash that only the salt of this home can make. */
export function subjectOf(candidateId: string, salt: string, sha256: Sha256): string {
  return sha256(`${salt}\n${candidateId}`);
}

/** The log as it lies: lines with their line ends, the head, the salt, and details by the hash that names them. */
export type StoredLog = {
  readonly text: string;
  readonly head: string;
  readonly salt: string;
  readonly details: ReadonlyMap<string, string>;
};

export type LogFault = { readonly seq: number | null; readonly what: string };

/** An entry with what it says; a detail is null where there is none or where its person was erased. */
export type LogRecord = { readonly entry: AuditEntry; readonly detail: Detail | null };

export type CheckedLog = {
  readonly records: readonly LogRecord[];
  readonly faults: readonly LogFault[];
  /** Names of details that no entry needs: a write or an erasure that was interrupted. Not evidence; to be removed. */
  readonly leftOver: readonly string[];
};

/**
 * Reads a log and says everything that is not as it was written: a changed, missing, added or moved entry or detail,
 * a cut end, another salt. Sound where there is no fault.
 */
export function checkLog(log: StoredLog, sha256: Sha256): CheckedLog {
  const faults: LogFault[] = [];
  const entries = chainOf(log.text, { sha256, faults });
  checkHead(log.head, { entries, faults });
  if (entries[0] !== undefined && entries[0].subject !== sha256(log.salt)) {
    faults.push({ seq: 0, what: 'the salt is not the one the log was opened with' });
  }
  const erased = new Set(entries.filter(({ kind }) => kind === 'erased').map(({ subject }) => subject));
  const records = entries.map((entry) => {
    const checked = detailOf(entry, { log, sha256, isErased: erased.has(entry.subject) });
    if (checked.fault !== null) faults.push({ seq: entry.seq, what: checked.fault });
    return { entry, detail: checked.detail };
  });
  const needed = new Set(entries.filter(({ subject }) => !erased.has(subject)).map(({ detail }) => detail));
  return { records, faults, leftOver: [...log.details.keys()].filter((name) => !needed.has(name)) };
}

type Reading = { readonly sha256: Sha256; readonly faults: LogFault[] };

function chainOf(text: string, { sha256, faults }: Reading): readonly AuditEntry[] {
  const lines = text.split('\n');
  if (lines.pop() !== '') faults.push({ seq: null, what: 'the last line has no end' });
  const entries: AuditEntry[] = [];
  for (const [index, line] of lines.entries()) {
    const entry = entryOf(line);
    for (const what of entryFaults(entry, { index, before: entries.at(-1) ?? null, sha256 })) {
      faults.push({ seq: index, what });
    }
    if (entry !== null) entries.push(entry);
  }
  if (entries[0] !== undefined && entries[0].kind !== 'opened') {
    faults.push({ seq: 0, what: 'the log was not opened' });
  }
  return entries;
}

type Place = { readonly index: number; readonly before: AuditEntry | null; readonly sha256: Sha256 };

function entryFaults(entry: AuditEntry | null, { index, before, sha256 }: Place): readonly string[] {
  if (entry === null) return ['not an entry as it is written'];
  const { hash, ...facts } = entry;
  const follows = entry.prev === (before?.hash ?? NO_ENTRY) && entry.seq === index;
  return [
    ...(sha256(canonicalJson(facts)) === hash ? [] : ['changed after it was written']),
    ...(follows ? [] : ['does not follow the entry before']),
  ];
}

/** Null unless the line is an entry, written as entries are to the byte. */
function entryOf(line: string): AuditEntry | null {
  const entry = AuditEntry.safeParse(parsed(line));
  return entry.success && canonicalJson(entry.data) === line ? entry.data : null;
}

type Ends = { readonly entries: readonly AuditEntry[]; readonly faults: LogFault[] };

function checkHead(text: string, { entries, faults }: Ends): void {
  if (text === '' && entries.length === 0) return;
  const head = LogHead.safeParse(parsed(text));
  if (!head.success || canonicalJson(head.data) !== text) {
    faults.push({ seq: null, what: 'the head is not as it is written' });
  } else if (head.data.entries !== entries.length || head.data.hash !== (entries.at(-1)?.hash ?? NO_ENTRY)) {
    faults.push({
      seq: null,
      what: `the head says ${head.data.entries} entries, got ${entries.length} or another end`,
    });
  }
}

type Beside = { readonly log: StoredLog; readonly sha256: Sha256; readonly isErased: boolean };

type FoundDetail = { readonly detail: Detail | null; readonly fault: string | null };

function detailOf(entry: AuditEntry, { log, sha256, isErased }: Beside): FoundDetail {
  if (entry.detail === null || isErased) return { detail: null, fault: null };
  const text = log.details.get(entry.detail);
  if (text === undefined) return { detail: null, fault: 'its detail is missing' };
  const detail = sha256(text) === entry.detail ? readDetail(text) : null;
  if (detail === null) return { detail, fault: 'its detail was changed' };
  const isOurs =
    detail.kind === entry.kind && subjectOf(detail.candidateId, log.salt, sha256) === entry.subject;
  return isOurs ? { detail, fault: null } : { detail: null, fault: 'its detail is of another entry' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
