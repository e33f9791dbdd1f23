import { axisX, axisY, dot, type Markish, rect, ruleX, ruleY, text } from '@observablehq/plot';
import type { Estimate } from '../../core/model/estimate.ts';
import { ink } from './ink.ts';
import { svgOf } from './svg.ts';

/** One person, or one of several, on the plane of both axes. */
export type AxesPoint = {
  /** A letter or a number that stands beside the point; empty for a picture of one. */
  readonly mark: string;
  readonly strategic: Estimate;
  readonly tactical: Estimate;
  /** Below the demanded coverage: drawn hollow. */
  readonly isComplete: boolean;
};

type Floors = { readonly strategic: number; readonly tactical: number };

const size = { width: 420, height: 390 };

/** The label of each quadrant, written into its outer corner. */
function quadrantWords(): Markish[] {
  const words = [
    { label: 'TACTICIAN', frameAnchor: 'top-left', dx: 6, dy: 6 },
    { label: 'STRATEGIST-OPERATOR', frameAnchor: 'top-right', dx: -6, dy: 6 },
    { label: 'NEITHER', frameAnchor: 'bottom-left', dx: 6, dy: -6 },
    { label: 'STRATEGIST', frameAnchor: 'bottom-right', dx: -6, dy: -6 },
  ] as const;
  return words.map(({ label, ...place }) =>
    text([label], { ...place, fill: ink.muted, fontSize: 10, fontWeight: 600 }),
  );
}

function floorMarks(floors: Floors): Markish[] {
  const line = { stroke: ink.text, strokeDasharray: '4 3' };
  const whole = { x1: floors.strategic, x2: 100, y1: floors.tactical, y2: 100 };
  return [
    rect([whole], { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', fill: ink.band }),
    ruleX([floors.strategic], line),
    ruleY([floors.tactical], line),
    text([`floor ${floors.strategic}`], {
      x: floors.strategic,
      frameAnchor: 'bottom',
      dx: 4,
      dy: -20,
      textAnchor: 'start',
    }),
    text([`floor ${floors.tactical}`], {
      y: floors.tactical,
      frameAnchor: 'left',
      dx: 6,
      dy: -8,
      textAnchor: 'start',
    }),
  ];
}

function pointMarks(points: readonly AxesPoint[]): Markish[] {
  const line = { stroke: ink.more, strokeWidth: points.length > 1 ? 1.25 : 2, strokeOpacity: 0.8 };
  const at = { x: (p: AxesPoint) => p.strategic.value, y: (p: AxesPoint) => p.tactical.value };
  return [
    ruleY(points, {
      y: at.y,
      x1: (p: AxesPoint) => p.strategic.low,
      x2: (p: AxesPoint) => p.strategic.high,
      ...line,
    }),
    ruleX(points, {
      x: at.x,
      y1: (p: AxesPoint) => p.tactical.low,
      y2: (p: AxesPoint) => p.tactical.high,
      ...line,
    }),
    dot(points, {
      ...at,
      r: 5,
      fill: (p: AxesPoint) => (p.isComplete ? ink.more : ink.paper),
      stroke: ink.more,
      strokeWidth: 2,
    }),
    text(points, {
      ...at,
      text: 'mark',
      dx: 8,
      dy: -9,
      textAnchor: 'start',
      fontWeight: 600,
      fill: ink.text,
      stroke: ink.paper,
      strokeWidth: 3,
    }),
  ];
}

/**
 * Both axes on one picture: strategic to the right, tactical up, 0-100, each with its 95 % interval, and the floors
 * of the role as dashed lines. A hollow point has an axis below the demanded coverage.
 */
export function twoAxesChart(
  points: readonly AxesPoint[],
  options: {
    readonly id: string;
    readonly title: string;
    readonly description: string;
    readonly floors: Floors;
  },
): string {
  const axis = { ticks: [0, 20, 40, 60, 80, 100], tickSize: 0, labelArrow: 'none' as const };
  return svgOf({
    id: options.id,
    title: options.title,
    description: options.description,
    options: {
      ...size,
      marginLeft: 44,
      marginRight: 12,
      marginTop: 12,
      marginBottom: 40,
      x: { domain: [0, 100], label: null },
      y: { domain: [0, 100], label: null },
      marks: [
        rect([0], { x1: 0, x2: 100, y1: 0, y2: 100, fill: 'none', stroke: ink.line }),
        ...floorMarks(options.floors),
        ...quadrantWords(),
        axisX({ ...axis, label: 'strategic', labelAnchor: 'center' }),
        axisY({ ...axis, label: 'tactical', labelAnchor: 'center' }),
        ...pointMarks(points),
      ],
    },
  });
}
