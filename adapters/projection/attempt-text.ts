import { attemptKey, type ColumnFormats } from '../../core/model/column-format.ts';
import { isIdentity, isVerbatim } from '../../core/model/read-attempt.ts';
import type { Attempt, Reading } from '../../core/model/reading.ts';
import { spanFormat } from '../../core/model/time-span.ts';
import { spanUnitsSql } from './span-sql.ts';
import { cell, isOneOf, literal, trimmedCell, verbatimCell } from './sql-text.ts';

/** The attempt whose text is wanted: its field, its place among the field's attempts, the formats found. */
export type TextContext = {
  readonly field: { readonly name: string };
  readonly number: number;
  readonly formats: ColumnFormats;
};

/** The text of an attempt: null where it is blank or stands for nothing. A plain column needs no trimming. */
export function textSql({ columns, rule }: Attempt, { field, number, formats }: TextContext): string {
  const [first = 0] = columns;
  const single = columns.length === 1;
  const text = single
    ? cellText(cell(first), isKnownPlain(formats, attemptKey(field.name, number)))
    : composite(columns, isIdentity(field.name) && !rule.map);
  const { nullValues = [], startsWith, format } = rule;
  const kept = single && isVerbatim(field.name) ? verbatimCell(cell(first)) : text;
  const nothing = [
    ...(format === spanFormat ? [`(${spanUnitsSql(`(${text})`)}) is null`] : []),
    ...(nullValues.length > 0 ? [isOneOf(`(${text})`, nullValues)] : []),
    ...(startsWith === undefined ? [] : [`not starts_with((${text}), ${literal(startsWith)})`]),
  ];
  return nothing.length === 0 ? kept : `case when not (${nothing.join(' or ')}) then ${kept} end`;
}

const cellText = (text: string, isPlain: boolean): string =>
  isPlain ? `nullif(${text}, '')` : trimmedCell(text);

function isKnownPlain(formats: ColumnFormats, key: string): boolean {
  const column = formats.get(key);
  return column !== undefined && column.plain !== null && column.plain !== false;
}

function composite(columns: readonly number[], isHashed: boolean): string {
  const parts = columns.map((column) => trimmedCell(cell(column)));
  const joined = `concat_ws('|', ${parts.map((part) => `coalesce(${part}, '')`).join(', ')})`;
  if (!isHashed) return `case when coalesce(${parts.join(', ')}) is not null then ${joined} end`;
  const escaped = parts.map((part) => `replace(replace(${part}, '\\', '\\\\'), '|', '\\|')`);
  return `left(sha256(${escaped.join(" || '|' || ")}), 32)`;
}

/** The rows of a file that are of the reading's object, as the end of a `from`; '' for all. */
export function ofObject({ where }: Reading): string {
  if (!where || where.length === 0) return '';
  const terms = where.map(({ column, values }) =>
    isOneOf(`coalesce(${trimmedCell(cell(column))}, '')`, values),
  );
  return ` where ${terms.join(' and ')}`;
}
