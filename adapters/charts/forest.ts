import { axisX, dot, gridX, type Markish, ruleX, ruleY, text } from '@observablehq/plot';
import type { Cut, Segment, Verdict } from '../../core/model/wins-report.ts';
import { printedCount, printedHundredths, printedRate } from '../report/printed.ts';
import { cutTo } from '../report/terminal/layout.ts';
import { rankedSegments } from '../report/wins/groups.ts';
import { closedCount, cutLabel, cutVerdict, segmentLabel } from '../report/wins/words.ts';
import { ink } from './ink.ts';
import { fewEnough, labelRoom, leftOutText, pictureWidth, rowHeight } from './rows.ts';
import { svgOf } from './svg.ts';
import { verdictMarks } from './verdict-marks.ts';

type ForestRow = {
  readonly y: string;
  readonly label: string;
  readonly at: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly shrunk: number | null;
  readonly closed: number;
  readonly verdict: Verdict | null;
};

function forestRow(segment: Segment, cut: Cut, index: number): ForestRow {
  return {
    y: String(index),
    label: cutTo(segmentLabel(segment, cut), 30),
    at: segment.winRate?.value ?? null,
    low: segment.winRate?.low ?? null,
    high: segment.winRate?.high ?? null,
    shrunk: segment.winRateShrunk?.value ?? null,
    closed: closedCount(segment),
    verdict: segment.verdict,
  };
}

function rateDomain(rows: readonly ForestRow[], overall: number | null): [number, number] {
  const ends = rows.flatMap((row) => (row.low === null || row.high === null ? [] : [row.low, row.high]));
  if (overall !== null) ends.push(overall);
  if (ends.length === 0) return [0, 1];
  const span = Math.max(...ends) - Math.min(...ends);
  const step = span < 0.2 ? 0.02 : 0.05;
  const low = Math.max(0, Math.floor(Math.min(...ends) / step + 1e-9) * step);
  const high = Math.min(1, Math.ceil(Math.max(...ends) / step - 1e-9) * step);
  return [low, high];
}

function overallMarks(overall: number | null): Markish[] {
  if (overall === null) return [];
  return [
    ruleX([overall], { stroke: ink.text, strokeWidth: 1, strokeDasharray: '4 3' }),
    text([overall], {
      x: (rate: number) => rate,
      text: (rate: number) => `all deals ${printedRate(rate)}`,
      frameAnchor: 'top',
      dy: -10,
      fill: ink.text,
    }),
  ];
}

function columnMarks(rows: readonly ForestRow[]): Markish[] {
  const column = { y: 'y', frameAnchor: 'right' as const, fill: ink.text };
  return [
    text(rows, { ...column, text: (row: ForestRow) => printedCount(row.closed), textAnchor: 'end', dx: 62 }),
    text(rows, { ...column, text: (row: ForestRow) => row.verdict ?? '', textAnchor: 'start', dx: 78 }),
    text(['closed'], { frameAnchor: 'top-right', textAnchor: 'end', dx: 62, dy: -10, fill: ink.muted }),
    text(['verdict'], { frameAnchor: 'top-right', textAnchor: 'start', dx: 78, dy: -10, fill: ink.muted }),
  ];
}

function rateMarks(rows: readonly ForestRow[]): Markish[] {
  const rated = rows.filter((row) => row.at !== null);
  const unrated = rows.filter((row) => row.at === null);
  return [
    ruleY(rated, { y: 'y', x1: 'low', x2: 'high', stroke: ink.muted, strokeWidth: 2 }),
    ...verdictMarks(rated),
    dot(
      rated.filter((row) => row.shrunk !== null),
      { x: 'shrunk', y: 'y', symbol: 'diamond', r: 4, fill: 'none', stroke: ink.text, strokeWidth: 1.25 },
    ),
    text(unrated, {
      y: 'y',
      text: (row: ForestRow) => (row.closed === 0 ? 'nothing closed: no rate' : 'no rate'),
      frameAnchor: 'left',
      dx: 6,
      fill: ink.muted,
    }),
  ];
}

/**
 * Forest plot of the groups of a cut: raw rate in the shape of its verdict, 95 % interval, shrunk rate as a
 * diamond, the rate of all closed deals as a dashed line. Ordered by the shrunk rate.
 *
 * @param overall win rate of all closed deals; null draws no line.
 */
export function forestChart(
  cut: Cut,
  options: { readonly id: string; readonly overall: number | null },
): string {
  const ranked = rankedSegments(cut);
  const shown = fewEnough(ranked, closedCount);
  const rows = shown.map((segment, index) => forestRow(segment, cut, index));
  const marginTop = 28;
  const marginBottom = 36;
  return svgOf({
    id: options.id,
    title: `Win rate by ${cutLabel(cut)}`,
    description: `Win rate of each group with its 95 % interval. The dimension as a whole: ${cutVerdict(cut)}.${leftOutText(shown.length, ranked.length)} The table below holds every number.`,
    options: {
      width: pictureWidth,
      height: rows.length * rowHeight + marginTop + marginBottom,
      marginLeft: labelRoom(rows.map((row) => row.label)),
      marginRight: 172,
      marginTop,
      marginBottom,
      x: { domain: rateDomain(rows, options.overall), label: null },
      y: {
        domain: rows.map((row) => row.y),
        label: null,
        tickSize: 0,
        tickFormat: (y: string) => rows[Number(y)]?.label ?? '',
      },
      marks: [
        gridX({ stroke: ink.line, strokeOpacity: 1, ticks: 6 }),
        axisX({
          ticks: 6,
          tickSize: 0,
          label: 'win rate, %',
          labelAnchor: 'center',
          labelArrow: 'none',
          tickFormat: (rate: number) => printedHundredths(rate, 0),
        }),
        ...overallMarks(options.overall),
        ...rateMarks(rows),
        ...columnMarks(rows),
      ],
    },
  });
}
