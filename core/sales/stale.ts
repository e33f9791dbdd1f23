import type { QueryRow } from '../model/cell-query.ts';
import type { CycleDays, Note, Stale } from '../model/wins-report.ts';
import { wilson } from '../stats/wilson.ts';
import { number, text } from './cell.ts';
import { counted } from './counted.ts';

/** Open deals older than any deal that ever closed, from the rows of `age-counts.sql`. */
export function staleOf(
  rows: readonly QueryRow[],
  { won, lost, contrast }: { won: number; lost: number; contrast: boolean },
): Stale {
  const open = rows.filter((row) => text(row, 'is_open') === 'yes');
  const ages = rows.filter((row) => text(row, 'is_open') === 'no' && row['age_days'] !== null);
  const oldest = ages.length > 0 ? Math.max(...ages.map((row) => number(row, 'age_days'))) : null;
  const old =
    oldest === null ? [] : open.filter((row) => row['age_days'] !== null && number(row, 'age_days') > oldest);
  const count = total(old);
  return {
    count,
    open: total(open),
    oldestClosedDays: oldest,
    winRateIfLost: contrast ? wilson(won, won + lost + count) : null,
  };
}

/** Open deals older than nine in ten closed ones: a win rate that leaves them out is too rosy. */
export function staleNotes(rows: readonly QueryRow[], { closed }: CycleDays): readonly Note[] {
  const count = closed === null ? 0 : olderThan(rows, closed.p90);
  if (closed === null || count === 0) return [];
  return [
    {
      code: 'old-open',
      text: `${counted(count, 'open deal')} ${count === 1 ? 'is' : 'are'} older than 90 % of closed ones were (${Number(closed.p90.toFixed(1))} days)`,
    },
  ];
}

function olderThan(rows: readonly QueryRow[], days: number): number {
  return total(
    rows.filter(
      (row) => text(row, 'is_open') === 'yes' && row['age_days'] !== null && number(row, 'age_days') > days,
    ),
  );
}

function total(rows: readonly QueryRow[]): number {
  return rows.reduce((sum, row) => sum + number(row, 'deal_count'), 0);
}
