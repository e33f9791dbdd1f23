import type { DriftFile, DriftRow } from './drift-files.ts';
import type { Drift } from './drift-model.ts';

/** The flag that is the true answer to what a file leaves open. */
export type Answer = { readonly dateFormat: string } | { readonly decimal: ',' | '.' };
/** A question to the person: the code of the refusal, and its answer. */
export type Question = Answer & { readonly code: 'serial-date' | 'ambiguous-date' | 'ambiguous-decimal' };

/** What the ingest must ask before it reads the file, in its order: dates, then amounts. */
export function questionsOf({ drift, rows }: DriftFile): readonly Question[] {
  return [...dateQuestion(drift, rows), ...decimalQuestion(drift, rows)];
}

const dayFirst = { dmy: 'dd/MM/yyyy', mdy: 'MM/dd/yyyy' } as const;

function dateQuestion({ date }: Drift, rows: readonly DriftRow[]): readonly Question[] {
  if (date === 'ymd') return [];
  if (date === 'excel1900' || date === 'excel1904') return [{ code: 'serial-date', dateFormat: date }];
  const columns = [rows.map((row) => row.engage_date), rows.map((row) => row.close_date)];
  return columns.some(isEitherWay) ? [{ code: 'ambiguous-date', dateFormat: dayFirst[date] }] : [];
}

/** No day tells which part it is, and at least one would become another day. */
const isEitherWay = (days: readonly string[]) =>
  days.every((iso) => Number(iso.slice(8)) <= 12) && days.some((iso) => iso.slice(5, 7) !== iso.slice(8));

/** A mark before three digits, and nowhere a second one: `1.234` is a thousand or a fraction. */
function decimalQuestion({ number }: Drift, rows: readonly DriftRow[]): readonly Question[] {
  const isOpen = rows.every((row) => /^\d{4,6}$/.test(row.close_value)) && /^1[.,]/.test(number);
  return isOpen ? [{ code: 'ambiguous-decimal', decimal: number === '1,234.56' ? '.' : ',' }] : [];
}

/** How a refusal names the flag; of several formats only the first stands right behind its flag. */
export const flagOf = (answer: Answer): RegExp =>
  'decimal' in answer
    ? new RegExp(`--decimal [${answer.decimal}]`)
    : new RegExp(`--date-format .*\\b${answer.dateFormat}\\b`);

/** The rows as the store must hold them: `record_id`, stage, outcome, created, closed, amount, account, territory. */
export function storedRows({ drift, rows }: DriftFile): readonly (readonly (string | null)[])[] {
  return rows.map((row, i) => [
    row.opportunity_id,
    row.deal_stage,
    row.deal_stage.toLowerCase(),
    row.engage_date,
    row.close_date,
    `${row.close_value}${row.close_value.includes('.') ? '00' : '.0000'}`,
    row.account,
    drift.header === 'add' ? `T${i % 3}` : null,
  ]);
}
