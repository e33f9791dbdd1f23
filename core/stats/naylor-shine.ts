import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { needShare } from './needs.ts';

/**
 * Mean standard score of the selected when the highest of many normal scores are: the ordinate at the cut over the
 * share selected. Naylor & Shine (1965), Journal of Industrial Psychology 3, 33-42. Few applicants reach less.
 *
 * @returns null where nobody is selected.
 * @throws RangeError when the ratio is not in [0, 1].
 */
export function naylorShine(selectionRatio: number): number | null {
  needShare('selection ratio', selectionRatio);
  if (selectionRatio === 0) return null;
  if (selectionRatio === 1) return 0;
  const cut = normalQuantile(selectionRatio, 0, 1);
  return Math.exp((-cut * cut) / 2) / Math.sqrt(2 * Math.PI) / selectionRatio;
}
