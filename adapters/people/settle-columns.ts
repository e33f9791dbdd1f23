import {
  type PeopleReading,
  type PeopleRefusal,
  refusedPeople,
} from '../../core/hiring/people-mapping/people-reading.ts';
import { peopleFields } from '../../core/hiring/people-mapping/people-schemas.ts';
import type { ColumnFormats, DateColumn, NumberColumn } from '../../core/model/column-format.ts';
import { attemptKey } from '../../core/model/column-format.ts';
import type { FileRow } from '../../core/model/read-attempt.ts';
import { attemptsOf } from '../../core/model/read-field.ts';
import { trimmed } from '../../core/model/read-text.ts';
import { type ColumnTexts, dateColumn } from './settle-dates.ts';
import { numberColumn } from './settle-numbers.ts';

export type FormatFlags = {
  /** Decides where the rows leave two readings. */
  readonly dateFormat?: string | undefined;
  readonly decimal?: ',' | '.' | undefined;
};

/**
 * Fixes how every column of dates and numbers of a reading is written, by elimination over all its rows, with the
 * rules of the store (adapters/projection) but without an engine.
 */
export function settleColumns(
  reading: PeopleReading,
  file: { readonly header: readonly string[]; readonly rows: readonly FileRow[]; readonly timeZone: string },
  flags: FormatFlags,
): ColumnFormats | PeopleRefusal {
  const formats = new Map<string, DateColumn | NumberColumn>();
  for (const { name, kind } of peopleFields(reading.object)) {
    const rule = reading.fields.find(({ field }) => field === name);
    if (rule === undefined || (kind.kind !== 'date' && kind.kind !== 'decimal')) continue;
    for (const [number, attempt] of attemptsOf(rule).entries()) {
      const [position] = attempt.columns;
      if (position === undefined || attempt.rule.map) continue;
      const texts = textsOf(file.rows, position, attempt.rule.nullValues ?? []);
      const column: ColumnTexts = { name: file.header[position] ?? name, texts, timeZone: file.timeZone };
      const settled =
        kind.kind === 'date'
          ? dateColumn(column, { own: attempt.rule.format, flag: flags.dateFormat })
          : numberColumn(column, { own: attempt.rule.decimal, flag: flags.decimal });
      if ('refused' in settled) return refusedPeople(settled.code, settled.refused, position + 1);
      formats.set(attemptKey(name, number), settled);
    }
  }
  return formats;
}

function textsOf(
  rows: readonly FileRow[],
  position: number,
  nullValues: readonly string[],
): readonly string[] {
  const nothing = new Set(['', ...nullValues]);
  return rows.map(({ cells }) => trimmed(cells[position] ?? '')).filter((text) => !nothing.has(text));
}
