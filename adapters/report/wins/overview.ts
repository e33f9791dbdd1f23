import type { MaybeEstimate } from '../../../core/model/estimate.ts';
import type { Cut, Segment, WinsReport } from '../../../core/model/wins-report.ts';
import { printedChance, printedCount, printedNumber, printedRate, printedShare } from '../printed.ts';
import { currencySign, printedAmount, printedAmountEstimate } from '../printed-money.ts';
import type { Grid } from '../terminal/grid.ts';
import { effortRows } from './effort.ts';
import { moneyRows } from './money.ts';
import { closedCount, cutLabel, cutVerdict, printedRange, segmentLabel } from './words.ts';

function groupLine(segment: Segment, cut: Cut): string[] {
  const rate = segment.winRate === null ? '–' : printedRate(segment.winRate.value).replace(' %', '');
  return [
    `  ${segmentLabel(segment, cut)}`,
    '1',
    `${rate}, n ${printedCount(closedCount(segment))}`,
    segment.verdict ?? '',
  ];
}

function isFound({ verdict }: Segment): boolean {
  return verdict !== null && /^(wins|maybe)/.test(verdict);
}

const mostNamed = 2;

/** Groups too small to speak for their dimension: by name while they are few, else as a number. */
function smallLines(cut: Cut): string[][] {
  const small = cut.segments.filter(
    (segment) =>
      closedCount(segment) > 0 && !isFound(segment) && (segment.wide || segment.verdict === 'too few'),
  );
  if (cut.verdict !== 'no gap') return [];
  if (small.length <= mostNamed) return small.map((segment) => groupLine(segment, cut));
  return [[`  ${small.length} smaller groups`, String(small.length), '', 'too few deals each to be judged']];
}

/** Whose groups stand out below needs no word of its own, only how easily luck makes gaps like these. */
function dimensionWord(cut: Cut): string {
  if (!cut.segments.some(isFound)) return cutVerdict(cut);
  return cut.p === null ? '' : `p ${printedChance(cut.p)}`;
}

/** One line a dimension, below it the groups that stand out and those too small to be judged. */
export function dimensionGrid(report: WinsReport, width: number): Grid {
  const cuts = report.total.winRate === null ? [] : report.cuts.filter((cut) => cut.kind === 'choice');
  return {
    width,
    columns: [
      { heading: '', align: 'left', cut: true },
      { heading: 'groups', align: 'right' },
      { heading: 'win rate %', align: 'left' },
      { heading: 'verdict', align: 'left', cut: true, wrap: true },
    ],
    rows: cuts.flatMap((cut) => [
      [cutLabel(cut), printedCount(cut.groups), printedRange(cut.range), dimensionWord(cut)],
      ...cut.segments.filter(isFound).map((segment) => groupLine(segment, cut)),
      ...smallLines(cut),
    ]),
  };
}

export const moneyRowLimit = 6;

/** Deals, days and money of the groups that carry the answer. */
export function moneyGrid(report: WinsReport, cut: Cut, width: number): Grid {
  const sign = currencySign(report.currency);
  const rows = moneyRows(cut, moneyRowLimit);
  const perClosed = alignedEstimates(rows.map((segment) => segment.money.perClosed));
  return {
    width,
    columns: [
      { heading: '', align: 'left', cut: true },
      { heading: 'deals', align: 'right' },
      { heading: 'days', align: 'right' },
      { heading: `won ${sign}`, align: 'right' },
      { heading: `won ${sign} per closed deal`, align: 'right' },
      { heading: '', align: 'left' },
    ],
    rows: rows.map((segment, index) => [
      segmentLabel(segment, cut),
      printedShare(segment.money.shareOfClosed),
      printedShare(segment.money.shareOfDays),
      printedShare(segment.money.shareOfWonAmount),
      perClosed[index] ?? '',
      segment.money.word ?? '',
    ]),
  };
}

/** Effort beside wins, for the groups where they lie furthest apart. */
export function effortGrid(cut: Cut, width: number): Grid {
  const per = (value: number | null | undefined) => (value == null ? '–' : printedNumber(value, 1));
  return {
    width,
    columns: [
      { heading: '', align: 'left', cut: true },
      { heading: 'touches', align: 'right' },
      { heading: 'wins', align: 'right' },
      { heading: 'touches a deal', align: 'right' },
      { heading: 'meaningful', align: 'right' },
      { heading: '', align: 'left', cut: true },
    ],
    rows: effortRows(cut, 6).map((segment) => [
      segmentLabel(segment, cut),
      printedShare(segment.effort?.shareOfTouches ?? null),
      printedShare(segment.effort?.shareOfWins ?? null),
      per(segment.effort?.touchesPerOpportunity),
      per(segment.effort?.meaningfulPerOpportunity),
      segment.effort?.quadrant ?? "can't tell",
    ]),
  };
}

/** Amounts with their intervals, every bracket under the one above. */
function alignedEstimates(estimates: readonly MaybeEstimate[]): string[] {
  const printed = estimates.map((e) =>
    e !== null && 'value' in e ? { low: printedAmount(e.low), high: printedAmount(e.high), e } : null,
  );
  const width = (side: 'low' | 'high') => Math.max(0, ...printed.map((each) => each?.[side].length ?? 0));
  const low = width('low');
  const high = width('high');
  return printed.map((each, index) =>
    each === null
      ? printedAmountEstimate(estimates[index] ?? null)
      : `${printedAmount(each.e.value)} [${each.low.padStart(low)}, ${each.high.padStart(high)}]`,
  );
}
