/**
 * How numbers are written: regular expressions that zod's side and the generated SQL use, word for word.
 */

export type DecimalMark = '.' | ',';

const groupSpace = '[ \u00a0\u2009\u202f]';
const apostrophe = "['\u2019]";

/** Digits with or without groups of three, and a fraction behind the mark. One kind of group separator a number. */
function body(mark: DecimalMark, fraction: string): string {
  const point = mark === '.' ? '\\.' : ',';
  const other = mark === '.' ? ',' : '\\.';
  const groups = [other, groupSpace, apostrophe].map((between) => `(?:${between}\\d{3})+`).join('|');
  const whole = `(?:\\d+|[1-9]\\d{0,2}(?:${groups}))`;
  return `(?:${whole}(?:${point}${fraction})?|${point}${fraction})`;
}

const symbol = '(?:[A-Z]{0,2}[$]|[€£¥₹₩₽₺₪₫₱฿₴])';
const code = '[A-Z]{3}';
const space = `${groupSpace}?`;
const sign = `(?:[+-]${space})?`;

/** A number as it may stand in a cell: sign or parentheses around negatives, currency where it is money, `%` where it is a share. */
export function numberText(options: {
  mark: DecimalMark;
  fraction: string;
  unit: 'money' | 'share' | 'none';
}): string {
  const number = body(options.mark, options.fraction);
  if (options.unit === 'none') return inSigns(number);
  if (options.unit === 'share') return `${inSigns(number)}(?:${space}%)?`;
  const prefix = `(?:${symbol}|${code})`;
  const before = inSigns(`(?:${symbol}${space})?${number}(?:${space}(?:${symbol}|${code}))?`);
  const codeFirst = inSigns(`${code}${space}${number}(?:${space}${symbol})?`);
  const signInside = `${prefix}${space}(?:[+-]${space}${number}|\\(${number}\\))`;
  return `(?:${before}|${codeFirst}|${signInside})`;
}

const inSigns = (number: string) => `(?:${sign}${number}|\\(${number}\\))`;

/** Nothing but zeros: what a whole number may have behind its mark. */
export const zeroFraction = '0+';
/** At most four decimals that say something: more would be rounded. */
export const exactFraction = '\\d{1,4}0*';
export const anyFraction = '\\d{1,12}0*';

/** What a cast reads exactly without further ado. */
export const plainDecimal = '-?\\d{1,14}(?:\\.\\d{1,4})?';
export const plainInteger = '-?\\d{1,10}';
export const plainWhole = '-?\\d{1,14}';

/** One mark before exactly three digits, as `1.234`: a thousand and more, or a fraction. */
export const doubtfulGroup = '[+-]?[1-9]\\d{0,2}[.]\\d{3}';

export const currencyCode = code;
