import { z } from 'zod';
import { Estimate } from './estimate.ts';

const count = z.int().nonnegative();

/** One variance of the model, on the 0-100 scale squared. */
export const VarianceComponent = z.strictObject({
  variance: z.number().nonnegative(),
  /** Of `variance`, 95 %, where the fit gives one. */
  low: z.number().nonnegative().nullable(),
  high: z.number().nonnegative().nullable(),
  /**
   * `fitted`; `boundary`: the likelihood is greatest at 0; `not identified`: the design cannot tell it from another,
   * named in `why`; `prior`: taken from the documented prior.
   */
  state: z.enum(['fitted', 'boundary', 'not identified', 'prior']),
  why: z.string().nullable(),
});
export type VarianceComponent = z.infer<typeof VarianceComponent>;

/**
 * What many candidates' ratings say of raters, items and noise, so that one candidate can be scored later:
 * rating = item + candidate + candidate x competency + rater + candidate x rater + residual, on the 0-100 scale
 * where more is better.
 */
export const Calibration = z.strictObject({
  schema: z.literal('bearing/calibration/1'),
  rubric: z.strictObject({ id: z.string(), version: z.int(), hash: z.string() }).nullable(),
  /** `uncalibrated`: too little to fit (under 30 candidates or 3 raters), the documented prior is used. */
  status: z.enum(['calibrated', 'uncalibrated', 'not converged']),
  n: z.strictObject({ candidates: count, raters: count, ratings: count }),
  components: z.strictObject({
    candidate: VarianceComponent,
    candidateCompetency: VarianceComponent,
    rater: VarianceComponent,
    candidateRater: VarianceComponent,
    residual: VarianceComponent,
  }),
  /** Norm mean of each item; `item` is null for ratings of a competency as a whole. Sorted. */
  items: z.array(
    z.strictObject({ competency: z.string(), item: z.string().nullable(), mean: z.number(), n: count }),
  ),
  /** Norm mean of a competency without an item above. */
  mean: z.number(),
  /** Severity > 0 is a rater who gives less than others; shrunk. `se` is the posterior sd. Sorted by id. */
  raters: z.array(
    z.strictObject({ raterId: z.string(), severity: Estimate, se: z.number().nonnegative(), n: count }),
  ),
  /** Generalizability of the mean over so many raters and competencies. */
  reliability: z.array(
    z.strictObject({ raters: z.int(), competencies: z.int(), relative: z.number(), absolute: z.number() }),
  ),
  /** REML criterion (-2 log restricted likelihood) at the estimate; null where nothing was fitted. */
  criterion: z.number().nullable(),
  notes: z.array(z.strictObject({ code: z.string(), text: z.string() })),
  /** sha256 of all of the above as canonical JSON. */
  hash: z.string(),
});
export type Calibration = z.infer<typeof Calibration>;
