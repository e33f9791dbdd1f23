import { z } from 'zod';

/** What `bearing ingest` did with one file read as one object. read = stored + quarantined + footer. */
export const IngestedBatch = z.strictObject({
  batchId: z.string(),
  file: z.string(),
  source: z.string(),
  object: z.string(),
  asOf: z.string().nullable(),
  read: z.int(),
  stored: z.int(),
  added: z.int(),
  unchanged: z.int(),
  quarantined: z.int(),
  footer: z.int(),
  refused: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
  /** Where the quarantined rows lie, and what the person should know (encoding assumed, unknown columns kept). */
  quarantineFile: z.string().nullable(),
  notes: z.array(z.strictObject({ code: z.string(), text: z.string() })),
});
export type IngestedBatch = z.infer<typeof IngestedBatch>;

export const IngestReport = z.strictObject({
  schema: z.literal('bearing/ingest/1'),
  batches: z.array(IngestedBatch),
});
export type IngestReport = z.infer<typeof IngestReport>;
