import type { QueryRow } from '../model/cell-query.ts';
import type { Note } from '../model/wins-report.ts';
import { number, text } from './cell.ts';
import { grouped } from './counted.ts';

/** In which currency money is told, or why it is not. */
export type CurrencyPlan = {
  /** Shown beside amounts; null where none is known. */
  readonly shown: string | null;
  /** Amounts are converted to this; null: they stand as they are. */
  readonly convertTo: string | null;
  /** False: amounts cannot be added, no money is told. */
  readonly measured: boolean;
  readonly note: Note | null;
};

/** Decides from the rows of `currencies.sql` and the currency of the settings. Never adds two currencies. */
export function currencyPlan(rows: readonly QueryRow[], reporting: string | null): CurrencyPlan {
  const held = rows.flatMap((row) => text(row, 'currency') ?? []);
  if (reporting === null) return unsettled(held);
  const foreign = rows.filter((row) => row['currency'] !== null && row['currency'] !== reporting);
  if (foreign.length === 0) return { shown: reporting, convertTo: null, measured: true, note: null };
  const without = foreign.filter((row) => !isCovered(row)).map((row) => text(row, 'currency') ?? '');
  if (without.length > 0) {
    const note = currencyNote(
      `money is not measured: no rate from ${without.join(', ')} to ${reporting} for every close; ingest exchange_rate`,
    );
    return { shown: reporting, convertTo: null, measured: false, note };
  }
  const converted = foreign
    .map((row) => `${grouped(number(row, 'amount_count'))} in ${text(row, 'currency')}`)
    .join(', ');
  const note = currencyNote(`amounts converted to ${reporting} at the rate of the close: ${converted}`);
  return { shown: reporting, convertTo: reporting, measured: true, note };
}

function unsettled(held: readonly string[]): CurrencyPlan {
  if (held.length <= 1) return { shown: held[0] ?? null, convertTo: null, measured: true, note: null };
  const note = currencyNote(
    `money is not measured: amounts in ${held.join(', ')}; name one as currency in the settings and ingest exchange_rate`,
  );
  return { shown: null, convertTo: null, measured: false, note };
}

const currencyNote = (text: string): Note => ({ code: 'currency', text });

/** A rate is held from the first close on. */
function isCovered(row: QueryRow): boolean {
  const from = text(row, 'first_rate_on');
  const first = text(row, 'first_closed_on');
  return from !== null && (first === null || from <= first);
}
