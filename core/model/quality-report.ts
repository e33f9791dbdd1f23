import { z } from 'zod';
import { Note } from './wins-report.ts';

const count = z.int().nonnegative();
const share = z.number().min(0).max(1).nullable();

/** Something in the data that cannot be right, or that a report has to leave out. */
export const Finding = z.strictObject({
  code: z.string(),
  object: z.string(),
  count,
  /** What the count is a part of: open deals for a fault of open deals, and so on. */
  of: count,
  /** count / of; null where `of` is 0. */
  share,
  text: z.string(),
  /** Ids of at most five records, in the order of their ids. */
  examples: z.array(z.string()).max(5),
  /** What a person can do about it. */
  next: z.string(),
  /** True where a report refuses an answer because of it. */
  blocking: z.boolean(),
});
export type Finding = z.infer<typeof Finding>;

export const FilledShare = z.strictObject({ filled: count, of: count, share });
export type FilledShare = z.infer<typeof FilledShare>;

/** How often a field is filled in; fields that nothing fills are listed in `absent` instead. */
export const FieldFill = z.strictObject({
  field: z.string(),
  all: FilledShare,
  outcomes: z.array(FilledShare.extend({ outcome: z.string() })),
  /** By source and stage, the commonest stage first. */
  stages: z.array(FilledShare.extend({ source: z.string(), stage: z.string().nullable() })),
});
export type FieldFill = z.infer<typeof FieldFill>;

/** An id that deals carry and no record of their source has. */
export const Orphan = z.strictObject({
  object: z.string(),
  source: z.string(),
  id: z.string(),
  deals: count,
  /** The record id that was perhaps meant; null where none is near. */
  nearest: z.string().nullable(),
});
export type Orphan = z.infer<typeof Orphan>;

export const QualityBatch = z.strictObject({
  batchId: z.string(),
  file: z.string(),
  source: z.string(),
  object: z.string(),
  read: count,
  stored: count,
  quarantined: count,
  footer: count,
});
export type QualityBatch = z.infer<typeof QualityBatch>;

/** `bearing quality`: how far the data can be believed. Findings weightiest first. */
export const QualityReport = z.strictObject({
  schema: z.literal('bearing/quality/1'),
  asOf: z.string(),
  settings: z.string(),
  deals: z.strictObject({ all: count, open: count, won: count, lost: count }),
  findings: z.array(Finding),
  /** At most twenty an object, by deals; the findings count all of them. */
  orphans: z.array(Orphan),
  fill: z.array(FieldFill),
  /** Fields of an opportunity that nothing fills. */
  absent: z.array(z.string()),
  currencies: z.array(
    z.strictObject({ currency: z.string().nullable(), amounts: count, firstRateOn: z.string().nullable() }),
  ),
  /** Dimensions that are known with or because of the outcome, and why. */
  leakage: z.array(z.strictObject({ dimension: z.string(), why: z.string() })),
  /** Live batches. read = stored + quarantined + footer. */
  batches: z.array(QualityBatch),
  notes: z.array(Note),
});
export type QualityReport = z.infer<typeof QualityReport>;
