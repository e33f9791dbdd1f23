import { z } from 'zod';
import { Estimate } from './estimate.ts';

const count = z.int().nonnegative();
const note = z.strictObject({ code: z.string(), text: z.string() });

/** One category of one table. Ratios are null where the highest rate is 0: undefined, not equal. */
export const AuditGroup = z.strictObject({
  /** Dimension to category, such as `{ "sex": "Female" }`. */
  group: z.record(z.string(), z.string()),
  n: count,
  /** Persons selected (`measure` selection) or scoring strictly above the median (`measure` scoring). */
  selected: count.optional(),
  above: count.optional(),
  /** Clopper-Pearson interval. */
  rate: Estimate,
  /** Rate over the highest rate of all categories. */
  impactRatio: z.number().nullable(),
  /** The same with categories under 2 % left out of the highest rate; null for those categories. */
  impactRatioWithoutSmall: z.number().nullable(),
  /** True is the flag: the impact ratio lies below four fifths. Compared in whole persons. */
  fourFifths: z.boolean(),
  /** Two-sided, against the highest group; null for that group itself. */
  fisherP: z.number().nullable(),
  /** Pooled two-proportion Z against the highest group; null under 30 persons in either. */
  z: z.number().nullable(),
  /** Persons that the pooled rate of this and the highest group would have given, less those there were. */
  shortfall: z.number().nullable(),
  /** Flagged, and one more of this group would lift the flag. */
  oneMoreFlips: z.boolean(),
  /** One of this group in place of one of the highest group would reverse which rate is higher (UGESP Q&A 21). */
  oneMovedReverses: z.boolean(),
  under2pct: z.boolean(),
});
export type AuditGroup = z.infer<typeof AuditGroup>;

export const AuditTable = z.strictObject({
  by: z.array(z.enum(['sex', 'race_ethnicity'])),
  measure: z.enum(['selection', 'scoring']),
  /** The stage of a selection; null is the whole process. */
  stage: z.string().nullable(),
  /** Which score, of a scoring rate. */
  score: z.string().nullable(),
  /** Of the whole sample, those of unknown category too; null for a selection. */
  median: z.number().nullable(),
  /** Persons in the rates. */
  n: count,
  /** Persons left out because a category of `by` is unknown. */
  unknown: count,
  highest: z.record(z.string(), z.string()).nullable(),
  /** The highest among categories of at least 2 %. */
  highestWithoutSmall: z.record(z.string(), z.string()).nullable(),
  groups: z.array(AuditGroup),
  notes: z.array(note),
});
export type AuditTable = z.infer<typeof AuditTable>;

/** What 6 RCNY 5-303 asks to be published beside the tables; what is not given is null and named in `missing`. */
export const Publication = z.strictObject({
  auditDate: z.iso.date(),
  validUntil: z.iso.date(),
  tool: z.string(),
  distributionDate: z.iso.date().nullable(),
  dataSource: z.enum(['historical', 'test']).nullable(),
  dataSourceReason: z.string().nullable(),
  missing: z.array(z.string()),
  statement: z.string(),
});

/** `bearing audit`: selection and scoring rates by category, in the form of NYC LL 144 and of UGESP. */
export const AuditReport = z.strictObject({
  schema: z.literal('bearing/audit/1'),
  /** Persons with a decision or a score. */
  n: count,
  excluded: z.strictObject({
    unknownSex: count,
    unknownRaceEthnicity: count,
    /** Of the persons in the self-identification, those nothing was decided or scored of. */
    neitherDecidedNorScored: count,
    /** Still in process: advanced, but neither rejected nor decided at the last stage. */
    inProcess: count,
  }),
  tables: z.array(AuditTable),
  publication: Publication,
  notes: z.array(note),
});
export type AuditReport = z.infer<typeof AuditReport>;
