import type { Cut, Segment, TrendPoint, WinsReport } from '../../../core/model/wins-report.ts';
import { dataTable, type HtmlCell, withoutEmptyColumns } from '../html/data-table.ts';
import type { Markup } from '../html/markup.ts';
import {
  printedCount,
  printedHundredths,
  printedNumber,
  printedRateInterval,
  printedShare,
} from '../printed.ts';
import { currencySign, printedAmount } from '../printed-money.ts';
import { estimateCells, number, numberCell, text, textCell } from './page-cells.ts';
import { cutLabel, segmentLabel } from './words.ts';

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
    { content: money.word ?? '', value: money.word ?? '', className: 'word' },
  ];
}

/** Money beside deals and days, for all groups of a cut. */
export function moneyTable(report: WinsReport, cut: Cut, id: string): Markup {
  const sign = currencySign(report.currency);
  return dataTable(
    withoutEmptyColumns({
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
    }),
  );
}

function perDeal(value: number): string {
  return printedNumber(value, 1);
}

/** Activity to day 30 beside wins, for all groups of a cut. */
export function effortTable(cut: Cut, id: string): Markup {
  return dataTable(
    withoutEmptyColumns({
      id,
      caption: `Activity to day 30 by ${cutLabel(cut)}, beside the share of wins; a touch is any done activity that is not inbound, but for to-dos`,
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
    }),
  );
}

/** Won, lost and rate of each period; a partial one says why it is not compared. */
export function trendTable(report: WinsReport, id: string): Markup {
  return dataTable(
    withoutEmptyColumns({
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
    }),
  );
}
