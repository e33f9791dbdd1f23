import type { Cut, Segment, Verdict, WinsReport } from '../../core/model/wins-report.ts';
import { closedCount, segmentLabel } from '../report/wins/words.ts';

/** What is set against wins: won amount per closed deal, or touches per opportunity to day 30. */
export type StandingMeasure = 'money' | 'effort';

export type StandingZone = 'wins more' | "can't tell" | 'wins less';

export const zones: readonly StandingZone[] = ['wins more', "can't tell", 'wins less'];

export type StandingRow = {
  readonly label: string;
  readonly verdict: Verdict | null;
  readonly zone: StandingZone;
  /** Times the average of all deals: 1 is like the rest. */
  readonly at: number;
  readonly low: number;
  readonly high: number;
  readonly closed: number;
  readonly lift: number;
  readonly name: string;
};

type Ratio = { readonly at: number; readonly low: number; readonly high: number };

function moneyRatio({ money }: Segment, report: WinsReport): Ratio | null {
  const all = report.total.money.perClosed;
  if (all === null || !('value' in all) || all.value <= 0) return null;
  if (money.perClosed === null || !('value' in money.perClosed) || money.perClosed.value <= 0) return null;
  const { value, low, high } = money.perClosed;
  // A logarithmic axis has no zero: an interval that reaches it is drawn to the edge.
  return { at: value / all.value, low: Math.max(low, value / 1000) / all.value, high: high / all.value };
}

function effortRatio({ effort }: Segment, report: WinsReport): Ratio | null {
  const all = report.total.effort?.touchesPerOpportunity ?? null;
  const own = effort?.touchesPerOpportunity ?? null;
  if (all === null || own === null || all <= 0 || own <= 0) return null;
  return { at: own / all, low: own / all, high: own / all };
}

function zoneOf(verdict: Verdict | null): StandingZone {
  return verdict === 'wins more' || verdict === 'wins less' ? verdict : "can't tell";
}

function moneyQuadrant(zone: StandingZone, ratio: Ratio): string {
  if (ratio.low > 1) return `${zone}, earns more`;
  if (ratio.high < 1) return `${zone}, earns less`;
  return `${zone}, earns like the rest`;
}

/** A quadrant has a name only for a group that wins more or less; the others keep their word for money. */
function nameOf(segment: Segment, ratio: Ratio, measure: StandingMeasure): string {
  const zone = zoneOf(segment.verdict);
  if (measure === 'money')
    return zone === "can't tell" ? (segment.money.word ?? '') : moneyQuadrant(zone, ratio);
  return zone === "can't tell" ? '' : (segment.effort?.quadrant ?? '');
}

/** The groups of a cut that have both a rate and the measure, zone by zone; inside a zone the largest measure on top. */
export function standingRows(report: WinsReport, cut: Cut, measure: StandingMeasure): StandingRow[] {
  const ratioOf = measure === 'money' ? moneyRatio : effortRatio;
  return cut.segments
    .flatMap((segment): StandingRow[] => {
      const ratio = ratioOf(segment, report);
      if (ratio === null || segment.winRate === null) return [];
      return [
        {
          ...ratio,
          label: segmentLabel(segment, cut),
          verdict: segment.verdict,
          zone: zoneOf(segment.verdict),
          closed: closedCount(segment),
          lift: segment.lift?.value ?? 0,
          name: nameOf(segment, ratio, measure),
        },
      ];
    })
    .toSorted((a, b) => zones.indexOf(a.zone) - zones.indexOf(b.zone) || b.at - a.at);
}
