import type { MaybeEstimate } from '../../../core/model/estimate.ts';
import type { Cut, Segment, TrendPoint, Verdict, WinsReport } from '../../../core/model/wins-report.ts';
import { dataTable, type HtmlCell, type HtmlColumn } from '../html/data-table.ts';
import { html, type Markup } from '../html/markup.ts';
import {
  noData,
  printedChance,
  printedCount,
  printedHundredths,
  printedInsufficient,
  printedNumber,
  printedPoints,
  printedRateInterval,
  printedShare,
} from '../printed.ts';
import { currencySign, printedAmount } from '../printed-money.ts';
import { rankedSegments } from './groups.ts';
import { closedCount, cutLabel, segmentLabel } from './words.ts';

const signs: Readonly<Record<Verdict, string>> = {
  'wins more': '▲',
  'wins less': '▼',
  'maybe more': '△',
  'maybe less': '▽',
  'no gap': '■',
  "can't tell": '●',
  'too few': '×',
};

const tones: Partial<Record<Verdict, string>> = { 'wins more': 'more', 'wins less': 'less' };

/** A verdict by shape and word; colour only repeats them. */
export function verdictMarkup(verdict: Verdict): Markup {
  const sign = html`<span aria-hidden="true">${signs[verdict]}</span> ${verdict}`;
  const tone = tones[verdict];
  return tone === undefined ? sign : html`<span class="${tone}">${sign}</span>`;
}

const missing: HtmlCell = { content: noData, value: null };

function numberCell(value: number | null | undefined, print: (value: number) => string): HtmlCell {
  return value == null ? missing : { content: print(value), value };
}

function estimateCells(
  estimate: MaybeEstimate,
  print: (value: number) => string,
  interval: (estimate: { value: number; low: number; high: number; n: number }) => string,
): HtmlCell[] {
  if (estimate === null) return [missing, { content: '', value: null }];
  if ('insufficient' in estimate)
    return [
      { content: printedInsufficient(estimate.n), value: null },
      { content: '', value: null },
    ];
  return [
    { content: print(estimate.value), value: estimate.value },
    { content: interval(estimate), value: estimate.high - estimate.low },
  ];
}

function textCell(text: string): HtmlCell {
  return { content: text, value: text };
}

const text = (label: string): HtmlColumn => ({ label, numeric: false });
const number = (label: string): HtmlColumn => ({ label, numeric: true });

/** Rates, differences and verdicts of all groups of a cut. */
export function rateTable(cut: Cut, id: string): Markup {
  const points = (value: number) => printedPoints(value);
  return dataTable({
    id,
    caption: `Win rate by ${cutLabel(cut)}, in per cent; points are against all other closed deals`,
    columns: [
      text('group'),
      number('closed'),
      number('win rate'),
      number('95 %'),
      number('shrunk'),
      number('points'),
      number('95 %'),
      number('q'),
      text('verdict'),
      number('still needed'),
    ],
    rows: rankedSegments(cut).map((segment) => [
      textCell(segmentLabel(segment, cut)),
      numberCell(closedCount(segment), printedCount),
      ...estimateCells(segment.winRate, printedHundredths, printedRateInterval),
      numberCell(segment.winRateShrunk?.value, printedHundredths),
      ...estimateCells(segment.lift, points, ({ low, high }) => `[${points(low)}, ${points(high)}]`),
      numberCell(segment.qValue, printedChance),
      { content: verdictMarkup(segment.verdict), value: segment.verdict, className: 'word' },
      segment.needed === null ? { content: '', value: null } : numberCell(segment.needed, printedCount),
    ]),
  });
}

function moneyCells(segment: Segment): HtmlCell[] {
  const { money } = segment;
  return [
    numberCell(money.wonAmount, printedAmount),
    ...estimateCells(
      money.perClosed,
      printedAmount,
      ({ low, high }) => `[${printedAmount(low)}, ${printedAmount(high)}]`,
    ),
    numberCell(money.shareOfClosed, printedShare),
    numberCell(money.shareOfDays, printedShare),
    numberCell(money.shareOfWonAmount, printedShare),
    numberCell(money.topDealShare, printedShare),
    textCell(money.word ?? ''),
  ];
}

/** Money beside deals and days, for all groups of a cut. */
export function moneyTable(report: WinsReport, cut: Cut, id: string): Markup {
  const sign = currencySign(report.currency);
  return dataTable({
    id,
    caption: `Won amount by ${cutLabel(cut)}, beside the share of closed deals and of the days they took`,
    columns: [
      text('group'),
      number(`won ${sign}`),
      number(`won ${sign} per closed deal`),
      number('95 %'),
      number('of closed deals'),
      number('of deal-days'),
      number(`of won ${sign}`),
      number('largest deal'),
      text('return'),
    ],
    rows: cut.segments
      .toSorted((a, b) => (b.money.wonAmount ?? -1) - (a.money.wonAmount ?? -1))
      .map((segment) => [textCell(segmentLabel(segment, cut)), ...moneyCells(segment)]),
  });
}

function perDeal(value: number): string {
  return printedNumber(value, 1);
}

/** Activity to day 30 beside wins, for all groups of a cut. */
export function effortTable(cut: Cut, id: string): Markup {
  return dataTable({
    id,
    caption: `Activity to day 30 by ${cutLabel(cut)}, beside the share of wins`,
    columns: [
      text('group'),
      number('deals'),
      number('touches'),
      number('touches a deal'),
      number('meaningful a deal'),
      number('minutes a deal'),
      number('of touches'),
      number('of wins'),
      text('quadrant'),
    ],
    rows: cut.segments.map((segment) => {
      const { effort } = segment;
      return [
        textCell(segmentLabel(segment, cut)),
        numberCell(effort?.opportunities, printedCount),
        numberCell(effort?.touches, printedCount),
        numberCell(effort?.touchesPerOpportunity, perDeal),
        numberCell(effort?.meaningfulPerOpportunity, perDeal),
        numberCell(effort?.minutesPerOpportunity, perDeal),
        numberCell(effort?.shareOfTouches, printedShare),
        numberCell(effort?.shareOfWins, printedShare),
        textCell(effort?.quadrant ?? "can't tell"),
      ];
    }),
  });
}

/** Won, lost and rate of each period; a partial one says why it is not compared. */
export function trendTable(report: WinsReport, id: string): Markup {
  return dataTable({
    id,
    caption: 'Win rate by the period in which the deal closed, in per cent',
    columns: [
      text('period'),
      number('won'),
      number('lost'),
      number('win rate'),
      number('95 %'),
      number(`won ${currencySign(report.currency)}`),
      number('newly created'),
      text('compared'),
    ],
    rows: report.trend.map((point: TrendPoint) => [
      textCell(point.period),
      numberCell(point.won, printedCount),
      numberCell(point.lost, printedCount),
      ...estimateCells(point.winRate, printedHundredths, printedRateInterval),
      numberCell(point.wonAmount, printedAmount),
      numberCell(point.created, printedCount),
      textCell(point.partial === null ? 'yes' : `no: ${point.partial}`),
    ]),
  });
}
