import { z } from 'zod';
import { Estimate, MaybeEstimate } from './estimate.ts';

export const dimensionKinds = ['choice', 'calendar', 'result'] as const;
export const DimensionKind = z.enum(dimensionKinds);
export type DimensionKind = z.infer<typeof DimensionKind>;

/** The verdict words of a group, and `no gap` / `can't tell` of a whole dimension. One set, everywhere. */
export const verdicts = [
  'wins more',
  'wins less',
  'maybe more',
  'maybe less',
  'no gap',
  "can't tell",
  'too few',
] as const;
export const Verdict = z.enum(verdicts);
export type Verdict = z.infer<typeof Verdict>;

export const Note = z.strictObject({ code: z.string(), text: z.string() });
export type Note = z.infer<typeof Note>;

const count = z.int().nonnegative();

/** Days from created to closed; exact type-7 quantiles; null without such a deal. */
export const CycleDays = z.strictObject({
  won: z
    .strictObject({ n: count, median: z.number(), p25: z.number(), p75: z.number(), p90: z.number() })
    .nullable(),
  lost: z
    .strictObject({ n: count, median: z.number(), p25: z.number(), p75: z.number(), p90: z.number() })
    .nullable(),
  closed: z
    .strictObject({ n: count, median: z.number(), p25: z.number(), p75: z.number(), p90: z.number() })
    .nullable(),
});
export type CycleDays = z.infer<typeof CycleDays>;

export const Money = z.strictObject({
  wonAmount: z.number().nullable(),
  lostAmount: z.number().nullable(),
  perClosed: MaybeEstimate,
  shareOfClosed: z.number().nullable(),
  shareOfDays: z.number().nullable(),
  shareOfActivity: z.number().nullable(),
  shareOfWonAmount: z.number().nullable(),
  /** The largest won deal's share of the won amount. */
  topDealShare: z.number().nullable(),
  wonWithoutAmount: count,
  /** `busy, small return` or `large return` by the rule of pages.md; else null. */
  word: z.enum(['busy, small return', 'large return']).nullable(),
});
export type Money = z.infer<typeof Money>;

/** Activity to day 30 of deals at least 30 days old and not closed before; per opportunity, with the count. */
export const Effort = z.strictObject({
  opportunities: count,
  closedBeforeLandmark: count,
  /** Done activities towards the buyer: outbound, or calls, emails, meetings, messages whose direction is not kept. */
  touches: z.number(),
  /** Held meetings with people from outside, long connected calls, inbound replies: as the settings say. */
  meaningful: z.number(),
  minutes: z.number().nullable(),
  touchesPerOpportunity: z.number().nullable(),
  meaningfulPerOpportunity: z.number().nullable(),
  minutesPerOpportunity: z.number().nullable(),
  shareOfTouches: z.number().nullable(),
  shareOfMinutes: z.number().nullable(),
  shareOfWins: z.number().nullable(),
  quadrant: z.string().nullable(),
});
export type Effort = z.infer<typeof Effort>;

export const Segment = z.strictObject({
  /** Full dimension name to value; null is "not filled in". */
  segment: z.record(z.string(), z.string().nullable()),
  /** Full dimension name to what people call the value, where that is an id of a record with a name. */
  labels: z.record(z.string(), z.string()),
  won: count,
  lost: count,
  competitor: count,
  noDecision: count,
  unknown: count,
  disqualified: count,
  open: count,
  winRate: Estimate.nullable(),
  winRateBroad: Estimate.nullable(),
  winRateShrunk: Estimate.nullable(),
  valueWinRate: MaybeEstimate,
  /** Win rate minus that of the complement, with Newcombe's interval. n = closed in both. */
  lift: Estimate.nullable(),
  /** The lift after adjustment (Mantel-Haenszel) that moved it most; null where none was needed or possible. */
  adjustedLift: Estimate.nullable(),
  /** The choice dimension behind `adjustedLift`. */
  adjustedBy: z.string().nullable(),
  /** Of the last `of` whole quarters with at least 5 closed, how many have the sign of the lift. */
  quarters: z.strictObject({ same: count, of: count }).nullable(),
  /** The strata in which the sign turns; null unless the verdict was blocked by a reversal. */
  reversal: z
    .strictObject({
      by: z.string(),
      adjusted: z.number(),
      strata: z.array(
        z.strictObject({
          value: z.string().nullable(),
          /** What people call the value, where it is an id. */
          label: z.string().nullable(),
          won: count,
          closed: count,
          restWon: count,
          restClosed: count,
        }),
      ),
    })
    .nullable(),
  probabilityBetter: z.number().nullable(),
  pValue: z.number().nullable(),
  qValue: z.number().nullable(),
  /** Null in a calendar or result dimension: described, never praised or blamed. */
  verdict: Verdict.nullable(),
  /** Plain sentences: which test passed or failed, with its value. */
  why: z.array(z.string()),
  /** Closed deals still needed for an interval as narrow as the margin; null where that is reached or moot. */
  needed: count.nullable(),
  /** True where the interval of the lift is too wide for this group to speak in its dimension's verdict. */
  wide: z.boolean(),
  money: Money,
  effort: Effort.nullable(),
  cycleDays: CycleDays,
});
export type Segment = z.infer<typeof Segment>;

