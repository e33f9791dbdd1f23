import type { ColumnProfile } from './column-profile.ts';

/**
 * The two formats that fit every date of a column equally (`03/04/2026`), day first and month first;
 * null where the values decide, or are written with the year first or a month's name.
 */
export function ambiguousFormats(column: ColumnProfile): readonly [string, string] | null {
  const parts = [...column.counts.keys()].map((value) =>
    /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})\b/.exec(value),
  );
  const [first] = parts;
  if (!first || parts.some((match) => match === null)) return null;
  const isEither = parts.every((match) => match !== null && Number(match[1]) <= 12 && Number(match[3]) <= 12);
  if (!isEither) return null;
  const mark = first[2] ?? '/';
  const year = first[4]?.length === 2 ? 'yy' : 'yyyy';
  return [`d${mark}M${mark}${year}`, `M${mark}d${mark}${year}`];
}
