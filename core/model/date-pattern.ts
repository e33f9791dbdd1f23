import type { DayFormat } from './date-format.ts';

/**
 * Regular expressions that both zod's side and the generated SQL use, word for word:
 * only what RE2 and JavaScript read alike (ASCII digits, no back-references, no look-around).
 */

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const anyCase = (letters: string) =>
  [...letters].map((letter) => `[${letter.toUpperCase()}${letter}]`).join('');

const monthForms = months.map((name) =>
  name === 'may' ? anyCase(name) : `${anyCase(name.slice(0, 3))}(?:${anyCase(name.slice(3))})?`,
);
const monthName = [anyCase('sept'), ...monthForms].join('|');

/** Of the years that a day may have: 1900-2199. */
export const years = '(?:19|20|21)\\d{2}';
const spaces = '[ \u00a0\u202f]';

const clock = [
  `(?:T|,?${spaces}+)([01]?\\d|2[0-3]):([0-5]\\d)`,
  '(?::([0-5]\\d)(?:[.,](\\d{1,9}))?)?',
  `(?:${spaces}?([AaPp])\\.?[Mm]\\.?)?`,
  `(?:${spaces}?(Z|z|UTC|GMT|[+-](?:0\\d|1[0-4])(?::?[0-5]\\d)?))?`,
].join('');

/** What the groups of `dayAndTime` hold after the three of the day: hour, minute, second, fraction, a or p, zone. */
export const clockGroups = ['h', 'n', 's', 'f', 'a', 'z'] as const;

/** The day in the given format, years 1900-2199, and perhaps a time. Nine groups: the day's in its order, then the clock's. */
export function dayAndTime(format: DayFormat): string {
  const year = format.yearDigits === 4 ? `(${years})` : '(\\d{2})';
  const compact = format.separator === '' && format.month === 'number';
  const number = compact ? '(\\d{2})' : '(\\d{1,2})';
  const month = format.month === 'name' ? `(${monthName})` : number;
  const part = { y: year, m: month, d: number };
  const between = format.month === 'name' ? '(?:\\.?,? |[-/.]?)' : `[${format.separator}]`.replace('[]', '');
  const [first, second, third] = [...format.order].map((letter) => part[letter as 'y' | 'm' | 'd']);
  return `${first}${between}${second}${between}${third}(?:${clock})?`;
}

/** The canonical forms that DuckDB's own casts read exactly. */
export const plainDay = `${years}-\\d{2}-\\d{2}`;
const plainClock = '(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,3})?';
export const plainUtc = `${plainDay}[T ]${plainClock}Z`;
export const plainLocal = `${plainDay}[T ]${plainClock}`;

/** An Excel serial: days, and perhaps the part of a day. */
export const excelSerial = '(\\d{1,6})(?:\\.(\\d{1,12}))?';
/** Whole milliseconds or seconds since 1970. */
export const epochNumber = '-?\\d{1,14}';

/** Month 1-12 of an English name, whole or cut to three letters or `sept`; the text is known to match. */
export const monthNumber = (name: string): number =>
  months.findIndex((month) => month.startsWith(name.slice(0, 3).toLowerCase())) + 1;

export const monthAbbreviations = months.map((name) => name.slice(0, 3)).join('');
