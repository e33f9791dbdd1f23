import { axisX, axisY, barY, dot, gridY, line, type Markish, ruleX, text } from '@observablehq/plot';
import type { TrendPoint } from '../../core/model/wins-report.ts';
import { printedCount, printedHundredths } from '../report/printed.ts';
import { ink } from './ink.ts';
import { pictureWidth } from './rows.ts';
import { svgOf } from './svg.ts';

type TrendRow = {
  readonly period: string;
  readonly at: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly closed: number;
  readonly partial: string | null;
  /** Whole neighbours are joined; a partial period breaks the line. */
  readonly run: number;
};

function trendRows(points: readonly TrendPoint[]): TrendRow[] {
  let run = 0;
  return points.map((point) => {
    if (point.partial !== null || point.winRate === null) run += 1;
    return {
      period: point.period,
      at: point.winRate?.value ?? null,
      low: point.winRate?.low ?? null,
      high: point.winRate?.high ?? null,
      closed: point.won + point.lost,
      partial: point.partial,
      run,
    };
  });
}

function limits(rows: readonly TrendRow[]): [number, number] {
  const ends = rows.flatMap((row) => (row.low === null || row.high === null ? [] : [row.low, row.high]));
  if (ends.length === 0) return [0, 1];
  return [
    Math.max(0, Math.floor(Math.min(...ends) * 10 - 0.3) / 10),
    Math.min(1, Math.ceil(Math.max(...ends) * 10 + 0.3) / 10),
  ];
}

function partialMarks(rows: readonly TrendRow[], domain: [number, number], id: string): Markish[] {
  const partial = rows.filter((row) => row.partial !== null);
  const few = rows.length <= 8;
  return [
    barY(partial, {
      x: 'period',
      y1: () => domain[0],
      y2: () => domain[1],
      fill: `url(#${id}-hatch)`,
      fillOpacity: 0.6,
      inset: 0,
    }),
    text(partial, {
      x: 'period',
      text: (row: TrendRow) => (few ? `partial: ${row.partial}` : 'partial'),
      frameAnchor: 'top',
      dy: few ? -6 : -4,
      lineAnchor: 'bottom',
      lineWidth: few ? 12 : 10,
      fill: ink.text,
    }),
  ];
}

/** Every k-th label, so that they do not run into each other. */
function thinned(rows: readonly TrendRow[]): string[] {
  const step = Math.ceil(rows.length / 10);
  return rows.filter((_, index) => (rows.length - 1 - index) % step === 0).map((row) => row.period);
}

function pointMarks(rows: readonly TrendRow[]): Markish[] {
  const whole = rows.filter((row) => row.at !== null && row.partial === null);
  const part = rows.filter((row) => row.at !== null && row.partial !== null);
  const labels = new Set(thinned(rows));
  return [
    line(whole, { x: 'period', y: 'at', z: 'run', stroke: ink.more, strokeWidth: 1.5 }),
    ruleX([...whole, ...part], { x: 'period', y1: 'low', y2: 'high', stroke: ink.text, strokeWidth: 1.5 }),
    dot(whole, { x: 'period', y: 'at', r: 5, fill: ink.more, stroke: ink.paper }),
    dot(part, { x: 'period', y: 'at', r: 5, fill: ink.paper, stroke: ink.muted, strokeWidth: 1.5 }),
    text(
      rows.filter((row) => labels.has(row.period)),
      {
        x: 'period',
        text: (row: TrendRow) => (row.closed === 0 ? 'none closed' : `n ${printedCount(row.closed)}`),
        frameAnchor: 'bottom',
        dy: 32,
        fill: ink.muted,
      },
    ),
  ];
}

/** Win rate by period with 95 % intervals; partial periods are hatched, named and not joined to the line. */
export function trendChart(points: readonly TrendPoint[], options: { readonly id: string }): string {
  const rows = trendRows(points);
  const domain = limits(rows);
  const partial = rows.filter((row) => row.partial !== null).map((row) => `${row.period} (${row.partial})`);
  const marginTop = partial.length === 0 ? 30 : 62;
  return svgOf({
    id: options.id,
    hatched: true,
    title: 'Win rate by period',
    description: `Win rate of the deals closed in each period with its 95 % interval.${
      partial.length === 0 ? '' : ` Partial, not compared: ${partial.join(', ')}.`
    } The table below holds every number.`,
    options: {
      width: pictureWidth,
      height: 236 + marginTop,
      marginLeft: 44,
      marginRight: 12,
      marginTop,
      marginBottom: 48,
      x: { type: 'band', domain: rows.map((row) => row.period), label: null, padding: 0.15 },
      y: { domain, label: null },
      marks: [
        gridY({ stroke: ink.line, strokeOpacity: 1, ticks: 5 }),
        ...partialMarks(rows, domain, options.id),
        axisY({
          ticks: 5,
          tickSize: 0,
          label: 'win rate, %',
          labelArrow: 'none',
          tickFormat: (rate: number) => printedHundredths(rate, 0),
        }),
        axisX({ ticks: thinned(rows), tickSize: 0 }),
        ...pointMarks(rows),
      ],
    },
  });
}
