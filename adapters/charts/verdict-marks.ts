import { dot, type Markish } from '@observablehq/plot';
import type { Verdict } from '../../core/model/wins-report.ts';
import { ink, shapes } from './ink.ts';

export type Pointed = { readonly verdict: Verdict | null; readonly at: number | null; readonly y: string };

/** The shape of a group that is described and not judged. */
const wordless: Verdict = "can't tell";

/** One mark a verdict, so that each keeps its own shape: Plot's symbol scale would hand out shapes by order. */
export function verdictMarks(rows: readonly Pointed[]): Markish[] {
  return Object.entries(shapes).flatMap(([verdict, shape]) => {
    const mine = rows.filter((row) => (row.verdict ?? wordless) === verdict && row.at !== null);
    if (mine.length === 0) return [];
    return dot(mine, {
      x: 'at',
      y: 'y',
      r: shape.symbol === 'triangle' ? 6 : 4.5,
      symbol: shape.symbol,
      rotate: shape.rotate,
      fill: shape.filled ? shape.colour : ink.paper,
      stroke: shape.colour,
      strokeWidth: 1.75,
    });
  });
}
