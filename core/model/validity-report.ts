import { z } from 'zod';
import { AuditReport } from './audit-report.ts';
import { Estimate } from './estimate.ts';
import { axes } from './rubric.ts';

const count = z.int().nonnegative();
const axis = z.enum(axes);
const sd = z.number().nonnegative().nullable();

/** Fewer hires than these and no correlation is told. */
export const HIRES_NEEDED = 20;

/** How far one axis goes together with later results, inside or outside the segments where the company wins. */
export const AxisValidity = z.strictObject({
  axis,
  segments: z.enum(['inside', 'outside']),
  /** With a score on this axis and a result in these segments. Under 20 every figure here is null. */
  hires: count,
  /** Of ranks: an odd result weighs no more than its rank. */
  spearman: Estimate.nullable(),
  pearson: Estimate.nullable(),
  /**
   * `pearson` in all applicants, Thorndike's case 2, beside the raw figure and never in its place; null where the spread of the
   * applicants is not known.
   */
  corrected: Estimate.nullable(),
  /** Standard deviation of the score, in points. */
  spread: z.strictObject({ hired: sd, applicants: sd, applicantCount: count }),
});
export type AxisValidity = z.infer<typeof AxisValidity>;

/** What selecting by an axis would be worth: only with inputs that a person stated. */
export const Utility = z.strictObject({
  inputs: z.strictObject({
    /** Persons hired, the years they stay, money a year that one standard deviation of results is worth. */
    selected: count,
    tenure: z.number(),
    sdy: z.number(),
    costPerApplicant: z.number(),
    /** Share of applicants hired, 0-1. */
    selectionRatio: z.number(),
  }),
  /** Gain over hiring at random in the money of the inputs, at the raw `pearson` inside and at its limits. */
  gains: z.array(z.strictObject({ axis, gain: Estimate.nullable() })),
});
export type Utility = z.infer<typeof Utility>;

/** A weight that a new version of the rubric might have. Nothing applies it: a person writes and signs a version. */
export const SuggestedWeight = z.strictObject({
  axis,
  competency: z.string(),
  weight: z.number(),
  /** Pearson, of the competency's score with results inside. */
  correlation: Estimate.nullable(),
  /** Null where nothing is suggested for the axis. */
  suggested: z.number().nullable(),
});
export type SuggestedWeight = z.infer<typeof SuggestedWeight>;

/** `bearing validity`: whether the score selects people who win where we win (N10, D46). */
export const ValidityReport = z.strictObject({
  schema: z.literal('bearing/validity/1'),
  role: z.string(),
  rubric: z.strictObject({ id: z.string(), version: z.int(), hash: z.string() }),
  calibration: z.strictObject({ status: z.string(), hash: z.string() }),
  needed: count,
  /** Scored candidates; hires; hires with a score; of these with a result inside, and outside. */
  joined: z.strictObject({
    scored: count,
    hires: count,
    scoredHires: count,
    inside: count,
    outside: count,
  }),
  axes: z.array(AxisValidity),
  utility: Utility.nullable(),
  weights: z.array(SuggestedWeight),
  /** Of the same scores, and of decisions where given (N10); null without what candidates said of themselves. */
  audit: AuditReport.nullable(),
  notes: z.array(z.strictObject({ code: z.string(), text: z.string() })),
});
export type ValidityReport = z.infer<typeof ValidityReport>;