export const Cut = z.strictObject({
  by: z.array(z.string()).min(1),
  kind: DimensionKind,
  /** Why the kind is not the default one: a setting, or the leakage check with its figure. */
  kindWhy: z.string().nullable(),
  /** Null in a calendar or result dimension. */
  verdict: Verdict.nullable(),
  /** The greatest gap that the data still allow, in rate units; null where the verdict is not `no gap`. */
  gap: z.number().nullable(),
  margin: z.number(),
  /** Groups that the dimension's verdict and range stand on; the others are `wide`, too few or without a deal. */
  groups: count,
  /** The lowest and the highest raw win rate of those groups. */
  range: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
  /** Cut points where the values are bands of a number. */
  bands: z.array(z.number()).nullable(),
  /** Chi-square over the groups: how easily luck alone makes gaps like these. */
  p: z.number().nullable(),
  why: z.array(z.string()),
  segments: z.array(Segment),
});
export type Cut = z.infer<typeof Cut>;

export const TrendPoint = z.strictObject({
  period: z.string(),
  from: z.string(),
  to: z.string(),
  won: count,
  lost: count,
  winRate: Estimate.nullable(),
  wonAmount: z.number().nullable(),
  created: count,
  /** Why the period is left out of comparisons; null for a whole one. */
  partial: z.string().nullable(),
});
export type TrendPoint = z.infer<typeof TrendPoint>;

export const Stale = z.strictObject({
  /** Open deals older than any deal that ever closed. */
  count,
  open: count,
  oldestClosedDays: z.int().nullable(),
  /** The win rate were all of them lost. */
  winRateIfLost: Estimate.nullable(),
});
export type Stale = z.infer<typeof Stale>;

export const WinsReport = z.strictObject({
  schema: z.literal('bearing/wins/1'),
  asOf: z.string(),
  period: z.strictObject({ from: z.string().nullable(), to: z.string().nullable() }),
  settings: z.string(),
  currency: z.string().nullable(),
  where: z.record(z.string(), z.array(z.string())),
  /** The same with names in place of ids. */
  whereLabels: z.record(z.string(), z.array(z.string())),
  total: z.strictObject({
    won: count,
    lost: count,
    competitor: count,
    noDecision: count,
    unknown: count,
    disqualified: count,
    open: count,
    /** Closed without a close date: in the rates, not in periods, cycles or quarters. */
    undated: count,
    /** Deals left out by the scope of the settings. */
    outOfScope: count,
    winRate: Estimate.nullable(),
    winRateBroad: Estimate.nullable(),
    valueWinRate: MaybeEstimate,
    money: Money,
    effort: Effort.nullable(),
    cycleDays: CycleDays,
    stale: Stale,
  }),
  cuts: z.array(Cut),
  /** By fiscal quarter of the close date. */
  trend: z.array(TrendPoint),
  /** A quarter's last month against the others: told as calendar, never a place to compete. */
  calendar: z
    .strictObject({ text: z.string(), quarterEnd: Estimate.nullable(), otherMonths: Estimate.nullable() })
    .nullable(),
  /** How the intervals of money were made. */
  moneyMethod: z.string(),
  notMeasured: z.array(z.strictObject({ what: z.string(), why: z.string() })),
  /** Groups of choice dimensions that were looked at, printed or not: the family of every q. */
  tested: count,
  bestQ: z.number().nullable(),
  notes: z.array(Note),
});
export type WinsReport = z.infer<typeof WinsReport>;
