import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../../core/batches/canonical-json.ts';
import {
  type CheckedLog,
  chained,
  checkLog,
  type EntryFacts,
  NO_ENTRY,
  type StoredLog,
  subjectOf,
} from '../../core/hiring/audit-chain.ts';
import { writtenDetail } from '../../core/hiring/audit-detail.ts';
import type { AuditLog, NewRecord } from '../../core/hiring/audit-log-port.ts';
import { recovered, writtenHead } from '../../core/hiring/audit-recovery.ts';
import type { AuditEntry } from '../../core/model/audit-log.ts';
import { sha256 } from '../files/sha256.ts';
import {
  appendLines,
  makeLogFolder,
  putDetail,
  putLog,
  readLog,
  removeDetail,
  seedLog,
} from './log-files.ts';
import { withLogLock } from './log-lock.ts';

/** The audit log is not as it was written. */
export class AuditLogBroken extends Error {
  constructor(faults: CheckedLog['faults']) {
    const [first] = faults;
    const where = first?.seq === null ? '' : `entry ${first?.seq}: `;
    super(
      `the audit log needs to be as it was written, got ${faults.length} faults, first ${where}${first?.what}`,
    );
    this.name = 'AuditLogBroken';
  }
}

export type AuditLogPlace = {
  /** `audit` under the home. */
  readonly folder: string;
  /** Today, by the machine's calendar. */
  readonly recordedOn: string;
  readonly waitMs: number;
};

/** The audit log in a folder. Nothing is made before the first record is written. */
export function openAuditLog({ folder, recordedOn, waitMs }: AuditLogPlace): AuditLog {
  const records = async () => sound(readLog(folder)).checked.records;
  const recordsOf = async (candidateId: string) => {
    const { log, checked } = sound(readLog(folder));
    return ofCandidate(checked, log.salt, candidateId);
  };
  return {
    append: async (decide) => {
      makeLogFolder(folder);
      return withLogLock(folder, waitMs, () => {
        seedLog(folder);
        const { log, checked } = settled(folder);
        const wanted = decide((candidateId) => ofCandidate(checked, log.salt, candidateId));
        return written(wanted, { folder, recordedOn, log, last: checked.records.at(-1)?.entry ?? null });
      });
    },
    forget: async (candidateId) => {
      if (!existsSync(join(folder, 'salt'))) return 0;
      return withLogLock(folder, waitMs, () => forgotten(folder, candidateId));
    },
    records,
    recordsOf,
    faults: async () => {
      const { records: all, faults } = checkLog(readLog(folder), sha256);
      return { entries: all.length, faults };
    },
    isErased: async (candidateId) =>
      (await recordsOf(candidateId)).some(({ entry }) => entry.kind === 'erased'),
  };
}

type Sound = { readonly log: StoredLog; readonly checked: CheckedLog };

/** @throws AuditLogBroken for any fault that an interrupted write does not explain. */
function sound(stored: StoredLog): Sound {
  const checked = checkLog(stored, sha256);
  if (checked.faults.length === 0) return { log: stored, checked };
  const log = recovered(stored);
  const again = log === null ? null : checkLog(log, sha256);
  if (log === null || again === null || again.faults.length > 0) throw new AuditLogBroken(checked.faults);
  return { log, checked: again };
}

/** Puts right what an interrupted write or erasure left behind. */
function settled(folder: string): Sound {
  const stored = readLog(folder);
  const state = sound(stored);
  if (state.log !== stored) putLog(folder, state.log);
  for (const name of state.checked.leftOver) removeDetail(folder, name);
  return state;
}

const ofCandidate = ({ records }: CheckedLog, salt: string, candidateId: string) => {
  const subject = subjectOf(candidateId, salt, sha256);
  return records.filter(({ entry }) => entry.subject === subject);
};

type Ground = Pick<AuditLogPlace, 'folder' | 'recordedOn'> & {
  readonly log: StoredLog;
  readonly last: AuditEntry | null;
};

function written(wanted: readonly NewRecord[], ground: Ground): readonly AuditEntry[] {
  if (wanted.length === 0) return [];
  const { folder, recordedOn, log, last } = ground;
  const opened = {
    kind: 'opened',
    subject: sha256(log.salt),
    on: recordedOn,
    recordedOn,
    detail: null,
  } as const;
  const entries = last === null ? [chained(opened, null, sha256)] : [];
  let before = last ?? entries[0] ?? null;
  for (const record of wanted) {
    before = chained(factsOf(record, ground), before, sha256);
    entries.push(before);
  }
  const end = { entries: (before?.seq ?? 0) + 1, hash: before?.hash ?? NO_ENTRY };
  appendLines(folder, entries.map((entry) => `${canonicalJson(entry)}\n`).join(''), writtenHead(end));
  return entries.filter(({ kind }) => kind !== 'opened');
}

/** Keeps the detail first: an entry never names one that is not there. */
function factsOf({ candidateId, on, detail }: NewRecord, { folder, recordedOn, log }: Ground): EntryFacts {
  const subject = subjectOf(candidateId, log.salt, sha256);
  if (detail === null) return { kind: 'erased', subject, on, recordedOn, detail: null };
  const text = writtenDetail(detail, randomBytes(16).toString('hex'));
  const name = sha256(text);
  putDetail(folder, name, text);
  return { kind: detail.kind, subject, on, recordedOn, detail: name };
}

function forgotten(folder: string, candidateId: string): number {
  const log = readLog(folder);
  const subject = subjectOf(candidateId, log.salt, sha256);
  const named = checkLog(log, sha256)
    .records.filter(({ entry }) => entry.subject === subject)
    .flatMap(({ entry }) => (entry.detail !== null && log.details.has(entry.detail) ? [entry.detail] : []));
  for (const name of named) removeDetail(folder, name);
  return named.length;
}
