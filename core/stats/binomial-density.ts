/**
 * Logarithm of the binomial probability of k successes in n trials, to full double precision for any n.
 * The sum of log-gammas loses digits as n grows; Loader's saddle-point form does not.
 * Loader (2000), Fast and Accurate Computation of Binomial Probabilities.
 *
 * @param p strictly between 0 and 1.
 */
export function logBinomialDensity(k: number, n: number, p: number): number {
  if (k === 0) return n * Math.log1p(-p);
  if (k === n) return n * Math.log(p);
  const error = stirlingError(n) - stirlingError(k) - stirlingError(n - k);
  const distance = deviance(k, n * p) + deviance(n - k, n * (1 - p));
  return error - distance + Math.log(n / (2 * Math.PI * k * (n - k))) / 2;
}

// log(n!) - log(sqrt(2 pi n) (n/e)^n) for n below the reach of the series.
const smallErrors: readonly number[] = logFactorials(16).map((logFactorial, n) =>
  n === 0 ? 0 : logFactorial - (n + 0.5) * Math.log(n) + n - Math.log(2 * Math.PI) / 2,
);

function logFactorials(count: number): readonly number[] {
  let factorial = 1;
  return Array.from({ length: count }, (_, n) => {
    factorial *= Math.max(1, n);
    return Math.log(factorial);
  });
}

function stirlingError(n: number): number {
  const small = smallErrors[n];
  if (small !== undefined) return small;
  const inverse = 1 / (n * n);
  return (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)))) / n;
}

// x log(x / mean) - x + mean, by its series where x is near the mean.
function deviance(x: number, mean: number): number {
  if (Math.abs(x - mean) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  const v = (x - mean) / (x + mean);
  let sum = (x - mean) * v;
  let term = 2 * x * v;
  for (let j = 1; j < 1000; j++) {
    term *= v * v;
    const next = sum + term / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}
