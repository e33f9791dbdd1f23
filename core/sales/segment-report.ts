import type { CycleDays, DimensionKind, Effort, Segment } from '../model/wins-report.ts';
import type { PooledAmounts } from '../stats/amounts.ts';
import { wilson } from '../stats/wilson.ts';
import type { Adjustments } from './adjustment.ts';
import { closed, lost, type Tally } from './cell.ts';
import type { By } from './cuts.ts';
import { withQuadrant } from './effort.ts';
import { moneyOf, valueWinRate } from './money.ts';
import type { Names } from './names.ts';
import { dealsNeeded, type Measured } from './segments.ts';
import { type Judgement, judge, toldReversal } from './verdict.ts';

/** What every group of a report shares. */
export type Frame = {
  readonly total: Tally;
  readonly totalEffort: Effort | null;
  readonly minimumClosed: number;
  readonly margin: number;
  readonly moneyMeasured: boolean;
  /** False where nothing was lost (or won): there are counts, money and time, and no rate. */
  readonly contrast: boolean;
};

export type Found = {
  readonly by: By;
  readonly kind: DimensionKind;
  readonly measured: Measured;
  readonly q: number | null;
  readonly adjustments: Adjustments | null;
  readonly effort: Effort | null;
  readonly cycleDays: CycleDays;
  /** Further sentences: the one account behind a group. */
  readonly remarks: readonly string[];
  /** Won amounts inside the groups of the cut. */
  readonly pooled: PooledAmounts | null;
  readonly names: Names;
};

/** A group as the report tells it. */
export function segmentOf(found: Found, frame: Frame): Segment {
  const { by, measured, adjustments } = found;
  const { cell } = measured;
  const { verdict, why } = judgement(found, frame);
  const lift = frame.contrast ? measured.lift : null;
  const weakest = adjustments?.weakest ?? null;
  return {
    segment: Object.fromEntries(by.map((name, i) => [name, cell.values[i] ?? null])),
    labels: labelsOf(found),
    ...countsOf(cell.total),
    ...ratesOf(cell.total, frame),
    winRateShrunk: frame.contrast ? measured.shrunk : null,
    lift,
    adjustedLift: weakest?.adjusted ?? null,
    adjustedBy: weakest?.by ?? null,
    quarters: measured.quarters,
    reversal: reversalOf(found, frame),
    probabilityBetter: frame.contrast ? measured.probabilityBetter : null,
    pValue: frame.contrast ? measured.p : null,
    qValue: found.q,
    verdict,
    why: [...why, ...found.remarks],
    needed: needed(measured, { lift, frame }),
    wide: lift === null || (lift.high - lift.low) / 2 > 2 * frame.margin,
    money: moneyOf(cell.total, {
      total: frame.total,
      minimumClosed: frame.minimumClosed,
      measured: frame.moneyMeasured,
      pooled: found.pooled,
      shareOfActivity: found.effort?.shareOfMinutes ?? found.effort?.shareOfTouches ?? null,
    }),
    effort:
      found.effort && frame.totalEffort && withQuadrant(found.effort, { verdict, all: frame.totalEffort }),
    cycleDays: found.cycleDays,
  };
}

function labelsOf({ by, measured, names }: Found): Segment['labels'] {
  return Object.fromEntries(
    by.flatMap((name, i) => {
      const label = names.label(name, measured.cell.values[i] ?? null);
      return label === null ? [] : [[name, label]];
    }),
  );
}

/** Only a choice can be praised or blamed. */
function judgement(
  { kind, measured, q, adjustments }: Found,
  frame: Frame,
): Judgement | { readonly verdict: null; readonly why: readonly string[] } {
  if (kind !== 'choice') {
    const why = kind === 'calendar' ? 'calendar: not a place to compete' : 'result: known with the outcome';
    return { verdict: null, why: [why] };
  }
  const own = closed(measured.cell.total);
  if (own >= frame.minimumClosed && !frame.contrast) {
    return { verdict: "can't tell", why: ['no contrast: nothing was lost, or nothing won'] };
  }
  return judge({
    closed: own,
    minimumClosed: frame.minimumClosed,
    margin: frame.margin,
    lift: measured.lift,
    q,
    probabilityBetter: measured.probabilityBetter,
    quarters: measured.quarters,
    adjustments,
  });
}

/** The counts of a tally under the report's names. */
export function countsOf(tally: Tally) {
  const { won, competitor, noDecision, unknown, disqualified, open } = tally;
  return { won, lost: lost(tally), competitor, noDecision, unknown, disqualified, open };
}

/** The three win rates of a tally: narrow, broad (the disqualified count too), by value. */
export function ratesOf(
  tally: Tally,
  { contrast, moneyMeasured }: Pick<Frame, 'contrast' | 'moneyMeasured'>,
) {
  if (!contrast) return { winRate: null, winRateBroad: null, valueWinRate: null };
  return {
    winRate: wilson(tally.won, closed(tally)),
    winRateBroad: wilson(tally.won, closed(tally) + tally.disqualified),
    valueWinRate: valueWinRate(tally, moneyMeasured),
  };
}

function reversalOf({ measured, q, adjustments, names }: Found, { margin }: Frame): Segment['reversal'] {
  const reversal = toldReversal({ adjustments, lift: measured.lift, q, margin });
  if (reversal === null) return null;
  const { by } = reversal;
  const strata = reversal.strata.map((stratum) => ({ ...stratum, label: names.label(by, stratum.value) }));
  return { by, adjusted: reversal.adjusted.value, strata };
}

function needed({ cell }: Measured, { lift, frame }: { lift: Segment['lift']; frame: Frame }): number | null {
  const more = dealsNeeded(lift, { own: closed(cell.total), margin: frame.margin });
  return more === 0 ? null : more;
}
