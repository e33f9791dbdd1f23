import { factor, solveLower, solveUpper } from './cholesky.ts';

/** Slopes and curvatures of a deviance in variances, all of which must stay at least 0. */
export type Quadratic = {
  readonly at: readonly number[];
  readonly gradient: readonly number[];
  readonly curvature: readonly (readonly number[])[];
};

export type Step = { readonly to: readonly number[]; readonly change: number };

/** Keeps curvatures that are nearly the same in two directions apart; a share of each, as their sizes differ much. */
const RIDGE = 1e-10;

/**
 * The least point of the quadratic with no variance under 0: every choice of variances held at 0 is tried, which is
 * exact, and few for the handful of terms a model has.
 */
export function bestStep(quadratic: Quadratic): Step | null {
  let best: Step | null = null;
  for (let held = 0; held < 2 ** quadratic.at.length; held += 1) {
    const step = stepHolding(quadratic, (k) => Math.floor(held / 2 ** k) % 2 === 1);
    if (step !== null && (best === null || step.change < best.change)) best = step;
  }
  return best;
}

function stepHolding(quadratic: Quadratic, isHeld: (k: number) => boolean): Step | null {
  const { at, gradient, curvature } = quadratic;
  const move = at.map((value, k) => (isHeld(k) ? -value : 0));
  const free = [...at.keys()].filter((k) => !isHeld(k));
  const slopes = free.map(
    (k) => -(gradient[k] ?? 0) - move.reduce((sum, by, l) => sum + by * (curvature[k]?.[l] ?? 0), 0),
  );
  const solved = solve(
    free.map((k) => free.map((l) => curvature[k]?.[l] ?? 0)),
    slopes,
  );
  if (solved === null) return null;
  for (const [f, k] of free.entries()) move[k] = solved[f] ?? 0;
  const to = at.map((value, k) => (isHeld(k) ? 0 : value + (move[k] ?? 0)));
  return to.some((value) => !(value >= 0)) ? null : { to, change: changeOf(quadratic, move) };
}

function changeOf({ gradient, curvature }: Quadratic, move: readonly number[]): number {
  return move.reduce((sum, by, k) => {
    const bend = move.reduce((inner, other, l) => inner + other * (curvature[k]?.[l] ?? 0), 0);
    return sum + by * ((gradient[k] ?? 0) + bend / 2);
  }, 0);
}

/** Solves a small symmetric positive definite system; null where it is not. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): Float64Array | null {
  const n = right.length;
  const a = Float64Array.from(matrix.flat());
  for (let k = 0; k < n; k += 1) a[k * n + k] = (a[k * n + k] ?? 0) * (1 + RIDGE);
  if (!factor(a, n)) return null;
  const x = Float64Array.from(right);
  solveLower(a, n, x);
  solveUpper(a, n, x);
  return x;
}
