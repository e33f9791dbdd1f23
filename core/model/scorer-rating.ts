import { z } from 'zod';
import { instruments } from './people-objects.ts';

/**
 * What the scorer may know of a rating: ids, a number, and whether evidence was written down. No text, no date, no
 * attribute of a person has a place here; an unknown field is refused.
 */
export const ScorerRating = z.strictObject({
  candidateId: z.string().min(1),
  raterId: z.string().min(1),
  competency: z.string().min(1),
  item: z.string().min(1).nullable(),
  instrument: z.enum(instruments).nullable(),
  /** On the rubric's scale. */
  rating: z.number(),
  hasEvidence: z.boolean(),
});
export type ScorerRating = z.infer<typeof ScorerRating>;
