import type { Estimate } from '../../model/estimate.ts';

/** Normal 95 % interval of a score, cut at the ends of the 0-100 scale. */
export function estimateOf(value: number, mean: number, sd: number, n: number): Estimate {
  const half = 1.959963984540054 * sd;
  const cut = (x: number) => Math.min(100, Math.max(0, x));
  return { value, low: Math.min(value, cut(mean - half)), high: Math.max(value, cut(mean + half)), n };
}
