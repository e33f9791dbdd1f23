import type { ColumnFormats, DateColumn, NumberColumn } from '../../core/model/column-format.ts';
import { attemptKey } from '../../core/model/column-format.ts';
import { parseDateFormat } from '../../core/model/date-format.ts';
import { objectFields } from '../../core/model/object-fields.ts';
import { attemptsOf } from '../../core/model/read-field.ts';
import type { Reading } from '../../core/model/reading.ts';
import { ofObject, textSql } from './attempt-text.ts';
import {
  type Ask,
  type FormatRefusal,
  isRefusal,
  type SettleOptions,
  type Unsettled,
  unknownFormat,
} from './settle-column.ts';
import { settleDates } from './settle-dates.ts';
import { settleNumbers } from './settle-numbers.ts';

/**
 * Fixes how every column of dates and of numbers is written, by elimination over all rows.
 * One scan where dates are ISO and numbers bare digits; two or three where they are not.
 */
export async function settleFormats(
  reading: Reading,
  ask: Ask,
  options: SettleOptions,
): Promise<{ readonly formats: ColumnFormats } | { readonly refusal: FormatRefusal }> {
  const { dateFormat } = options;
  if (dateFormat !== undefined && parseDateFormat(dateFormat) === null) {
    const message = `--date-format ${unknownFormat(dateFormat)}`;
    return { refusal: { code: 'unknown-format', message, field: null, column: null } };
  }
  const from = `${options.relation ?? 'clean'}${ofObject(reading)}`;
  const context = { ...options, ask, from, timeZone: reading.timeZone };
  const columns = unsettledColumns(reading, options);
  const dates = await settleDates(columns.filter(isDate), context);
  if (isRefusal(dates)) return { refusal: dates };
  const numbers = await settleNumbers(columns.filter(isNumber), context);
  if (isRefusal(numbers)) return { refusal: numbers };
  return { formats: new Map<string, DateColumn | NumberColumn>([...dates, ...numbers]) };
}

const isDate = ({ field: { kind } }: Unsettled) => kind.kind === 'date' || kind.kind === 'instant';
const isNumber = ({ field: { kind } }: Unsettled) => kind.kind === 'decimal' || kind.kind === 'integer';

function unsettledColumns(reading: Reading, { header }: SettleOptions): readonly Unsettled[] {
  return objectFields(reading.object).flatMap((field) => {
    const rule = reading.fields.find((known) => known.field === field.name);
    return (rule ? attemptsOf(rule) : []).flatMap((attempt, number) => {
      const [first] = attempt.columns;
      if (first === undefined || attempt.rule.map) return [];
      const text = textSql(attempt, { field, number, formats: new Map() });
      const raw = attempt.columns.length === 1 ? `c${first}` : text;
      return [
        {
          key: attemptKey(field.name, number),
          field,
          attempt,
          raw,
          text,
          header: header[first] ?? field.name,
        },
      ];
    });
  });
}
