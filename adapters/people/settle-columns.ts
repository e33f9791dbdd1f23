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
import type { Attempt } from '../../core/model/reading.ts';
import { type ColumnTexts, dateColumn, type RefusedColumn } from './settle-dates.ts';
import { numberColumn } from './settle-numbers.ts';

export type FormatFlags = {
  /** Decides where the rows leave two readings. */
  readonly dateFormat?: string | undefined;
  readonly decimal?: ',' | '.' | undefined;
};

type Rows = {
  readonly header: readonly string[];
  readonly rows: readonly FileRow[];
  readonly timeZone: string;
};

/**
 * Fixes how every column of dates and numbers of a reading is written, by elimination over all its rows, with the
 * rules of the store (adapters/projection) but without an engine.
 */
export function settleColumns(
  reading: PeopleReading,
  file: Rows,
  flags: FormatFlags,
): ColumnFormats | PeopleRefusal {
  const formats = new Map<string, DateColumn | NumberColumn>();
  for (const written of writtenColumns(reading)) {
    const settled = settledColumn(written, file, flags);
    if ('refused' in settled) return refusedPeople(settled.code, settled.refused, written.position + 1);
    formats.set(written.key, settled);
  }
  return formats;
}

type WrittenColumn = {
  readonly key: string;
  readonly kind: 'date' | 'decimal';
  readonly name: string;
  readonly position: number;
  readonly rule: Attempt['rule'];
};

/** The columns whose text is read as a date or a number, at every attempt of their field. */
function writtenColumns({ object, fields }: PeopleReading): readonly WrittenColumn[] {
  return fields.flatMap((field) => {
    const kind = peopleFields(object).find(({ name }) => name === field.field)?.kind.kind;
    if (kind !== 'date' && kind !== 'decimal') return [];
    return attemptsOf(field).flatMap(({ columns: [position], rule }, number) =>
      position === undefined || rule.map
        ? []
        : [{ key: attemptKey(field.field, number), kind, name: field.field, position, rule }],
    );
  });
}

function settledColumn(
  { kind, name, position, rule }: WrittenColumn,
  { header, rows, timeZone }: Rows,
  flags: FormatFlags,
): DateColumn | NumberColumn | RefusedColumn {
  const texts = textsOf(rows, position, rule.nullValues ?? []);
  const column: ColumnTexts = { name: header[position] ?? name, texts, timeZone };
  return kind === 'date'
    ? dateColumn(column, { own: rule.format, flag: flags.dateFormat })
    : numberColumn(column, { own: rule.decimal, flag: flags.decimal });
}

function textsOf(
  rows: readonly FileRow[],
  position: number,
  nullValues: readonly string[],
): readonly string[] {
  const nothing = new Set(['', ...nullValues]);
  return rows.map(({ cells }) => trimmed(cells[position] ?? '')).filter((text) => !nothing.has(text));
}
