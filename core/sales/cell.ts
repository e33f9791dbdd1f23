import type { QueryRow } from '../model/cell-query.ts';

/** What is counted of one group (or of one quarter of it). Amounts in the reporting currency. */
export type Tally = {
  readonly won: number;
  readonly competitor: number;
  readonly noDecision: number;
  readonly unknown: number;
  readonly disqualified: number;
  readonly open: number;
  readonly wonAmountCount: number;
  readonly wonAmount: number;
  readonly wonAmountSquares: number;
  readonly wonAmountMax: number | null;
  readonly lostAmountCount: number;
  readonly lostAmount: number;
  readonly lostAmountSquares: number;
  /** Days from created to closed, summed over closed deals that have both. */
  readonly closedDays: number;
};

/** One group of a cut: the values of its dimensions in their order, and its tally by quarter of the close. */
export type Cell = {
  readonly values: readonly (string | null)[];
  readonly total: Tally;
  /** By quarter name; open and undated deals are in none. */
  readonly quarters: ReadonlyMap<string, Tally>;
};

/** Lost, narrow: without the disqualified. */
export const lost = (t: Tally) => t.competitor + t.noDecision + t.unknown;
/** Closed, narrow: won and lost without the disqualified. */
export const closed = (t: Tally) => t.won + lost(t);

export const emptyTally: Tally = {
  won: 0,
  competitor: 0,
  noDecision: 0,
  unknown: 0,
  disqualified: 0,
  open: 0,
  wonAmountCount: 0,
  wonAmount: 0,
  wonAmountSquares: 0,
  wonAmountMax: null,
  lostAmountCount: 0,
  lostAmount: 0,
  lostAmountSquares: 0,
  closedDays: 0,
};

export function addTallies(a: Tally, b: Tally): Tally {
  return combine(a, b, 1);
}

/** What is left of `whole` without `part`: the complement. The greatest amount of it is not known. */
export function withoutTally(whole: Tally, part: Tally): Tally {
  return { ...combine(whole, part, -1), wonAmountMax: null };
}

function combine(a: Tally, b: Tally, sign: 1 | -1): Tally {
  return {
    won: a.won + sign * b.won,
    competitor: a.competitor + sign * b.competitor,
    noDecision: a.noDecision + sign * b.noDecision,
    unknown: a.unknown + sign * b.unknown,
    disqualified: a.disqualified + sign * b.disqualified,
    open: a.open + sign * b.open,
    wonAmountCount: a.wonAmountCount + sign * b.wonAmountCount,
    wonAmount: a.wonAmount + sign * b.wonAmount,
    wonAmountSquares: a.wonAmountSquares + sign * b.wonAmountSquares,
    wonAmountMax: greater(a.wonAmountMax, b.wonAmountMax),
    lostAmountCount: a.lostAmountCount + sign * b.lostAmountCount,
    lostAmount: a.lostAmount + sign * b.lostAmount,
    lostAmountSquares: a.lostAmountSquares + sign * b.lostAmountSquares,
    closedDays: a.closedDays + sign * b.closedDays,
  };
}

function greater(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}

const countNames: Readonly<
  Record<string, 'won' | 'competitor' | 'noDecision' | 'unknown' | 'disqualified' | 'open'>
> = {
  won: 'won',
  competitor: 'competitor',
  no_decision: 'noDecision',
  unknown: 'unknown',
  disqualified: 'disqualified',
  open: 'open',
};

/** A row of `wins-cells.sql` (one ending) as a tally. @throws RangeError for an ending that is none. */
export function tallyOf(row: QueryRow): Tally {
  const name = countNames[text(row, 'ending') ?? ''];
  if (name === undefined) throw new RangeError(`an ending of a deal was needed, got ${row['ending']}`);
  const counted = { ...emptyTally, [name]: number(row, 'deal_count') };
  if (name === 'disqualified' || name === 'open') return counted;
  const closedDays = number(row, 'cycle_days_sum');
  const amounts = {
    count: number(row, 'amount_count'),
    sum: number(row, 'amount_sum'),
    squares: number(row, 'amount_squares'),
  };
  if (name !== 'won') {
    return {
      ...counted,
      closedDays,
      lostAmountCount: amounts.count,
      lostAmount: amounts.sum,
      lostAmountSquares: amounts.squares,
    };
  }
  const wonAmountMax = row['amount_max'] === null ? null : number(row, 'amount_max');
  return {
    ...counted,
    closedDays,
    wonAmountCount: amounts.count,
    wonAmount: amounts.sum,
    wonAmountSquares: amounts.squares,
    wonAmountMax,
  };
}

/** A count or an exact decimal of a query row as a number; nothing summed is 0. */
export function number(row: QueryRow, column: string): number {
  return Number(row[column] ?? 0);
}

/** A text of a query row; null where it is null. */
export function text(row: QueryRow, column: string): string | null {
  const value = row[column];
  return value === null || value === undefined ? null : String(value);
}
