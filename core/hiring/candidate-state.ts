import type { AuditEntry, Detail } from '../model/audit-log.ts';
import type { LogRecord } from './audit-chain.ts';
import { businessDaysAfter, businessDaysBetween } from './business-days.ts';

/** LL 144 (NYC Admin. Code 20-871(b)): notice no less than so many business days before use. */
export const NOTICE_BUSINESS_DAYS = 10;
const REASON_LENGTH = 20;

type Of<K extends Detail['kind']> = Extract<Detail, { kind: K }>;

export type Dated<T> = { readonly on: string; readonly detail: T };

/** What the log says of one candidate. A status comes from a decision record and from nothing else. */
export type CandidateState = {
  readonly record: 'active' | 'restricted' | 'erased';
  readonly notices: readonly string[];
  /** The last stored score. */
  readonly score: Dated<Of<'score'>> | null;
  readonly decisions: readonly Dated<Of<'decision'>>[];
  readonly restriction: Dated<Of<'restricted'>> | null;
  /** The day of the last record, from which retention runs. */
  readonly lastOn: string | null;
};

/** What somebody wants to write down of a candidate. */
export type Wish =
  | { readonly kind: 'notice' | 'score' | 'restricted' | 'erased'; readonly on: string }
  | { readonly kind: 'decision'; readonly on: string; readonly by: string; readonly reason: string };

const unknownCandidate: CandidateState = {
  record: 'active',
  notices: [],
  score: null,
  decisions: [],
  restriction: null,
  lastOn: null,
};

/** The state that the records of one subject lead to. */
export function stateOf(records: readonly LogRecord[]): CandidateState {
  return records.reduce(afterRecord, unknownCandidate);
}

function afterRecord(state: CandidateState, { entry, detail }: LogRecord): CandidateState {
  const next = { ...state, lastOn: later(state.lastOn, entry) };
  if (entry.kind === 'erased') return { ...next, record: 'erased' };
  if (entry.kind === 'notice') return { ...next, notices: [...state.notices, entry.on] };
  if (detail === null) return next;
  if (detail.kind === 'score') return { ...next, score: { on: entry.on, detail } };
  if (detail.kind === 'decision')
    return { ...next, decisions: [...state.decisions, { on: entry.on, detail }] };
  if (detail.kind === 'restricted') {
    return { ...next, record: 'restricted', restriction: { on: entry.on, detail }, lastOn: state.lastOn };
  }
  return next;
}

const later = (before: string | null, { on }: AuditEntry) => (before !== null && before > on ? before : on);

/** Advanced or rejected by the last decision record; null where nobody has decided. */
export function statusOf({ decisions }: CandidateState): 'advance' | 'reject' | null {
  return decisions.at(-1)?.detail.decision ?? null;
}

/** Why this may not be written down now: what was needed, then what came; null where it may. */
export function refusalOf(state: CandidateState, wish: Wish): string | null {
  if (state.record === 'erased') return 'the records of this candidate were erased';
  if (state.record === 'restricted') return restrictedRefusal(state, wish);
  if (wish.kind === 'score') return noticeRefusal(state, wish.on);
  return wish.kind === 'decision' ? decisionRefusal(state, wish) : null;
}

function restrictedRefusal({ restriction }: CandidateState, wish: Wish): string | null {
  if (wish.kind === 'erased') return null;
  return `the records of this candidate are restricted until ${restriction?.detail.until}: only bearing erase may touch them`;
}

function noticeRefusal({ notices }: CandidateState, on: string): string | null {
  const first = notices.toSorted()[0];
  const needed = `scoring needs a notice at least ${NOTICE_BUSINESS_DAYS} business days before`;
  if (first === undefined) return `${needed}, got none: bearing notice CANDIDATE --on DATE`;
  const passed = businessDaysBetween(first, on);
  if (passed >= NOTICE_BUSINESS_DAYS) return null;
  const from = businessDaysAfter(first, NOTICE_BUSINESS_DAYS);
  return `${needed}, got one of ${first}, ${passed} before ${on}: possible from ${from} on`;
}

function decisionRefusal(state: CandidateState, wish: Extract<Wish, { kind: 'decision' }>): string | null {
  const reason = wish.reason.trim();
  if (wish.by.trim() === '') return 'a decision needs the name of the person who decides (--by), got none';
  if ([...reason].length < REASON_LENGTH) {
    return `a decision needs a reason of at least ${REASON_LENGTH} characters (--reason), got ${[...reason].length}`;
  }
  const notice = noticeRefusal(state, wish.on);
  if (notice !== null) return notice;
  if (state.score === null)
    return 'a decision needs the stored score that was seen, got none: bearing score first';
  if (state.score.on > wish.on)
    return `a decision needs a score of its day or before, got one of ${state.score.on}`;
  return null;
}
