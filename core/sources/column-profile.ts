/** What all values of one column are like. Values are trimmed; blank ones are counted apart. */
export type ColumnProfile = {
  readonly name: string;
  readonly filled: number;
  readonly blank: number;
  /** Distinct filled values. */
  readonly distinct: number;
  /** Filled values to their counts; all of them, unless the adapter had to stop (then `isWhole` is false). */
  readonly counts: ReadonlyMap<string, number>;
  readonly isWhole: boolean;
  /** How many filled values look like a date, a number, a flag. One value may look like several. */
  readonly dates: number;
  readonly numbers: number;
  readonly flags: number;
};

/** All columns of one file, and the counts of pairs of columns that a proposal looks at. */
export type FileProfile = {
  /** As the person named it. */
  readonly file: string;
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
  /** Whole rows of a small file (up to 500), to read a data dictionary; empty otherwise. */
  readonly sample: readonly (readonly string[])[];
  readonly pairs: readonly PairCounts[];
};

/** How often each value of one column stands beside a blank, a zero or another value of a second one. */
export type PairCounts = {
  readonly by: string;
  readonly of: string;
  readonly counts: ReadonlyMap<
    string,
    { readonly blank: number; readonly zero: number; readonly other: number }
  >;
};

/** A column from the exact counts of its trimmed values; the key `''` counts the blank ones. */
export function columnProfile(
  name: string,
  counts: ReadonlyMap<string, number>,
  isWhole = true,
): ColumnProfile {
  const filled = new Map([...counts].filter(([value]) => value !== ''));
  const weighed = (test: (value: string) => boolean) =>
    [...filled].reduce((sum, [value, count]) => sum + (test(value) ? count : 0), 0);
  return {
    name,
    filled: weighed(() => true),
    blank: counts.get('') ?? 0,
    distinct: filled.size,
    counts: filled,
    isWhole,
    dates: weighed(looksLikeDate),
    numbers: weighed(looksLikeNumber),
    flags: weighed(looksLikeFlag),
  };
}

const months = 'jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]';
const datePatterns = [
  /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}([T ,].*)?$/,
  /^\d{1,2}[-/.]\d{1,2}[-/.](\d{2}|\d{4})([T ,].*)?$/,
  new RegExp(`^(\\d{1,2}[-. ]*)(${months})[a-z]*[-., ]*(\\d{2}|\\d{4})\\b`, 'i'),
  new RegExp(`^(${months})[a-z]*[. ]*\\d{1,2}(,|st|nd|rd|th)?,? *\\d{4}\\b`, 'i'),
];

export function looksLikeDate(value: string): boolean {
  return datePatterns.some((pattern) => pattern.test(value));
}

export function looksLikeNumber(value: string): boolean {
  return /^[-+(]?\s*(\p{Sc}|[A-Z]{3})?\s*-?\d[\d.,' \u00a0\u202f]*\s*(\p{Sc}|[A-Z]{3}|%)?\)?$/u.test(value);
}

/** A number that is zero, however it is written; false for what is no number. */
export function isZero(value: string): boolean {
  return looksLikeNumber(value) && !/[1-9]/.test(value);
}

function looksLikeFlag(value: string): boolean {
  return /^(true|false|yes|no|y|n|0|1|ja|nein|oui|non)$/i.test(value);
}

/** Every filled value stands once, and none is blank: what an id looks like. */
export function isUnique({ filled, blank, distinct, isWhole }: ColumnProfile): boolean {
  return isWhole && blank === 0 && filled > 0 && distinct === filled;
}

export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/**
 * Pairs of columns whose joint counts a proposal needs: columns with few values, each beside the numbers
 * and dates of the file (is the amount of lost deals always zero; do open deals have a close date).
 */
export function pairsToCount(columns: readonly ColumnProfile[]): readonly { by: number; of: number }[] {
  const at = columns.map((column, i) => ({ column, i }));
  const few = at.filter(
    ({ column }) =>
      column.distinct >= 2 && column.distinct <= 40 && column.numbers === 0 && column.dates === 0,
  );
  const measured = at.filter(
    ({ column }) => Math.max(column.numbers, column.dates) > 0.9 * column.filled && column.filled > 0,
  );
  return few.slice(0, 12).flatMap(({ i: by }) => measured.slice(0, 24).map(({ i: of }) => ({ by, of })));
}

/** The profile of rows held in memory. */
export function profileRows(
  file: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): FileProfile {
  const cells = rows.map((row) => header.map((_, i) => (row[i] ?? '').trim()));
  const columns = header.map((name, i) => columnProfile(name, countOf(cells.map((row) => row[i] ?? ''))));
  const pairs = pairsToCount(columns).map(({ by, of }) => ({
    by: header[by] ?? '',
    of: header[of] ?? '',
    counts: pairCounts(cells.map((row) => [row[by] ?? '', row[of] ?? '', 1] as const)),
  }));
  return { file, rows: rows.length, columns, sample: rows.length <= 500 ? cells : [], pairs };
}

function countOf(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Joint counts from rows of (value of the first column, value of the second, how often). */
export function pairCounts(rows: Iterable<readonly [string, string, number]>): PairCounts['counts'] {
  const counts = new Map<string, { blank: number; zero: number; other: number }>();
  for (const [by, of, count] of rows) {
    const cell = counts.get(by) ?? { blank: 0, zero: 0, other: 0 };
    const slot = of === '' ? 'blank' : isZero(of) ? 'zero' : 'other';
    counts.set(by, { ...cell, [slot]: cell[slot] + count });
  }
  return counts;
}
