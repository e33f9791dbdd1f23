import {
  type CheckedLog,
  checkLog,
  type LogRecord,
  type Sha256,
  type StoredLog,
  subjectOf,
} from './audit-chain.ts';
import { recovered } from './audit-recovery.ts';

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

/** A log without a fault: as it lies, or as the write that was interrupted meant it. */
export type SoundLog = { readonly log: StoredLog; readonly checked: CheckedLog };

/** @throws AuditLogBroken for any fault that an interrupted write does not explain. */
export function soundLog(stored: StoredLog, sha256: Sha256): SoundLog {
  const checked = checkLog(stored, sha256);
  if (checked.faults.length === 0) return { log: stored, checked };
  const log = recovered(stored);
  const again = log === null ? null : checkLog(log, sha256);
  if (log === null || again === null || again.faults.length > 0) throw new AuditLogBroken(checked.faults);
  return { log, checked: again };
}

/** What the log says of one candidate. */
export function recordsIn({ log, checked }: SoundLog, candidateId: string, sha256: Sha256): LogRecord[] {
  const subject = subjectOf(candidateId, log.salt, sha256);
  return checked.records.filter(({ entry }) => entry.subject === subject);
}

/** Those of the candidates that have a tombstone. */
export function erasedIn(
  { log, checked }: SoundLog,
  candidateIds: Iterable<string>,
  sha256: Sha256,
): ReadonlySet<string> {
  const tombs = new Set(
    checked.records.filter(({ entry }) => entry.kind === 'erased').map(({ entry }) => entry.subject),
  );
  if (tombs.size === 0) return new Set();
  return new Set([...candidateIds].filter((id) => tombs.has(subjectOf(id, log.salt, sha256))));
}
