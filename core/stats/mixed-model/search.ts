import type { Layout } from './blocks.ts';
import { type Derivatives, derivativesOf } from './derivatives.ts';
import { type Equations, equationsAt } from './equations.ts';
import { project } from './projection.ts';
import { bestStep, type Quadratic } from './step.ts';

/** The restricted likelihood at given variance ratios, the residual variance at its best for them. */
export type Point = {
  readonly equations: Equations;
  /** -2 log restricted likelihood. */
  readonly criterion: number;
  readonly residualVariance: number;
  readonly py: Float64Array;
  readonly fixed: Float64Array;
};

export type Found = {
  readonly point: Point;
  readonly derivatives: Derivatives;
  readonly hasConverged: boolean;
  readonly evaluations: number;
};

/** Expected fall of the criterion at which nothing is left to be gained. */
const ENOUGH = 1e-10;
const MOST_STEPS = 100;
const MOST_HALVINGS = 30;
/** A residual variance under this share of the sum of squares is what rounding leaves. */
const ROUNDING = 1e-20;
/** A step may not shrink the residual variance below this share of itself. */
const LEAST_RESIDUAL = 0.1;

/**
 * Maximises the restricted likelihood by average-information steps (Gilmour, Thompson & Cullis 1995, Biometrics 51,
 * 1440-1450), halved until the likelihood rises, with variances kept at 0 or above.
 *
 * @returns null where the data leave no residual to fit.
 */
export function search(layout: Layout): Found | null {
  let evaluations = 1;
  let point = pointAt(
    layout,
    layout.model.terms.map(() => 1),
  );
  if (point === null) return null;
  for (let step = 0; ; step += 1) {
    const derivatives = derivativesOf(point.equations, point.py);
    const aim = bestStep(quadraticAt(point, derivatives));
    const isDone = aim !== null && aim.change > -ENOUGH;
    if (aim === null || isDone || step === MOST_STEPS) {
      return { point, derivatives, hasConverged: isDone, evaluations };
    }
    const line = along(point, aim.to, aim.change);
    evaluations += line.evaluations;
    if (line.point === null) {
      // The fall left is smaller than rounding of the criterion can show.
      const hasConverged = aim.change > -1e-6;
      return { point, derivatives, hasConverged, evaluations };
    }
    point = line.point;
  }
}

/** @returns null where the equations are singular or y is fitted without a residual. */
function pointAt(layout: Layout, ratios: readonly number[]): Point | null {
  const equations = equationsAt(layout, ratios);
  if (equations === null) return null;
  const { y } = layout.model;
  const { residual: py, fixed } = project(equations, y);
  const degrees = y.length - layout.model.fixed.count;
  const residualVariance = product(y, py) / degrees;
  if (!(residualVariance > ROUNDING * product(y, y))) return null;
  const criterion = degrees * (1 + Math.log(2 * Math.PI * residualVariance)) + equations.logDeterminants;
  return Number.isFinite(criterion) ? { equations, criterion, residualVariance, py, fixed } : null;
}

function product(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

/** Slopes and average curvature in the variances of the terms and, last, the residual. */
export function quadraticAt(point: Point, { traces, squares, information }: Derivatives): Quadratic {
  const s = point.residualVariance;
  return {
    at: [...point.equations.ratios.map((ratio) => ratio * s), s],
    gradient: traces.map((trace, k) => (trace - (squares[k] ?? 0) / s) / s),
    curvature: information.map((row) => row.map((value) => value / s ** 3)),
  };
}

type Line = { readonly point: Point | null; readonly evaluations: number };

function along(from: Point, to: readonly number[], change: number): Line {
  const { ratios, layout } = from.equations;
  const s = from.residualVariance;
  const start = [...ratios.map((ratio) => ratio * s), s];
  const residualTo = to.at(-1) ?? s;
  let share = residualTo >= LEAST_RESIDUAL * s ? 1 : (s * (1 - LEAST_RESIDUAL)) / (s - residualTo);
  for (let halvings = 0; halvings < MOST_HALVINGS; halvings += 1) {
    const at = start.map((value, k) => value + share * ((to[k] ?? 0) - value));
    const residual = at.at(-1) ?? s;
    const tried = pointAt(
      layout,
      at.slice(0, -1).map((value) => Math.max(0, value) / residual),
    );
    if (tried !== null && tried.criterion < from.criterion + 1e-4 * share * change) {
      return { point: tried, evaluations: halvings + 1 };
    }
    share /= 2;
  }
  return { point: null, evaluations: MOST_HALVINGS };
}
