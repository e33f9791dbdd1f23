import { z } from 'zod';

const candidate = z.string().trim().min(1);
const on = z.iso.date();

/** What a person writes down of candidates: `bearing notice` and `decide` as a line of a file. */
export const WrittenRecord = z.discriminatedUnion('record', [
  z.strictObject({ record: z.literal('notice'), candidates: z.array(candidate).min(1), on }),
  z.strictObject({
    record: z.literal('decide'),
    candidate,
    decision: z.enum(['advance', 'reject']),
    by: z.string(),
    reason: z.string(),
    stage: z.string().nullable().default(null),
    on,
  }),
]);
export type WrittenRecord = z.infer<typeof WrittenRecord>;

/** What became of a line; no word of it is repeated. */
export const RecordsReport = z.strictObject({
  schema: z.literal('bearing/records/1'),
  file: z.string(),
  lines: z.array(
    z.strictObject({
      line: z.int(),
      record: z.enum(['notice', 'decide']).nullable(),
      refused: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
    }),
  ),
});
export type RecordsReport = z.infer<typeof RecordsReport>;
