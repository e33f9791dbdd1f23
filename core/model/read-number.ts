import type { DecimalMark } from './number-pattern.ts';
import { anyFraction, currencyCode, numberText } from './number-pattern.ts';

/** A factor as whole number over a power of ten, so that multiplying is exact. */
export type Factor = { readonly numerator: bigint; readonly decimals: number };

/** @throws RangeError for a factor with more than 4 decimals or above 10^10. */
export function toFactor(times: number): Factor {
  const [whole = '', fraction = ''] = String(times).split('.');
  const numerator = /^\d+$/.test(whole + fraction) ? BigInt(whole + fraction) : null;
  if (numerator === null || fraction.length > 4 || numerator > 10_000_000_000n) {
    throw new RangeError(`times needs at most 4 decimals and 10 digits, got ${times}`);
  }
  return { numerator, decimals: fraction.length };
}

export type NumberReading = {
  readonly mark: DecimalMark;
  readonly unit: 'money' | 'share' | 'none';
  readonly times: number;
  /** Divides, rounded half away from zero to four places; 1 leaves the number as it is. */
  readonly per: number;
};

/** The number of a text in ten-thousandths, and the currency code written beside it. Null where it is none or would be rounded. */
export function readNumber(
  text: string,
  reading: NumberReading,
): { units: bigint; code: string | null } | null {
  const shape = numberText({ mark: reading.mark, fraction: anyFraction, unit: reading.unit });
  if (!shapeOf(shape).test(text)) return null;
  const percent = text.endsWith('%');
  const units = scaled(toTrillionths(text, reading.mark), toFactor(percent ? 0.01 : reading.times));
  if (units === null) return null;
  const code = reading.unit === 'money' ? (text.match(currencyCode)?.[0] ?? null) : null;
  return inRange(units) ? { units: divided(units, BigInt(reading.per)), code } : null;
}

const shapes = new Map<string, RegExp>();

function shapeOf(source: string): RegExp {
  const known = shapes.get(source);
  if (known) return known;
  const shape = new RegExp(`^(?:${source})$`, 'u');
  shapes.set(source, shape);
  return shape;
}

function toTrillionths(text: string, mark: DecimalMark): bigint {
  const kept = text.replace(mark === '.' ? /[^\d.]/g : /[^\d,]/g, '');
  const [whole = '', fraction = ''] = kept.split(mark);
  const size = BigInt(whole + fraction.slice(0, 12).padEnd(12, '0'));
  return /[-(]/.test(text) ? -size : size;
}

/** Trillionths times a factor, in ten-thousandths; null where that is not exact. */
function scaled(trillionths: bigint, { numerator, decimals }: Factor): bigint | null {
  const size = trillionths < 0n ? -trillionths : trillionths;
  if (size >= 10n ** 27n) return null;
  const product = trillionths * numerator;
  const step = 10n ** BigInt(8 + decimals);
  return product % step === 0n ? product / step : null;
}

/** Fourteen digits before the point and four after it. */
const inRange = (units: bigint) => units > -(10n ** 18n) && units < 10n ** 18n;

function divided(units: bigint, per: bigint): bigint {
  const size = units < 0n ? -units : units;
  const rounded = (size * 2n + per) / (per * 2n);
  return units < 0n ? -rounded : rounded;
}

/** Ten-thousandths as stored: always four decimals, `-12.5000`. */
export function printUnits(units: bigint): string {
  const digits = String(units < 0n ? -units : units).padStart(5, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}
