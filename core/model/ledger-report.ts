import { z } from 'zod';

const count = z.int().nonnegative();

/** One batch of the ledger. read = stored + quarantined + footer. */
export const LedgerBatch = z.strictObject({
  batchId: z.string(),
  file: z.string(),
  source: z.string(),
  object: z.string(),
  asOf: z.string(),
  full: z.boolean(),
  read: count,
  stored: count,
  quarantined: count,
  footer: count,
  retracted: z.boolean(),
});
export type LedgerBatch = z.infer<typeof LedgerBatch>;

/** Every accepted batch, by as-of, source, object and id. */
export const BatchesReport = z.strictObject({
  schema: z.literal('bearing/batches/1'),
  batches: z.array(LedgerBatch),
});

/** The rejected rows of a batch, whole, by line. */
export const QuarantineReport = z.strictObject({
  schema: z.literal('bearing/quarantine/1'),
  batchId: z.string(),
  rows: z.array(
    z.strictObject({
      line: z.int(),
      column: z.int().nullable(),
      code: z.string(),
      message: z.string(),
      raw: z.string(),
    }),
  ),
});
