import { z } from 'zod';
import { DecisionDetail } from './audit-log.ts';
import { Estimate } from './estimate.ts';

const count = z.int().nonnegative();

/** `bearing decisions`: what people decided, beside the score they saw; oldest first. */
export const DecisionsReport = z.strictObject({
  schema: z.literal('bearing/decisions/1'),
  decisions: z.array(
    DecisionDetail.omit({ kind: true }).extend({ seq: count, on: z.iso.date(), recordedOn: z.iso.date() }),
  ),
  /** Candidates of whom only a tombstone is left. */
  erased: count,
  /** Decisions against the score, of those where the score pointed somewhere; null where none did. */
  overrideRate: Estimate.nullable(),
  nothingSettled: count,
  /** Of the hash chain; a log as it was written has no fault. */
  log: z.strictObject({
    entries: count,
    faults: z.array(z.strictObject({ seq: count.nullable(), what: z.string() })),
  }),
});
export type DecisionsReport = z.infer<typeof DecisionsReport>;
