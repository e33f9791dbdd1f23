import { z } from 'zod';
import { MaybeEstimate } from './estimate.ts';
import { instruments } from './people-objects.ts';
import { axes } from './rubric.ts';

const count = z.int().nonnegative();
const axis = z.enum(axes);

/** `strategist-operator`: both floors met; `tactician` is purely tactical. */
export const settledLabels = ['strategist-operator', 'tactician', 'strategist', 'neither'] as const;
export const labels = [...settledLabels, 'not settled', 'incomplete'] as const;

/** What one rating, or the norm it is held against, adds to an axis. All of an axis add up to its value exactly, in order. */
export const Contribution = z.strictObject({
  axis,
  kind: z.enum(['norm', 'rating', 'limit']),
  competency: z.string().nullable(),
  item: z.string().nullable(),
  raterId: z.string().nullable(),
  instrument: z.enum(instruments).nullable(),
  /** As given, on the rubric's scale. */
  rating: z.number().nullable(),
  /** On the 0-100 scale, before and after the rater's severity is taken out. */
  points: z.number().nullable(),
  corrected: z.number().nullable(),
  /** How far the axis moves for one point (0-100) of this rating. */
  gain: z.number().nullable(),
  contribution: z.number(),
});
export type Contribution = z.infer<typeof Contribution>;

export const CompetencyScore = z.strictObject({
  competency: z.string(),
  axis,
  score: MaybeEstimate,
  ratings: count,
  raters: count,
  reliability: z.number().nullable(),
});

export type CompetencyScore = z.infer<typeof CompetencyScore>;

const axisCoverage = z.strictObject({ value: z.number(), needed: z.number(), missing: z.array(z.string()) });

export const ScoredCandidate = z.strictObject({
  candidateId: z.string(),
  strategic: MaybeEstimate,
  tactical: MaybeEstimate,
  /** Of the posterior: sd of each axis and their correlation. */
  uncertainty: z.strictObject({
    strategic: z.number(),
    tactical: z.number(),
    correlation: z.number(),
  }),
  reliability: z.strictObject({ strategic: z.number().nullable(), tactical: z.number().nullable() }),
  /** D54: sqrt(S T) beside min(S, T); lopsided where they differ by more than 25. */
  balance: z
    .strictObject({ geometric: z.number().nullable(), least: z.number(), lopsided: z.boolean() })
    .nullable(),
  coverage: z.strictObject({ strategic: axisCoverage, tactical: axisCoverage }),
  competencies: z.array(CompetencyScore),
  label: z.enum(labels),
  /** The two labels it lies between, where not settled. */
  between: z.array(z.enum(settledLabels)),
  labelProbabilities: z
    .strictObject({
      'strategist-operator': z.number(),
      tactician: z.number(),
      strategist: z.number(),
      neither: z.number(),
    })
    .nullable(),
  contributions: z.array(Contribution),
  /** The smallest change of one rating that would alter the label; null where no single one would. */
  counterfactual: z
    .strictObject({
      competency: z.string(),
      item: z.string().nullable(),
      raterId: z.string(),
      from: z.number(),
      to: z.number(),
      label: z.enum(labels),
      text: z.string(),
    })
    .nullable(),
  /** The next rating that lowers the label's uncertainty most, before it is seen. */
  settleNext: z
    .strictObject({
      competency: z.string(),
      axis,
      instrument: z.enum(instruments),
      /** True where the competency has a rating already: it needs another rater. */
      secondRater: z.boolean(),
      /** Expected probability of the best label, now and after that rating. */
      now: z.number(),
      expected: z.number(),
      text: z.string(),
    })
    .nullable(),
  /** Ratings left out, by reason (`no evidence`, `unknown competency`, ...). */
  leftOut: z.record(z.string(), count),
  notes: z.array(z.strictObject({ code: z.string(), text: z.string() })),
});
export type ScoredCandidate = z.infer<typeof ScoredCandidate>;

const pairs = z.array(z.tuple([z.string(), z.string()]));

export const ScoreReport = z.strictObject({
  schema: z.literal('bearing/score/1'),
  role: z.string(),
  rubric: z.strictObject({ id: z.string(), version: z.int(), hash: z.string() }),
  calibration: z.strictObject({
    status: z.enum(['calibrated', 'uncalibrated', 'not converged']),
    hash: z.string(),
    n: z.strictObject({ candidates: count, raters: count, ratings: count }),
  }),
  /** A preview from files is never for a decision. */
  forDecision: z.boolean(),
  floors: z.strictObject({ strategic: z.number(), tactical: z.number() }),
  candidates: z.array(ScoredCandidate),
  /**
   * Candidates in bands an axis, the highest first: two are in different bands only where their difference is larger
   * than its error. No order inside a band, in which two may yet be told apart by themselves: `toldApart`. Nobody whose axis is incomplete stands in either.
   */
  bands: z.strictObject({ strategic: z.array(z.array(z.string())), tactical: z.array(z.array(z.string())) }),
  /** Who stands above whom beyond the error of their difference, the one above first; null for over 20 candidates. */
  toldApart: z.strictObject({ strategic: pairs.nullable(), tactical: pairs.nullable() }),
  raters: z.array(z.strictObject({ raterId: z.string(), severity: MaybeEstimate, ratings: count })),
  reliability: z.strictObject({
    /** Of the mean over the panel as it was; under 0.5 the statement says what that means. */
    panel: MaybeEstimate,
    statement: z.string().nullable(),
  }),
  notes: z.array(z.strictObject({ code: z.string(), text: z.string() })),
});
export type ScoreReport = z.infer<typeof ScoreReport>;
