import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addition } from '../../core/hiring/audit-append.ts';
import { checkLog, subjectOf } from '../../core/hiring/audit-chain.ts';
import type { AuditLog } from '../../core/hiring/audit-log-port.ts';
import { erasedIn, recordsIn, type SoundLog, soundLog } from '../../core/hiring/sound-log.ts';
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

export type AuditLogPlace = {
  /** `audit` under the home. */
  readonly folder: string;
  /** Today, by the machine's calendar. */
  readonly recordedOn: string;
  readonly waitMs: number;
};

/** The audit log in a folder. Nothing is made before the first record is written. */
export function openAuditLog({ folder, recordedOn, waitMs }: AuditLogPlace): AuditLog {
  const read = () => soundLog(readLog(folder), sha256);
  return {
    append: async (decide) => {
      makeLogFolder(folder);
      return withLogLock(folder, waitMs, () => {
        seedLog(folder);
        const state = settled(folder);
        const wanted = decide((candidateId) => recordsIn(state, candidateId, sha256));
        return written(folder, addition(wanted, state, { sha256, recordedOn, nonce }));
      });
    },
    forget: async (candidateId) => {
      if (!existsSync(join(folder, 'salt'))) return 0;
      return withLogLock(folder, waitMs, () => forgotten(folder, candidateId));
    },
    records: async () => read().checked.records,
    recordsOf: async (candidateId) => recordsIn(read(), candidateId, sha256),
    faults: async () => {
      const { records: all, faults } = checkLog(readLog(folder), sha256);
      return { entries: all.length, faults };
    },
    erasedAmong: async (candidateIds) => erasedIn(read(), candidateIds, sha256),
  };
}

const nonce = () => randomBytes(16).toString('hex');

/** Puts right what an interrupted write or erasure left behind. */
function settled(folder: string): SoundLog {
  const stored = readLog(folder);
  const state = soundLog(stored, sha256);
  if (state.log !== stored) putLog(folder, state.log);
  for (const name of state.checked.leftOver) removeDetail(folder, name);
  return state;
}

function written(
  folder: string,
  { entries, lines, head, details }: ReturnType<typeof addition>,
): readonly AuditEntry[] {
  if (entries.length === 0) return [];
  for (const [name, text] of details) putDetail(folder, name, text);
  appendLines(folder, lines, head);
  return entries;
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
