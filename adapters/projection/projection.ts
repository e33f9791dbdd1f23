import type { ColumnFormats } from '../../core/model/column-format.ts';
import { objectFields } from '../../core/model/object-fields.ts';
import type { Reading } from '../../core/model/reading.ts';
import { type Added, flagSql } from './attempt-sql.ts';
import { ofObject } from './attempt-text.ts';
import { either, type FieldSql, fieldSql } from './field-sql.ts';
import { fieldType } from './field-type.ts';
import { currencySql, dealRulesSql, nulledSql } from './rules-sql.ts';
import { cell, quoted, trimmedCell, verbatimCell } from './sql-text.ts';

/** A column of the projection: the field or further column it holds, its name in SQL unquoted, its type. */
export type ProjectedColumn = { readonly name: string; readonly column: string; readonly type: string };

export type Projection = {
  /**
   * One select over the relation: `line`, the fields, the further columns, `is_deleted` and `is_bad`.
   * `is_bad` is never null and true for exactly the rows that zod refuses; the fields of such a row mean nothing.
   */
  readonly sql: string;
  /** Every field of the object, mapped or not, in the order of its schema. */
  readonly fields: readonly ProjectedColumn[];
  /** Further columns `extra_0 ..` as text, in the order of the reading. */
  readonly extras: readonly ProjectedColumn[];
};

export type ProjectionOptions = {
  readonly formats: ColumnFormats;
  /** Hash of the file's bytes, hex. */
  readonly fileHash: string;
  /** A relation of `line BIGINT, c0 .. cN VARCHAR`; `clean` when absent. */
  readonly relation?: string;
};

/**
 * The casts and checks of a reading as one SQL select, generated from the zod schema of its object.
 * @throws RangeError for a mapping whose targets its own fields cannot hold.
 */
export function projection(
  reading: Reading,
  { formats, fileHash, relation = 'clean' }: ProjectionOptions,
): Projection {
  const context = { formats, fileHash, timeZone: reading.timeZone };
  const read = objectFields(reading.object).map((field) =>
    fieldSql(
      field,
      reading.fields.find((rule) => rule.field === field.name),
      context,
    ),
  );
  const nulled = nulledSql(read, reading);
  const currency = currencySql(nulled.fields, reading);
  const fields = dealRulesSql(currency.fields, reading);
  const { codes, rest } = splitCodes(currency.added);
  const layers = [...layersOf(read, reading), nulled.added, codes, rest];
  const from = layers.reduce(withLayer, `${relation}${ofObject(reading)}`);
  const columns = fields.map(({ field }) => ({
    name: field.name,
    column: field.name,
    type: fieldType(field.kind),
  }));
  const extras = reading.extras.map(({ name }, index) => ({
    name,
    column: `extra_${index}`,
    type: 'VARCHAR',
  }));
  return { sql: `select ${selected(fields, reading).join(',\n  ')}\nfrom ${from}`, fields: columns, extras };
}

/** The currency is chosen from codes, so these are a layer before it. */
function splitCodes(added: readonly Added[]) {
  const isCurrency = ({ name }: Added) => name === '"money_currency"';
  return { codes: added.filter((one) => !isCurrency(one)), rest: added.filter(isCurrency) };
}

function layersOf(fields: readonly FieldSql[], reading: Reading): readonly (readonly Added[])[] {
  const depth = Math.max(...fields.map(({ layers }) => layers.length));
  const layers = Array.from({ length: depth }, (_, level) =>
    fields.flatMap((field) => field.layers[level] ?? []),
  );
  if (reading.deleted === null) return layers;
  const [texts = [], ...others] = layers;
  return [[...texts, { name: '"t_deleted"', sql: trimmedCell(cell(reading.deleted)) }], ...others];
}

/** Each layer adds its columns to those before, so that nothing is cast twice. */
function withLayer(from: string, added: readonly Added[]): string {
  if (added.length === 0) return from;
  const columns = added.map(({ name, sql }) => `${sql} as ${name}`).join(',\n  ');
  return `(select *, ${columns}\nfrom ${from})`;
}

/**
 * Never true. A filter on a column that calls a volatile function stays above the select; else DuckDB moves a
 * filter on `is_bad` down to the text and makes every cast twice (5.6 s instead of 3.6 s of processor for a
 * million rows of American dates and amounts).
 */
const pinned = 'random() < 0';

function selected(fields: readonly FieldSql[], reading: Reading): readonly string[] {
  const deleted = reading.deleted === null ? 'false' : flagSql('"t_deleted"');
  const isDeleteBad = reading.deleted === null ? 'false' : `("t_deleted" is not null and ${deleted} is null)`;
  return [
    'line',
    ...fields.map(
      ({ field, value }) => `cast(${value} as ${fieldType(field.kind)}) as ${quoted(field.name)}`,
    ),
    ...reading.extras.map(({ column }, index) => `${verbatimCell(cell(column))} as extra_${index}`),
    `coalesce(${deleted}, false) as is_deleted`,
    `${either([...fields.map(isBadSql), isDeleteBad, pinned])} as is_bad`,
  ];
}

/** What zod refuses of a field: unreadable, absent though required, outside its limits. */
function isBadSql({ field, value, isBad }: FieldSql): string {
  const { kind, required } = field;
  const limits = [
    ...('min' in kind && kind.min !== undefined ? [`${value} < ${kind.min}`] : []),
    ...('max' in kind && kind.max !== undefined ? [`${value} > ${kind.max}`] : []),
  ];
  const outside = limits.length === 0 ? 'false' : `coalesce(${limits.join(' or ')}, false)`;
  return either([isBad, required ? `${value} is null` : 'false', outside]);
}
