import { randomBytes } from 'node:crypto';
import { type Addition, addition } from '../../core/hiring/audit-append.ts';
import { type CheckedLog, checkLog, type StoredLog, subjectOf } from '../../core/hiring/audit-chain.ts';
import { readDetail } from '../../core/hiring/audit-detail.ts';
import type { AuditLog, NewRecord } from '../../core/hiring/audit-log-port.ts';
import { erasedIn, recordsIn, type SoundLog, soundLog } from '../../core/hiring/sound-log.ts';
import { sha256 } from '../files/sha256.ts';
import {
  type LogBuckets,
  putAddition,
  type ReadBefore,
  readLog,
  removeDetails,
  seedLog,
} from './log-objects.ts';

export type BucketLogPlace = LogBuckets & {
  /** Today, by the company's calendar. */
  readonly recordedOn: string;
};

/** Writers that came between one reading and its write, before it is given up. */
const MOST_RIVALS = 20;

/** Other writers took every number that was tried. */
export class AuditLogContended extends Error {
  constructor() {
    super(`an append to the audit log needs a free number, got ${MOST_RIVALS} taken in a row`);
    this.name = 'AuditLogContended';
  }
}

/**
 * The audit log in two buckets: entries under the lock, where nobody can change or delete them, and details beside the
 * people's records, where an erasure finds them. Two writers cannot take one number: who comes second reads again.
 * What never changes is read once; `faults` reads everything anew.
 */
export function openBucketLog({ recordedOn, ...buckets }: BucketLogPlace): AuditLog {
  const before: ReadBefore = new Map();
  const read = () => steady(buckets, before);
  const append = async (decide: Parameters<AuditLog['append']>[0]) => {
    await seedLog(buckets);
    for (let rivals = 0; rivals < MOST_RIVALS; rivals += 1) {
      const { number, ...state } = await read();
      await removeDetails(buckets, erasedLeftOvers(state));
      const wanted: readonly NewRecord[] = decide((candidateId) => recordsIn(state, candidateId, sha256));
      const next: Addition = addition(wanted, state, { sha256, recordedOn, nonce });
      if (next.entries.length === 0) return [];
      if (await putAddition(buckets, number + 1, next)) return next.entries;
    }
    throw new AuditLogContended();
  };
  return {
    append,
    forget: async (candidateId) => forgotten(buckets, await read(), candidateId),
    records: async () => (await read()).checked.records,
    recordsOf: async (candidateId) => recordsIn(await read(), candidateId, sha256),
    faults: async () => {
      const first = checkLog((await readLog(buckets)).log, sha256);
      const { records, faults } =
        first.faults.length === 0 ? first : checkLog((await readLog(buckets)).log, sha256);
      return { entries: records.length, faults };
    },
    erasedAmong: async (candidateIds) => erasedIn(await read(), candidateIds, sha256),
  };
}

const nonce = () => randomBytes(16).toString('hex');

/** Read again where it was not sound: an erasure may have taken a detail away between two objects. */
async function steady(
  buckets: LogBuckets,
  before: ReadBefore,
): Promise<SoundLog & { readonly number: number }> {
  for (let tries = 0; ; tries += 1) {
    const { number, log } = await readLog(buckets, before);
    try {
      return { number, ...soundLog(log, sha256) };
    } catch (error) {
      if (tries === 2) throw error;
    }
  }
}

/**
 * Details of erased people that an interrupted erasure left. Not others that no entry names: another writer may be
 * about to name them.
 */
function erasedLeftOvers({ log, checked }: { log: StoredLog; checked: CheckedLog }): readonly string[] {
  if (checked.leftOver.length === 0) return [];
  const entries = checked.records.map(({ entry }) => entry);
  const erased = new Set(entries.filter(({ kind }) => kind === 'erased').map(({ subject }) => subject));
  const named = new Set(entries.map(({ detail }) => detail));
  return checked.leftOver.filter((name) => named.has(name) || erased.has(subjectIn(log, name)));
}

function subjectIn(log: StoredLog, name: string): string {
  const detail = readDetail(log.details.get(name) ?? '');
  return detail === null ? '' : subjectOf(detail.candidateId, log.salt, sha256);
}

/** Also details that no entry came to name, where a writer died before it wrote. */
async function forgotten(
  buckets: LogBuckets,
  { log, checked }: SoundLog,
  candidateId: string,
): Promise<number> {
  const subject = subjectOf(candidateId, log.salt, sha256);
  const own = new Set(
    checked.records.filter(({ entry }) => entry.subject === subject).map(({ entry }) => entry.detail),
  );
  const named = [...log.details.keys()].filter((name) => own.has(name));
  const strays = checked.leftOver.filter((name) => !own.has(name) && subjectIn(log, name) === subject);
  await removeDetails(buckets, [...named, ...strays]);
  return named.length;
}
