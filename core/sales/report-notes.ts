import type { QueryRow } from '../model/cell-query.ts';
import type { Inventory } from '../model/inventory.ts';
import type { Note, WinsReport } from '../model/wins-report.ts';
import { newcombe } from '../stats/newcombe.ts';
import { wilson } from '../stats/wilson.ts';
import { type Cell, closed, number } from './cell.ts';
import { grouped } from './counted.ts';

/** Records shown before their first version, by object. */
export function backCastNotes({ objects }: Inventory): readonly Note[] {
  return Object.entries(objects).flatMap(([object, held]) => {
    if (!held || held.backCast === 0) return [];
    const from = held.knownFrom === null ? '' : `, from ${held.knownFrom} on`;
    return [
      {
        code: 'back-cast',
        text: `${grouped(held.backCast)} of ${grouped(held.records)} ${object} records are back-cast: shown before their first version${from}`,
      },
    ];
  });
}

/** Closed deals without a close date, and those closed before they were created. */
export function dateNotes(rows: readonly QueryRow[]): { undated: number; notes: readonly Note[] } {
  const sum = (part: readonly QueryRow[], column: string) =>
    part.reduce((all, row) => all + number(row, column), 0);
  const undated = sum(
    rows.filter((row) => row['outcome'] !== 'open' && row['is_in_window'] === null),
    'deal_count',
  );
  const backwards = sum(rows, 'closed_before_created_count');
  const uncreated = sum(rows, 'deal_count') - sum(rows, 'created_count');
  return {
    undated,
    notes: [
      ...told(
        undated,
        'undated',
        'closed deals have no close date: they count in rates, not in periods, cycles or quarters',
      ),
      ...told(
        backwards,
        'closed-before-created',
        'deals closed before they were created: left out of cycle times',
      ),
      ...told(uncreated, 'no-created-on', 'deals have no creation date: left out of ages and cycle times'),
    ],
  };
}

function told(count: number, code: string, text: string): readonly Note[] {
  return count === 0 ? [] : [{ code, text: `${grouped(count)} ${text}` }];
}

/** A quarter's last month against the others; null where the gap may be luck, or cannot be seen. */
export function calendarLine(cells: readonly Cell[]): WinsReport['calendar'] {
  const [last, other] = ['yes', 'no'].map((value) => cells.find(({ values }) => values[0] === value)?.total);
  if (!last || !other) return null;
  const [a, b] = [last, other].map((tally) => ({ k: tally.won, n: closed(tally) }));
  if (!a || !b) return null;
  const gap = newcombe(a, b);
  const [quarterEnd, otherMonths] = [wilson(a.k, a.n), wilson(b.k, b.n)];
  if (!gap || !quarterEnd || !otherMonths || (gap.low <= 0 && gap.high >= 0)) return null;
  const text =
    `A quarter's last month wins ${percent(quarterEnd.value)}, other months ${percent(otherMonths.value)}. ` +
    'Not a place to compete: ask how losses get closed.';
  return { text, quarterEnd, otherMonths };
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

/** What the data cannot say, and why. */
export function notMeasured(seen: Seen): WinsReport['notMeasured'] {
  const missing: WinsReport['notMeasured'] = [];
  if (!seen.activity) missing.push({ what: 'activity', why: 'no activity was ingested' });
  if (!seen.competitors) missing.push({ what: 'competitors', why: 'no deal names one' });
  if (!seen.money) missing.push({ what: 'money', why: seen.moneyWhy });
  if (seen.money && !seen.valueWinRate) missing.push({ what: 'value win rate', why: seen.lostWhy });
  if (!seen.closeDates) missing.push({ what: 'quarters', why: seen.closedWhy });
  return missing;
}

type Seen = {
  readonly activity: boolean;
  readonly competitors: boolean;
  readonly money: boolean;
  readonly moneyWhy: string;
  readonly lostWhy: string;
  readonly closedWhy: string;
  readonly valueWinRate: boolean;
  readonly closeDates: boolean;
};
