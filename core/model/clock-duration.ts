import { readSpan, spanFormat, spanPattern } from './time-span.ts';

/** Durations as a clock writes them, by format; used word for word by zod's side and the generated SQL. */
const patterns: Readonly<Record<string, string>> = {
  'HH:mm': '\\d{1,4}:[0-5]\\d',
  'HH:mm:ss': '\\d{1,4}:[0-5]\\d:[0-5]\\d',
  [spanFormat]: spanPattern,
};

export const clockFormats: readonly string[] = Object.keys(patterns);

/** The regular expression of a duration's format; null where it is none. */
export const clockPattern = (format: string | undefined): string | null =>
  format === undefined ? null : (patterns[format] ?? null);

/** Minutes of a text in ten-thousandths, rounded half up; null where the format does not read it. */
export function readClock(text: string, format: string | undefined): bigint | null {
  if (format === spanFormat) return readSpan(text);
  const pattern = clockPattern(format);
  if (pattern === null || !new RegExp(`^(?:${pattern})$`).test(text)) return null;
  const [hours = 0n, minutes = 0n, seconds = 0n] = text.split(':').map(BigInt);
  return ((hours * 3600n + minutes * 60n + seconds) * 20_000n + 60n) / 120n;
}
