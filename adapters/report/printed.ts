import type { Estimate, MaybeEstimate } from '../../core/model/estimate.ts';

/** What stands where there is no number: a dash with words, never 0. */
export const noData = '– no data';

const formats = new Map<string, Intl.NumberFormat>();

function fixed(decimals: number, style: 'decimal' | 'percent'): Intl.NumberFormat {
  const key = `${style}${decimals}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  // Intl rounds the shortest decimal form half up, as a person would; toFixed rounds the binary one.
  const made = new Intl.NumberFormat('en-US', {
    style,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
  });
  formats.set(key, made);
  return made;
}

/** A plain number with thousands and so many decimals: `4,238`, `-1,234.5`. */
export function printedNumber(value: number, decimals = 0): string {
  return fixed(decimals, 'decimal').format(value);
}

/** Hundredths without the sign: 0.6315 is `63.2`. */
export function printedHundredths(rate: number, decimals = 1): string {
  return fixed(decimals, 'percent').format(rate).replace('%', '');
}

/** A count: `6,711`; null is no data. */
export function printedCount(count: number | null): string {
  return count === null ? noData : printedNumber(count);
}

/** A rate 0-1 in per cent: `63.2 %`. */
export function printedRate(rate: number | null): string {
  return rate === null ? noData : `${printedHundredths(rate)} %`;
}

/** A share in whole per cent, below one per cent with a decimal: `26 %`, `0.4 %`, `<0.1 %`. */
export function printedShare(share: number | null): string {
  if (share === null) return noData;
  if (share > 0 && share < 0.0005) return '<0.1 %';
  return `${printedHundredths(share, share > 0 && share < 0.00995 ? 1 : 0)} %`;
}

/** A difference of rates in points, always with its sign: `+1.2`, `-3.0`, `0.0`. */
export function printedPoints(difference: number): string {
  const text = printedHundredths(difference);
  return difference > 0 && text !== '0.0' ? `+${text}` : text;
}

/** A p or q value: `0.62`, `0.004`, `<0.001`. */
export function printedChance(chance: number | null): string {
  if (chance === null) return noData;
  if (chance < 0.001) return '<0.001';
  return printedNumber(chance, chance < 0.1 ? 3 : 2);
}

/** `not enough data (n = 3)`. */
export function printedInsufficient(n: number): string {
  return `not enough data (n = ${printedNumber(n)})`;
}

/** `63.2 % [62.0, 64.3]`, `not enough data (n = 3)` or no data. */
export function printedRateEstimate(estimate: MaybeEstimate): string {
  if (estimate === null) return noData;
  if ('insufficient' in estimate) return printedInsufficient(estimate.n);
  return `${printedRate(estimate.value)} ${printedRateInterval(estimate)}`;
}

/** `[62.0, 64.3]` */
export function printedRateInterval(estimate: Estimate): string {
  return `[${printedHundredths(estimate.low)}, ${printedHundredths(estimate.high)}]`;
}

/** `+1.2 points [-4.2, +1.9]` */
export function printedLift(lift: Estimate | null): string {
  if (lift === null) return noData;
  return `${printedPoints(lift.value)} points [${printedPoints(lift.low)}, ${printedPoints(lift.high)}]`;
}
