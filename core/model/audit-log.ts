import { z } from 'zod';
import { labels, ScoredCandidate } from './score-report.ts';

const day = z.iso.date();
const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const entryKinds = ['opened', 'notice', 'score', 'decision', 'restricted', 'erased'] as const;

/**
 * One line of the audit log. It names nobody: `subject` is a salted hash of the candidate id, and what was said of the
 * person lies in a detail apart, held by its hash, so that a person can be erased and the chain still holds.
 */
export const AuditEntry = z.strictObject({
  seq: z.int().nonnegative(),
  /** Hash of the entry before; 64 zeros for the first. */
  prev: hash,
  kind: z.enum(entryKinds),
  subject: hash,
  /** The day it is of, as the person who recorded it said. */
  on: day,
  /** The day it was written down by the machine's calendar: later or earlier dating shows. */
  recordedOn: day,
  /** sha256 of the detail; null where there is none. */
  detail: hash.nullable(),
  /** sha256 of all of the above as canonical JSON. */
  hash,
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** How far the log went when it was last written: shows that its end was cut off. */
export const LogHead = z.strictObject({ entries: z.int().nonnegative(), hash });
export type LogHead = z.infer<typeof LogHead>;

export const agreements = ['agree', 'override', 'nothing settled'] as const;

export const NoticeDetail = z.strictObject({ kind: z.literal('notice'), candidateId: z.string() });
export const ScoreDetail = z.strictObject({
  kind: z.literal('score'),
  candidateId: z.string(),
  role: z.string(),
  /** sha256 of the output as canonical JSON: what a decision says it has seen. */
  scoreHash: hash,
  inputsHash: hash,
  /** Of rubric and calibration. */
  modelHash: hash,
  code: z.string(),
  label: z.enum(labels),
  output: ScoredCandidate,
});
export const DecisionDetail = z.strictObject({
  kind: z.literal('decision'),
  candidateId: z.string(),
  decision: z.enum(['advance', 'reject']),
  stage: z.string().nullable(),
  by: z.string(),
  reason: z.string(),
  scoreHash: hash,
  label: z.enum(labels),
  agreement: z.enum(agreements),
});
export const RestrictedDetail = z.strictObject({
  kind: z.literal('restricted'),
  candidateId: z.string(),
  /** First day on which the records may be erased. */
  until: day,
  basis: z.string(),
});

export const Detail = z.discriminatedUnion('kind', [
  NoticeDetail,
  ScoreDetail,
  DecisionDetail,
  RestrictedDetail,
]);
export type Detail = z.infer<typeof Detail>;
export type ScoreDetail = z.infer<typeof ScoreDetail>;
export type DecisionDetail = z.infer<typeof DecisionDetail>;
export type RestrictedDetail = z.infer<typeof RestrictedDetail>;
