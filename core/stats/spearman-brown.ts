import { needFinite } from './needs.ts';

/**
 * Spearman-Brown: reliability, 0-1, of a measure made `factor` times as long (as many raters, items).
 * Spearman (1910) and Brown (1910), British Journal of Psychology 3. A factor below 1 shortens.
 *
 * @returns null where it is undefined: a reliability at or below -1 / (factor - 1).
 * @throws RangeError unless factor > 0.
 */
export function spearmanBrown(reliability: number, factor: number): number | null {
  needFinite('spearman brown', [reliability, factor]);
  if (!(factor > 0)) throw new RangeError(`spearman brown needs a factor above 0, got ${factor}`);
  const below = 1 + (factor - 1) * reliability;
  return below > 0 ? (factor * reliability) / below : null;
}
