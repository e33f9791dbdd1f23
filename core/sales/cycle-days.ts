import type { QueryRow } from '../model/cell-query.ts';
import type { CycleDays } from '../model/wins-report.ts';
import { number } from './cell.ts';

export const noCycleDays: CycleDays = { won: null, lost: null, closed: null };

/** Quantiles (type 7) from the order statistics of `cycle-ranks.sql`. */
export function cycleDaysOf(row: QueryRow): CycleDays {
  return { won: daysOf(row, 'won'), lost: daysOf(row, 'lost'), closed: daysOf(row, 'closed') };
}

function daysOf(row: QueryRow, outcome: keyof CycleDays): CycleDays['won'] {
  const n = number(row, `${outcome}_n`);
  if (n === 0) return null;
  const at = (percent: number) => {
    const low = number(row, `${outcome}_p${percent}_low`);
    const high = number(row, `${outcome}_p${percent}_high`);
    return low + ((((n - 1) * percent) % 100) / 100) * (high - low);
  };
  return { n, median: at(50), p25: at(25), p75: at(75), p90: at(90) };
}
