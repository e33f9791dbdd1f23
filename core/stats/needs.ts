/** k of n: `k` successes in `n` trials. */
export type Count = { readonly k: number; readonly n: number };

/** Two-sided confidence level of an interval; 0.95 when not said. */
export type Level = { readonly conf?: number };

/** @throws RangeError unless k and n are whole numbers with 0 <= k <= n. */
export function needCount(method: string, { k, n }: Count): void {
  const whole = Number.isSafeInteger(k) && Number.isSafeInteger(n);
  if (!whole || k < 0 || k > n) {
    throw new RangeError(`${method} needs whole numbers with 0 <= k <= n, got ${k} of ${n}`);
  }
}

/** @throws RangeError unless the value lies strictly between 0 and 1. */
export function needOpenShare(what: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`${what} needs a number between 0 and 1, got ${value}`);
}

/** @throws RangeError unless the value lies between 0 and 1, both allowed. */
export function needShare(what: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${what} needs 0 <= value <= 1, got ${value}`);
}

/** @throws RangeError when a number is NaN or infinite. */
export function needFinite(method: string, values: Iterable<number>): void {
  for (const value of values) {
    if (!Number.isFinite(value)) throw new RangeError(`${method} needs finite numbers, got ${value}`);
  }
}

/** @throws RangeError unless the value is a whole number, 0 or more. */
export function needWhole(method: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`${method} needs whole numbers of at least 0, got ${value}`);
  }
}

/** @throws RangeError unless the value lies between -1 and 1, both allowed. */
export function needCorrelation(method: string, value: number): void {
  if (!(value >= -1 && value <= 1)) throw new RangeError(`${method} needs -1 <= r <= 1, got ${value}`);
}
