import { z } from 'zod';

/** The opportunities behind a wins report, in the order of source and id. Amounts as exact decimals. */
export const WinsRows = z.strictObject({
  schema: z.literal('bearing/wins-rows/1'),
  asOf: z.string(),
  which: z.string(),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
});
export type WinsRows = z.infer<typeof WinsRows>;
