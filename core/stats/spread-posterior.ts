import { type Beta, betaBinomialLogLikelihood } from './beta-binomial.ts';
import type { Count } from './needs.ts';

/** One plausible prior: its alpha + beta, how plausible, and how unsure its mean is. */
type Candidate = { readonly size: number; readonly weight: number; readonly rateVariance: number };

const CANDIDATES = 24;
// Priors less likely than exp(-8) of the best carry no weight worth computing.
const NEGLIGIBLE = 8;

/**
 * Beta posteriors of group rates that allow for not knowing the prior.
 *
 * The likelihood of the groups' spread, with a flat prior on its standard deviation (Gelman 2006, Bayesian
 * Analysis 1, 515-534), averages the posteriors over plausible priors; the variance of the common rate is added
 * (Kass & Steffey 1989, JASA 84, 717-726), and a Beta with that mean and variance stands for the average.
 *
 * @param rate the common rate, strictly between 0 and 1.
 */
export function averagedPosteriors(groups: readonly Count[], rate: number): readonly Beta[] {
  const candidates = plausiblePriors(
    groups.filter(({ n }) => n > 0),
    rate,
  );
  return groups.map((group) => matchedBeta(group, { rate, candidates }));
}

function plausiblePriors(groups: readonly Count[], rate: number): readonly Candidate[] {
  const rows = groups.map((group) => ({ ...group, freq: 1 }));
  const logLikelihood = (spread: number) => {
    const size = sizeOf(spread);
    return betaBinomialLogLikelihood(rows, { alpha: rate * size, beta: (1 - rate) * size });
  };
  const { from, to, best } = range(logLikelihood);
  return Array.from({ length: CANDIDATES }, (_, i) => {
    const spread = from + ((i + 0.5) / CANDIDATES) * (to - from);
    const size = sizeOf(spread);
    return {
      size,
      weight: Math.exp(logLikelihood(spread) - best),
      rateVariance: rateVariance(groups, { rate, size }),
    };
  });
}

// The spread is the sd of the groups' rates in units of the largest possible, sqrt(rate (1 - rate)).
function sizeOf(spread: number): number {
  return 1 / spread ** 2 - 1;
}

type LogLikelihood = (spread: number) => number;

const LEAST = 1e-4;
const MOST = 0.99;

/** Where the likelihood is not negligible: it has one peak, found by golden section. */
function range(logLikelihood: LogLikelihood) {
  const peak = highest(logLikelihood);
  const best = logLikelihood(peak);
  const low = (spread: number) => logLikelihood(spread) < best - NEGLIGIBLE;
  return {
    from: low(LEAST) ? crossing({ outside: LEAST, inside: peak }, low) : LEAST,
    to: low(MOST) ? crossing({ outside: MOST, inside: peak }, low) : MOST,
    best,
  };
}

function highest(logLikelihood: LogLikelihood): number {
  let [from, to] = [Math.log(LEAST), Math.log(MOST)];
  for (let i = 0; i < 16; i++) {
    const [left, right] = [from + 0.382 * (to - from), from + 0.618 * (to - from)];
    if (logLikelihood(Math.exp(left)) < logLikelihood(Math.exp(right))) from = left;
    else to = right;
  }
  return Math.exp((from + to) / 2);
}

type Edge = { readonly outside: number; readonly inside: number };

function crossing(edge: Edge, low: (spread: number) => boolean): number {
  let { outside, inside } = edge;
  for (let i = 0; i < 8; i++) {
    const middle = (outside + inside) / 2;
    if (low(middle)) outside = middle;
    else inside = middle;
  }
  return outside;
}

// Sampling variance of the common rate under this prior: groups weighted by what each tells about it.
function rateVariance(
  groups: readonly Count[],
  { rate, size }: { readonly rate: number; readonly size: number },
) {
  const information = groups.reduce((sum, { n }) => sum + n / (1 + (n - 1) / (size + 1)), 0);
  return (rate * (1 - rate)) / information;
}

type Average = { readonly rate: number; readonly candidates: readonly Candidate[] };

function matchedBeta({ k, n }: Count, { rate, candidates }: Average): Beta {
  let [weights, mean, square] = [0, 0, 0];
  for (const { size, weight, rateVariance: unsure } of candidates) {
    const centre = (k + size * rate) / (n + size);
    const variance = (centre * (1 - centre)) / (n + size + 1) + (size / (n + size)) ** 2 * unsure;
    weights += weight;
    mean += weight * centre;
    square += weight * (variance + centre * centre);
  }
  const centre = mean / weights;
  const size = (centre * (1 - centre)) / (square / weights - centre * centre) - 1;
  return { alpha: centre * size, beta: (1 - centre) * size };
}
