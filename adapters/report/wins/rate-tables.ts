import type { Cut, Segment } from '../../../core/model/wins-report.ts';
import { dataTable, withoutEmptyColumns } from '../html/data-table.ts';
import type { Markup } from '../html/markup.ts';
import {
  printedChance,
  printedCount,
  printedHundredths,
  printedPoints,
  printedRateInterval,
} from '../printed.ts';
import { rankedSegments } from './groups.ts';
import { estimateCells, number, numberCell, text, textCell, verdictCell } from './page-cells.ts';
import { closedCount, cutLabel, segmentLabel } from './words.ts';

/** Rates, differences and verdicts of all groups of a cut. */
export function rateTable(cut: Cut, id: string): Markup {
  const points = (value: number) => printedPoints(value);
  return dataTable(
    withoutEmptyColumns({
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
        verdictCell(segment.verdict),
        segment.needed === null ? { content: '', value: null } : numberCell(segment.needed, printedCount),
      ]),
    }),
  );
}

function rateOf(won: number, closed: number): number | null {
  return closed === 0 ? null : won / closed;
}

/** The strata behind a reversal: inside them the sign of the difference turns. */
export function reversalTable(group: string, reversal: NonNullable<Segment['reversal']>, id: string): Markup {
  return dataTable({
    id,
    caption: `${group}: not called different, because inside ${reversal.by} the sign turns (adjusted ${printedPoints(reversal.adjusted)} points)`,
    columns: [
      text(reversal.by),
      number('closed'),
      number(`win rate of ${group}`),
      number('closed, the rest'),
      number('win rate of the rest'),
    ],
    rows: reversal.strata.map((stratum) => [
      textCell(stratum.label ?? stratum.value ?? '(not filled in)'),
      numberCell(stratum.closed, printedCount),
      numberCell(rateOf(stratum.won, stratum.closed), printedHundredths),
      numberCell(stratum.restClosed, printedCount),
      numberCell(rateOf(stratum.restWon, stratum.restClosed), printedHundredths),
    ]),
  });
}
