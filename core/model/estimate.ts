import { z } from 'zod';

/** A number with its 95 % interval and the count behind it. Rates are 0-1, never per cent. */
export const Estimate = z.strictObject({
  value: z.number(),
  low: z.number(),
  high: z.number(),
  n: z.int().nonnegative(),
});
export type Estimate = z.infer<typeof Estimate>;

/** A method that cannot run on so little data says what it had and what it needs. */
export const Insufficient = z.strictObject({
  insufficient: z.literal(true),
  n: z.int().nonnegative(),
  needed: z.int().positive(),
});
export type Insufficient = z.infer<typeof Insufficient>;

/** `null` is no data; it is never written as 0. */
export const MaybeEstimate = z.union([Estimate, Insufficient, z.null()]);
export type MaybeEstimate = z.infer<typeof MaybeEstimate>;
