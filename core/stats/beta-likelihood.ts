import { type Beta, betaBinomialLogLikelihood, type CountRow, needRows } from './beta-binomial.ts';
import { fitKleinman } from './beta-moments.ts';
import { risingSums } from './rising-factorial.ts';

/** The prior that makes the counts likeliest, or why there is none. */
export type LikelihoodFit =
  | { readonly kind: 'ok'; readonly prior: Beta; readonly logLikelihood: number; readonly steps: number }
  /** The groups vary no more than chance does: the likelihood rises toward one common rate. */
  | { readonly kind: 'underdispersed' }
  /** Every trial went one way, or no group has more than one trial: spread cannot be told from rate. */
  | { readonly kind: 'undefined' }
  /** Every group went wholly one way: the likelihood rises toward alpha + beta = 0. */
  | { readonly kind: 'separated' };

/**
 * Beta prior of group rates by marginal maximum likelihood of beta-binomial counts.
 *
 * Newton on (logit mean, log(alpha + beta)) with step halving from Kleinman's moments: those two are nearly
 * unrelated, and no bound is ever met. Griffiths (1973), Biometrics 29, 637-648.
 *
 * @throws RangeError when a count is not whole with 0 <= k <= n.
 */
export function fitLikelihood(rows: readonly CountRow[]): LikelihoodFit {
  needRows('likelihood', rows);
  const present = rows.filter(({ n, freq }) => n > 0 && freq > 0);
  const rate = pooledRate(present);
  if (!(rate > 0 && rate < 1) || present.every(({ n }) => n === 1)) return { kind: 'undefined' };
  if (present.every(({ k, n }) => k === 0 || k === n)) return { kind: 'separated' };
  if (spreadScore(present, rate) <= 0) return { kind: 'underdispersed' };
  return climb(present, fitKleinman(present) ?? { alpha: rate * 50, beta: (1 - rate) * 50 });
}

/** All successes over all trials. */
function pooledRate(rows: readonly CountRow[]): number {
  const successes = rows.reduce((sum, { k, freq }) => sum + freq * k, 0);
  return successes / rows.reduce((sum, { n, freq }) => sum + freq * n, 0);
}

// Slope of the log-likelihood in 1 / (alpha + beta) at 0: above 0 there is more spread than chance gives.
function spreadScore(rows: readonly CountRow[], rate: number): number {
  return rows.reduce((sum, { k, n, freq }) => {
    const slope = (k * (k - 1)) / rate + ((n - k) * (n - k - 1)) / (1 - rate) - n * (n - 1);
    return sum + (freq * slope) / 2;
  }, 0);
}

type Place = { readonly logit: number; readonly logSize: number };

const MOST_STEPS = 200;
const LONGEST_STEP = 2;
const CONVERGED = 1e-10;
// Near the top heights differ by rounding only, while the slope still tells the way: such a step is not refused.
const ROUNDING = 1e-13;

function climb(rows: readonly CountRow[], start: Beta): LikelihoodFit {
  let place = toPlace(start);
  let height = betaBinomialLogLikelihood(rows, toBeta(place));
  for (let steps = 1; steps <= MOST_STEPS; steps++) {
    const step = newtonStep(rows, place);
    const next = uphill(rows, { place, height, step });
    const moved = next ? Math.hypot(next.place.logit - place.logit, next.place.logSize - place.logSize) : 0;
    if (next) ({ place, height } = next);
    if (moved < CONVERGED) return { kind: 'ok', prior: toBeta(place), logLikelihood: height, steps };
  }
  return { kind: 'ok', prior: toBeta(place), logLikelihood: height, steps: MOST_STEPS };
}

type Climb = { readonly place: Place; readonly height: number; readonly step: Place };

function uphill(rows: readonly CountRow[], { place, height, step }: Climb) {
  const length = Math.hypot(step.logit, step.logSize);
  let share = Math.min(1, LONGEST_STEP / length);
  for (let halvings = 0; halvings < 40; halvings++) {
    const to = { logit: place.logit + share * step.logit, logSize: place.logSize + share * step.logSize };
    const reached = betaBinomialLogLikelihood(rows, toBeta(to));
    if (reached >= height - ROUNDING * Math.abs(height)) return { place: to, height: reached };
    share /= 2;
  }
  return null;
}

// Newton's direction where the surface is dome-shaped, else straight uphill.
function newtonStep(rows: readonly CountRow[], place: Place): Place {
  const { slope, curve } = derivatives(rows, toBeta(place));
  const determinant = curve.aa * curve.bb - curve.ab ** 2;
  if (determinant <= 0 || curve.aa >= 0) return { logit: Math.sign(slope.a), logSize: Math.sign(slope.b) };
  return {
    logit: (curve.ab * slope.b - curve.bb * slope.a) / determinant,
    logSize: (curve.ab * slope.a - curve.aa * slope.b) / determinant,
  };
}

type Derivatives = {
  readonly slope: { readonly a: number; readonly b: number };
  readonly curve: { readonly aa: number; readonly ab: number; readonly bb: number };
};

// First and second derivatives in (logit mean, log size) by the chain rule from those in (alpha, beta).
function derivatives(rows: readonly CountRow[], { alpha, beta }: Beta): Derivatives {
  const { a, b, aa, bb, all } = shapeDerivatives(rows, { alpha, beta });
  const size = alpha + beta;
  const w = (alpha * beta) / size;
  const [faa, fab, fbb] = [all - aa, all, all - bb];
  const both = alpha * a + beta * b;
  const skew = (beta - alpha) / size;
  return {
    slope: { a: w * (a - b), b: both },
    curve: {
      aa: w * w * (faa - 2 * fab + fbb) + w * skew * (a - b),
      ab: w * (a - b) + w * (alpha * faa + (beta - alpha) * fab - beta * fbb),
      bb: both + alpha * alpha * faa + 2 * alpha * beta * fab + beta * beta * fbb,
    },
  };
}

// Slopes in alpha and beta, and the parts of their curvature: own for each, and the one that both share.
function shapeDerivatives(rows: readonly CountRow[], { alpha, beta }: Beta) {
  let [a, b, aa, bb, all] = [0, 0, 0, 0, 0];
  for (const { k, n, freq } of rows) {
    const up = risingSums(alpha, k);
    const down = risingSums(beta, n - k);
    const total = risingSums(alpha + beta, n);
    a += freq * (up.first - total.first);
    b += freq * (down.first - total.first);
    aa += freq * up.second;
    bb += freq * down.second;
    all += freq * total.second;
  }
  return { a, b, aa, bb, all };
}

function toPlace({ alpha, beta }: Beta): Place {
  return { logit: Math.log(alpha / beta), logSize: Math.log(alpha + beta) };
}

function toBeta({ logit, logSize }: Place): Beta {
  const size = Math.exp(logSize);
  return { alpha: size / (1 + Math.exp(-logit)), beta: size / (1 + Math.exp(logit)) };
}
