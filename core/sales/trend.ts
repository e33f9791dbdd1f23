import type { QueryRow } from '../model/cell-query.ts';
import type { Note, TrendPoint } from '../model/wins-report.ts';
import { wilson } from '../stats/wilson.ts';
import { number, text } from './cell.ts';
import { addDays, daysBetween, monthEnd, monthStart, quarterName, quarterStart } from './month.ts';

/** What happened in one calendar month. */
export type Month = {
  readonly created: number;
  readonly closed: number;
  readonly won: number;
  readonly lost: number;
  readonly wonAmount: number | null;
};

export type Happenings = {
  readonly months: ReadonlyMap<number, Month>;
  /** First and last day on which anything was created or closed; null without any. */
  readonly first: string | null;
  readonly last: string | null;
};

const empty: Month = { created: 0, closed: 0, won: 0, lost: 0, wonAmount: null };

/** Rows of `periods.sql` as months. */
export function happenings(rows: readonly QueryRow[]): Happenings {
  const months = new Map<number, Month>();
  for (const row of rows) {
    const index = number(row, 'month_index');
    const month = months.get(index) ?? empty;
    months.set(
      index,
      text(row, 'happening') === 'created' ? withCreated(month, row) : withClosed(month, row),
    );
  }
  const firsts = rows.map((row) => text(row, 'first_on') ?? '').sort();
  const lasts = rows.map((row) => text(row, 'last_on') ?? '').sort();
  return { months, first: firsts[0] ?? null, last: lasts.at(-1) ?? null };
}

const withCreated = (month: Month, row: QueryRow): Month => ({
  ...month,
  created: number(row, 'deal_count'),
});

function withClosed(month: Month, row: QueryRow): Month {
  return {
    ...month,
    closed: number(row, 'deal_count'),
    won: number(row, 'won_count'),
    lost: number(row, 'lost_count'),
    wonAmount: number(row, 'won_amount_count') > 0 ? number(row, 'won_amount') : null,
  };
}

type Calendar = {
  readonly asOf: string;
  readonly fiscalYearStartMonth: number;
  /** The asked window of the close: a quarter that it cuts is not whole. */
  readonly from: string | null;
  readonly to: string | null;
};

// An as-of so near to a period's end completes it; a start so near to its beginning does too.
const graceDays = 14;
// Below this many a month, a month without any is no surprise.
const usualEvents = 5;

/** Fiscal quarters from the first to the last close, with the reason why one is not whole. */
export function trend(found: Happenings, calendar: Calendar): readonly TrendPoint[] {
  const closing = [...found.months].filter(([, month]) => month.closed > 0).map(([index]) => index);
  if (closing.length === 0) return [];
  const start = quarterStart(
    quarterName(Math.min(...closing), calendar.fiscalYearStartMonth),
    calendar.fiscalYearStartMonth,
  );
  const end = Math.max(...closing);
  const quarters = Array.from({ length: Math.floor((end - start) / 3) + 1 }, (_, i) => start + i * 3);
  return quarters.map((quarter) => trendPoint(quarter, found, calendar));
}

function trendPoint(start: number, found: Happenings, calendar: Calendar): TrendPoint {
  const months = [start, start + 1, start + 2].map((index) => found.months.get(index) ?? empty);
  const sum = (of: (month: Month) => number) => months.reduce((total, month) => total + of(month), 0);
  const paid = months.filter((month) => month.wonAmount !== null);
  const won = sum((month) => month.won);
  const lost = sum((month) => month.lost);
  return {
    period: quarterName(start, calendar.fiscalYearStartMonth),
    from: monthStart(start),
    to: monthEnd(start + 2),
    won,
    lost,
    winRate: wilson(won, won + lost),
    wonAmount: paid.length > 0 ? paid.reduce((total, month) => total + (month.wonAmount ?? 0), 0) : null,
    created: sum((month) => month.created),
    partial: partial(start, found, calendar),
  };
}

/** Why a quarter is not whole: the data starts or ends inside, or a month of it has no closing. */
function partial(start: number, found: Happenings, { asOf, ...asked }: Calendar): string | null {
  const [from, to] = [monthStart(start), monthEnd(start + 2)];
  const first = found.first ?? from;
  if (first > addDays(from, graceDays)) return `the data starts inside, on ${first}`;
  const end = asOf.slice(0, 10);
  if (end < to && daysBetween(end, to) > graceDays) return `the data ends inside, on ${end}`;
  if (asked.from !== null && asked.from > from) return `the asked period starts inside, on ${asked.from}`;
  if (asked.to !== null && asked.to < to) return `the asked period ends inside, on ${asked.to}`;
  return gap(start, found);
}

function gap(start: number, { months }: Happenings): string | null {
  const closing = [...months].filter(([, month]) => month.closed > 0);
  const usual = closing.reduce((total, [, month]) => total + month.closed, 0) / closing.length;
  if (usual < usualEvents) return null;
  const missing = [start, start + 1, start + 2].filter((index) => (months.get(index)?.closed ?? 0) === 0);
  if (missing.length === 0) return null;
  return `nothing closed in ${missing.map((index) => monthStart(index).slice(0, 7)).join(', ')}`;
}

/** Names the quarters that are left out of every comparison. */
export function trendNotes(points: readonly TrendPoint[]): readonly Note[] {
  return points.flatMap(({ period, partial: why }) =>
    why === null ? [] : [{ code: 'partial-period', text: `${period} is not compared: ${why}` }],
  );
}
