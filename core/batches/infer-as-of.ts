import type { Refused } from '../model/batch.ts';

/** Something that happened, and the record and row it happened to. `at` is ISO, UTC. */
export type Happening = {
  /** As the file has it: a day, or a time. */
  readonly text: string;
  readonly at: string;
  readonly source: string;
  readonly object: string;
  readonly recordKey: string;
  readonly file: string;
  readonly line: number;
};

const dayMs = 86_400_000;
const longestGapDays = 90;

/**
 * The as-of of a command's files: their newest happening.
 *
 * Refused where there is none, and where the newest lies more than 90 days after that of every other record:
 * one date typed wrongly (2062 for 2026) would put every later report decades ahead.
 *
 * @param happenings of each file at least those of its two newest records.
 */
export function inferAsOf(happenings: readonly Happening[]): Happening | Refused {
  const [newest, ...older] = [...happenings].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  if (!newest) {
    return {
      code: 'no-as-of',
      message: 'needed a date on which something happened, got none in these files; give --as-of DATE',
    };
  }
  const next = older.find((other) => !isSameRecord(other, newest));
  if (!next || daysBetween(next.at, newest.at) <= longestGapDays) return newest;
  return {
    code: 'lonely-date',
    message:
      `needed dates that lie together, got ${newest.text} in ${newest.file}:${newest.line}, ` +
      `${Math.floor(daysBetween(next.at, newest.at))} days after the next record's ${next.text}; ` +
      `correct the row, or give --as-of DATE`,
  };
}

const isSameRecord = (a: Happening, b: Happening) =>
  a.source === b.source && a.object === b.object && a.recordKey === b.recordKey;

const daysBetween = (earlier: string, later: string) => (Date.parse(later) - Date.parse(earlier)) / dayMs;
