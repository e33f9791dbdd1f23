import betaCdf from '@stdlib/stats-base-dists-beta-cdf';
import type { Beta } from './beta-binomial.ts';

/**
 * P(A > B) for independent A and B with these Beta distributions: "how sure are we that A's rate is the higher".
 *
 * Trapezoidal rule on the log-odds scale, where a Beta density is smooth and dies away exponentially, so the
 * error falls faster than any power of the step (Trefethen & Weideman 2014, SIAM Review 56, 385-458).
 * The narrower of the two densities is integrated against the other's distribution function.
 * Absolute error below 1e-10.
 *
 * @throws RangeError unless all four parameters are above 0 and finite.
 */
export function probabilityGreater(a: Beta, b: Beta): number {
  needBeta(a);
  needBeta(b);
  return width(a) < width(b) ? meanBelow(a, b) : 1 - meanBelow(b, a);
}

function needBeta({ alpha, beta }: Beta): void {
  const proper = alpha > 0 && beta > 0 && Number.isFinite(alpha + beta);
  if (!proper)
    throw new RangeError(`beta distribution needs alpha and beta above 0, got ${alpha} and ${beta}`);
}

// Spread of the log odds, near enough to set the step.
function width({ alpha, beta }: Beta): number {
  return Math.sqrt(1 / alpha + 1 / beta);
}

const STEPS_PER_WIDTH = 4;
// exp(-40) of the peak adds nothing that a double can hold beside the rest.
const NEGLIGIBLE = -40;

/** P(other < narrow), as the mean of other's distribution function over narrow's density. */
function meanBelow(narrow: Beta, other: Beta): number {
  const step = Math.min(width(narrow), 2) / STEPS_PER_WIDTH;
  const mode = Math.log(narrow.alpha / narrow.beta);
  const sum = { weight: 0, below: 0 };
  for (const direction of [-1, 1]) {
    for (let i = direction < 0 ? 1 : 0; ; i++) {
      const offset = direction * i * step;
      const height = logHeight(narrow, offset);
      if (height < NEGLIGIBLE) break;
      const weight = Math.exp(height);
      sum.weight += weight;
      sum.below += weight * betaCdf(1 / (1 + Math.exp(-(mode + offset))), other.alpha, other.beta);
    }
  }
  return Math.min(1, Math.max(0, sum.below / sum.weight));
}

// Log density of the log odds relative to its peak, at this distance from the mode:
// alpha log(x / x0) + beta log((1 - x) / (1 - x0)), with both ratios in terms of the distance alone.
function logHeight({ alpha, beta }: Beta, offset: number): number {
  const share = alpha / (alpha + beta);
  if (offset > 0) return -beta * offset - (alpha + beta) * Math.log1p((1 - share) * Math.expm1(-offset));
  return alpha * offset - (alpha + beta) * Math.log1p(share * Math.expm1(offset));
}
