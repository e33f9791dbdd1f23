/** How many bad rows a batch may have: a share of its rows, or a count. */
export type BadRowLimit = { readonly share: number } | { readonly count: number };

/** One row in a hundred: more means that the file was not understood. */
export const defaultBadRowLimit: BadRowLimit = { share: 0.01 };

export const badRowLimitWords = 'a share such as 1% or a count of rows';

/** `1%` or `20`; null where it is neither. */
export function parseBadRowLimit(text: string): BadRowLimit | null {
  const match = /^(\d+(?:\.\d+)?)(%?)$/.exec(text.trim());
  const value = Number(match?.[1]);
  if (!match || (match[2] === '' && !Number.isInteger(value)) || (match[2] === '%' && value > 100))
    return null;
  return match[2] === '%' ? { share: value / 100 } : { count: value };
}

/** @returns why the batch is refused whole; null where it is not. `rows` is without footer lines. */
export function tooManyBadRows(bad: number, rows: number, limit: BadRowLimit): string | null {
  const allowed = 'share' in limit ? limit.share * rows : limit.count;
  if (bad <= allowed) return null;
  const needed = 'share' in limit ? `${printPercent(limit.share)} bad rows` : `${limit.count} bad rows`;
  return `needed at most ${needed}, got ${bad} of ${rows} (${printPercent(bad / rows)})`;
}

const printPercent = (share: number) => `${Math.round(share * 1000) / 10} %`;
