/**
 * Sums over x, x+1, ... x+m-1, exact for any m without gamma functions of large arguments:
 * near x = infinity (no spread between groups) the difference of two log-gammas would be all rounding.
 */
export type RisingSums = {
  /** Sum of 1 / (x + j). */
  readonly first: number;
  /** Sum of 1 / (x + j)^2. */
  readonly second: number;
};

// From here on the asymptotic series below are exact to double precision.
const LARGE = 20;

/** Sum of log(1 + j / x) for j = 0 .. m-1: how far the log rising factorial exceeds m log x. */
export function risingExcess(x: number, m: number): number {
  const direct = Math.min(m, Math.max(0, Math.ceil(LARGE - x)));
  const sum = directExcess(x, direct);
  const rest = m - direct;
  if (rest === 0) return sum;
  const start = x + direct;
  return sum + rest * Math.log1p(direct / x) + largeExcess(start, rest);
}

/** Sums of the first and second inverse powers over x .. x+m-1. */
export function risingSums(x: number, m: number): RisingSums {
  const direct = Math.min(m, Math.max(0, Math.ceil(LARGE - x)));
  let first = 0;
  let second = 0;
  for (let j = 0; j < direct; j++) {
    first += 1 / (x + j);
    second += 1 / (x + j) ** 2;
  }
  const start = x + direct;
  const end = x + m;
  if (direct === m) return { first, second };
  return {
    first: first + Math.log1p((m - direct) / start) + digammaTail(end) - digammaTail(start),
    second: second + trigamma(start) - trigamma(end),
  };
}

// One logarithm of a product instead of one a term, unless x is so small that the product might overflow.
function directExcess(x: number, terms: number): number {
  if (x < 1e-10) {
    let sum = 0;
    for (let j = 1; j < terms; j++) sum += Math.log1p(j / x);
    return sum;
  }
  let product = 1;
  for (let j = 1; j < terms; j++) product *= 1 + j / x;
  return Math.log(product);
}

function largeExcess(x: number, m: number): number {
  const t = m / x;
  return x * entropyExcess(t) - Math.log1p(t) / 2 + stirlingTail(x + m) - stirlingTail(x);
}

// (1 + t) log(1 + t) - t, by its series where the two parts nearly cancel.
function entropyExcess(t: number): number {
  if (t > 0.1) return (1 + t) * Math.log1p(t) - t;
  let sum = 0;
  let power = t * t;
  for (let i = 2; i < 24; i++) {
    sum += power / (i * (i - 1));
    power *= -t;
  }
  return sum;
}

function stirlingTail(x: number): number {
  const inverse = 1 / (x * x);
  return (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)))) / x;
}

// digamma(x) - log(x)
function digammaTail(x: number): number {
  const inverse = 1 / (x * x);
  return -0.5 / x - inverse * (1 / 12 - inverse * (1 / 120 - inverse * (1 / 252 - inverse / 240)));
}

function trigamma(x: number): number {
  const inverse = 1 / (x * x);
  const tail = 1 / 6 - inverse * (1 / 30 - inverse * (1 / 42 - inverse * (1 / 30 - (inverse * 5) / 66)));
  return (1 + 0.5 / x + tail * inverse) / x;
}
