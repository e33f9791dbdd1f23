/** How many bad rows a batch may have: a share of its rows, or a count. */
export type BadRowLimit = { readonly share: number } | { readonly count: number };

/** One row in a hundred: more means that the file was not understood. */
export const defaultBadRowLimit: BadRowLimit = { share: 0.01 };

/** @returns why the batch is refused whole; null where it is not. `rows` is without footer lines. */
export function tooManyBadRows(bad: number, rows: number, limit: BadRowLimit): string | null {
  const allowed = 'share' in limit ? limit.share * rows : limit.count;
  if (bad <= allowed) return null;
  const needed = 'share' in limit ? `${printPercent(limit.share)} bad rows` : `${limit.count} bad rows`;
  return `needed at most ${needed}, got ${bad} of ${rows} (${printPercent(bad / rows)})`;
}

const printPercent = (share: number) => `${Math.round(share * 1000) / 10} %`;
