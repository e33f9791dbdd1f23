import { needCorrelation, needFinite } from './needs.ts';

/** Standard deviations of the predictor, in its points. */
export type Spreads = { readonly unrestricted: number; readonly restricted: number };

/**
 * Correlation in all applicants from that in the selected, chosen on the predictor itself (Thorndike's case 2).
 * Thorndike (1949), Personnel Selection. Correct once, and show the uncorrected r first.
 *
 * @returns null where either group does not vary.
 * @throws RangeError unless -1 <= r <= 1 and both spreads are 0 or more.
 */
export function rangeRestriction(r: number, { unrestricted, restricted }: Spreads): number | null {
  needCorrelation('range restriction', r);
  needFinite('range restriction', [unrestricted, restricted]);
  if (unrestricted < 0 || restricted < 0) {
    throw new RangeError(`range restriction needs sd >= 0, got ${unrestricted} and ${restricted}`);
  }
  if (unrestricted === 0 || restricted === 0) return null;
  const u = unrestricted / restricted;
  return (r * u) / Math.sqrt(1 + r * r * (u * u - 1));
}
