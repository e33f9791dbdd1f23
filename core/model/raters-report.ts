import { z } from 'zod';
import { Estimate, MaybeEstimate } from './estimate.ts';

const count = z.int().nonnegative();
const note = z.strictObject({ code: z.string(), text: z.string() });

/** Agreement of a panel. An ICC that the design does not allow is null; a note says why. */
export const PanelReliability = z.strictObject({
  /** Shrout & Fleiss: one rater (1, 2, 3) and the mean of the panel (1k, 2k, 3k). `n` is candidates. */
  icc1: Estimate.nullable(),
  icc2: Estimate.nullable(),
  icc3: Estimate.nullable(),
  icc1k: Estimate.nullable(),
  icc2k: Estimate.nullable(),
  icc3k: Estimate.nullable(),
  /** Ordinal, of single ratings of one competency (or item); interval by drawing candidates again. */
  krippendorffAlpha: Estimate.nullable(),
  /** Cohen's, quadratic weights, over the points of the scale; two raters only. `n` is ratings of both. */
  weightedKappa: Estimate.nullable(),
});
export type PanelReliability = z.infer<typeof PanelReliability>;

/** All points are on the 0-100 scale where more is better. */
export const RaterReport = z.strictObject({
  raterId: z.string(),
  /** Points that this rater gives less than the others; below 0 it gives more. `n` is what `severityBy` counts. */
  severity: MaybeEstimate,
  /** ICC(A,1) of this rater with the mean of the others, on what both rated. `n` is candidates. */
  agreement: MaybeEstimate,
  /** Share of this rater's variance that is candidate x rater across competencies. From samples it may be below 0. */
  halo: MaybeEstimate,
  /** Points of severity that come with 30 days. */
  drift: MaybeEstimate,
  /** Ratings without evidence text. */
  missingEvidence: count,
  ratings: count,
});
export type RaterReport = z.infer<typeof RaterReport>;

/** `bearing raters`: how severe each rater is, how far they agree. Raters are sorted by id: this is no ranking. */
export const RatersReport = z.strictObject({
  schema: z.literal('bearing/raters/1'),
  candidates: count,
  raterCount: count,
  /** That count: on the scale, of a known competency, with evidence where the rubric demands it. */
  ratings: count,
  scale: z.strictObject({ min: z.number(), max: z.number(), direction: z.enum(['higher', 'lower']) }),
  /** Of the mean of each rater's points over all competencies. */
  reliability: PanelReliability,
  /** The same for each competency alone; empty where there is but one. */
  competencies: z.array(
    PanelReliability.extend({ competency: z.string(), candidates: count, raters: count }),
  ),
  /**
   * `mixed model`: shrunk, `n` is the rater's ratings. `difference`: the mean difference from the other raters of the
   * same candidates, not shrunk, `n` is candidates.
   */
  severityBy: z.enum(['mixed model', 'difference']),
  /** What a panel of so little reliability must say; null where there is nothing to warn of, or nothing known. */
  statement: z.string().nullable(),
  raters: z.array(RaterReport),
  notes: z.array(note),
});
export type RatersReport = z.infer<typeof RatersReport>;
