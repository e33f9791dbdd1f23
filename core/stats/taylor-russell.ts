import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { bivariateNormalCdf } from './bivariate-normal.ts';
import { needCorrelation, needShare } from './needs.ts';

/** Shares, 0-1, of all applicants. */
export type SelectionPlan = {
  /** Who would succeed without selection. */
  readonly baseRate: number;
  /** Who is selected. */
  readonly selectionRatio: number;
};

/**
 * Share of the selected who succeed, when the highest scores are selected and score and success are bivariate normal.
 * Taylor & Russell (1939), Journal of Applied Psychology 23, 565-578.
 *
 * @param validity correlation of score and success; its own uncertainty is not in the answer: try a range.
 * @returns null where nobody is selected.
 * @throws RangeError when validity is no correlation or a share not in [0, 1].
 */
export function taylorRussell(validity: number, { baseRate, selectionRatio }: SelectionPlan): number | null {
  needCorrelation('taylor russell', validity);
  needShare('base rate', baseRate);
  needShare('selection ratio', selectionRatio);
  if (selectionRatio === 0) return null;
  if (selectionRatio === 1 || validity === 0) return baseRate;
  const selected = normalQuantile(selectionRatio, 0, 1);
  const success = normalQuantile(baseRate, 0, 1);
  // Both above their cuts is, by symmetry, both below the opposite ones.
  return Math.min(1, bivariateNormalCdf(selected, success, validity) / selectionRatio);
}
