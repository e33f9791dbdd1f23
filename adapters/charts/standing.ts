import { axisX, gridX, type Markish, rect, ruleX, ruleY, text } from '@observablehq/plot';
import type { Cut, WinsReport } from '../../core/model/wins-report.ts';
import { printedNumber, printedPoints } from '../report/printed.ts';
import { cutTo } from '../report/terminal/layout.ts';
import { cutLabel } from '../report/wins/words.ts';
import { ink } from './ink.ts';
import { fewEnough, labelRoom, leftOutText, pictureWidth, rowHeight } from './rows.ts';
import {
  type StandingMeasure,
  type StandingRow,
  type StandingZone,
  standingRows,
  zones,
} from './standing-rows.ts';
import { svgOf } from './svg.ts';
import { verdictMarks } from './verdict-marks.ts';

type Line =
  | { readonly y: string; readonly zone: StandingZone; readonly row: StandingRow }
  | { readonly y: string; readonly zone: StandingZone; readonly row: null; readonly heading: string };

const axisLabels: Record<StandingMeasure, string> = {
  money: 'won amount per closed deal, times the average of all deals',
  effort: 'touches per deal to day 30, times the average of all deals',
};

const headings: Record<StandingZone, string> = {
  'wins more': 'WINS MORE',
  "can't tell": "CAN'T TELL: the data cannot say whether these win more or less",
  'wins less': 'WINS LESS',
};

/** The zones from top to bottom, each under its heading; an empty zone says that nothing can be shown. */
function linesOf(rows: readonly StandingRow[]): Line[] {
  let y = 0;
  return zones.flatMap((zone): Line[] => {
    const mine = rows.filter((row) => row.zone === zone);
    if (mine.length === 0 && zone === "can't tell") return [];
    const heading = mine.length === 0 ? `${headings[zone]}: no group can be shown to` : headings[zone];
    return [
      { y: String(y++), zone, row: null, heading },
      ...mine.map((row): Line => ({ y: String(y++), zone, row })),
    ];
  });
}

function ticksBetween(low: number, high: number): number[] {
  const ticks: number[] = [];
  const step = high / low > 300 ? 4 : 2;
  for (let tick = 1; tick >= low; tick /= step) ticks.unshift(tick);
  for (let tick = step; tick <= high; tick *= step) ticks.push(tick);
  return ticks;
}

function tickText(tick: number): string {
  return tick >= 1 ? `${printedNumber(tick)}×` : `1/${printedNumber(1 / tick)}×`;
}

function domainOf(rows: readonly StandingRow[]): [number, number] {
  return [
    Math.min(0.5, ...rows.map((row) => row.low)) / 1.15,
    Math.max(2, ...rows.map((row) => row.high)) * 1.15,
  ];
}

function zoneMarks(lines: readonly Line[], domain: [number, number]): Markish[] {
  const band = lines.filter((line) => line.zone === "can't tell");
  return [
    rect(band, {
      y: 'y',
      x1: () => domain[0],
      x2: () => domain[1],
      fill: ink.band,
      insetTop: -0.5,
      insetBottom: -0.5,
    }),
  ];
}

/** Over the grid, with a halo, so that no line runs through the words. */
function headingMarks(lines: readonly Line[]): Markish[] {
  return zones.map((zone) =>
    text(
      lines.flatMap((line) => (line.row === null && line.zone === zone ? [line] : [])),
      {
        y: 'y',
        text: 'heading',
        frameAnchor: 'left',
        dx: 6,
        fill: ink.muted,
        stroke: zone === "can't tell" ? ink.band : ink.paper,
        strokeWidth: 9,
        fontWeight: 600,
        fontSize: 11,
      },
    ),
  );
}

function rowMarks(lines: readonly Line[]): Markish[] {
  const rows = lines.flatMap((line) => (line.row === null ? [] : [{ y: line.y, ...line.row }]));
  const right = { y: 'y', frameAnchor: 'right' as const };
  return [
    ruleX([1], { stroke: ink.text, strokeDasharray: '4 3' }),
    ruleY(rows, { y: 'y', x1: 'low', x2: 'high', stroke: ink.muted, strokeWidth: 2 }),
    ...verdictMarks(rows),
    text(rows, {
      ...right,
      text: (row) => printedPoints(row.lift),
      textAnchor: 'end',
      dx: 52,
      fill: ink.text,
    }),
    text(rows, { ...right, text: (row) => row.name, textAnchor: 'start', dx: 64, fill: ink.text }),
    text(['points'], { frameAnchor: 'top-right', textAnchor: 'end', dx: 52, dy: -10, fill: ink.muted }),
  ];
}

function description(rows: readonly StandingRow[], measure: StandingMeasure, all: number): string {
  const shown = zones
    .map((zone) => `${zone}: ${rows.filter((row) => row.zone === zone).length} groups`)
    .join('; ');
  return `One row a group: ${axisLabels[measure]}. ${shown}.${leftOutText(rows.length, all)} The table below holds every number.`;
}

/**
 * Money or effort against wins. Left to right: times the average; top to bottom: wins more, can't tell, wins less.
 * Height inside a zone is only order, because the data cannot rank those groups.
 *
 * @returns null where fewer than two groups have both numbers.
 */
export function standingChart(
  report: WinsReport,
  cut: Cut,
  options: { readonly id: string; readonly measure: StandingMeasure },
): string | null {
  const all = standingRows(report, cut, options.measure);
  if (all.length < 2) return null;
  const rows = fewEnough(all, (row) => row.closed);
  const lines = linesOf(rows);
  const labels = new Map(lines.map((line) => [line.y, line.row === null ? '' : cutTo(line.row.label, 30)]));
  const domain = domainOf(rows);
  const names = rows.map((row) => row.name);
  const what = options.measure === 'money' ? 'Money' : 'Effort';
  return svgOf({
    id: options.id,
    title: `${what} against wins by ${cutLabel(cut)}`,
    description: description(rows, options.measure, all.length),
    options: {
      width: pictureWidth,
      height: lines.length * rowHeight + 28 + 44,
      marginLeft: labelRoom([...labels.values()]),
      marginRight: 64 + labelRoom(names),
      marginTop: 28,
      marginBottom: 44,
      // Base 2: with base 10 the log scale would keep back the labels of most of our ticks.
      x: { type: 'log', base: 2, domain, label: null },
      y: {
        type: 'band',
        padding: 0,
        domain: lines.map((line) => line.y),
        label: null,
        tickSize: 0,
        tickFormat: (y: string) => labels.get(y) ?? '',
      },
      marks: [
        ...zoneMarks(lines, domain),
        gridX({ ticks: ticksBetween(domain[0], domain[1]), stroke: ink.line, strokeOpacity: 1 }),
        axisX({
          ticks: ticksBetween(domain[0], domain[1]),
          tickSize: 0,
          tickFormat: tickText,
          label: axisLabels[options.measure],
          labelAnchor: 'center',
          labelArrow: 'none',
        }),
        ...rowMarks(lines),
        ...headingMarks(lines),
      ],
    },
  });
}
