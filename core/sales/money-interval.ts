import type { Estimate } from '../model/estimate.ts';
import { wilson } from '../stats/wilson.ts';

export type Sums = { readonly n: number; readonly sum: number; readonly sumOfSquares: number };

export function rateTimesMean(count: { k: number; n: number }, sums: Sums): Estimate | null {
  const p = wilson(count.k, count.n);
  if (p === null) return null;
  if (sums.n === 0) return { value: 0, low: 0, high: 0, n: count.n };
  const m = sums.sum / sums.n;
  const s2 = sums.n > 1 ? Math.max(0, (sums.sumOfSquares - sums.n * m * m) / (sums.n - 1)) : 0;
  const se = Math.sqrt((m * m * p.value * (1 - p.value)) / count.n + (p.value ** 2 * s2) / sums.n);
  const value = p.value * m;
  return { value, low: value - 1.959963984540054 * se, high: value + 1.959963984540054 * se, n: count.n };
}
export function ratioOfSums(a: Sums, b: Sums): Estimate | null {
  const value = a.sum / (a.sum + b.sum);
  const va = a.sumOfSquares;
  const vb = b.sumOfSquares;
  const se = Math.sqrt((1 - value) ** 2 * va + value ** 2 * vb) / (a.sum + b.sum);
  return { value, low: Math.max(0, value - 1.96 * se), high: Math.min(1, value + 1.96 * se), n: a.n + b.n };
}
