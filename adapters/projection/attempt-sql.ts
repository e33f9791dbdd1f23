import { attemptKey, type ColumnFormats, type DateColumn } from '../../core/model/column-format.ts';
import { isoDay } from '../../core/model/date-format.ts';
import type { ObjectField } from '../../core/model/object-fields.ts';
import { rowNumberPrefix } from '../../core/model/read-attempt.ts';
import { flagWords, numberReading, readTarget } from '../../core/model/read-value.ts';
import type { Attempt } from '../../core/model/reading.ts';
import { mapSql } from './attempt-map.ts';
import { textSql } from './attempt-text.ts';
import { withClock } from './clock-sql.ts';
import { type AttemptNames, datePartsSql, dateValueSql, wallClockSql } from './date-sql.ts';
import { valueLiteral } from './field-type.ts';
import { codeSql, numberSql } from './number-sql.ts';
import { longIdSql } from './salesforce-id-sql.ts';
import { isOneOf, literal, trimmedCell } from './sql-text.ts';

/** A column that a layer adds: its name and what it holds. */
export type Added = { readonly name: string; readonly sql: string };

/** What one way of reading a field adds in each layer, and how the layers after see its result. */
export type AttemptSql = {
  readonly texts: readonly Added[];
  readonly parts: readonly Added[];
  readonly wallClocks: readonly Added[];
  readonly values: readonly Added[];
  /** Whether it gives an answer; else the next attempt tries. */
  readonly answers: string;
  readonly value: string;
  /** Whether the answer is no value of the field. */
  readonly isUnreadable: string;
  /** Whether a map did not know the value. */
  readonly isUnmatched: string;
  /** The currency code beside the number; null where there can be none. */
  readonly code: string | null;
};

export type AttemptContext = {
  readonly field: ObjectField;
  readonly number: number;
  readonly formats: ColumnFormats;
  readonly timeZone: string;
  readonly fileHash: string;
};

/** One way of reading a field as SQL over a relation `line, c0 .. cN`: the twin of `readAttempt`. */
export function attemptSql(attempt: Attempt, context: AttemptContext): AttemptSql {
  const { field, number, fileHash } = context;
  const { rule } = attempt;
  if (rule.const !== undefined) return constant(valueLiteral(readTarget(rule.const, field), field.kind));
  if (rule.rowNumber) return constant(`${literal(rowNumberPrefix(fileHash))} || line`);
  const suffix = `${field.name}_${number}`;
  const names = { text: `"t_${suffix}"`, parts: `"p_${suffix}"`, wallClock: `"w_${suffix}"` };
  const texts = [{ name: names.text, sql: textSql(attempt, context) }];
  const value = `"v_${suffix}"`;
  if (!rule.map) return typed({ names, texts, value }, attempt, context);
  const { sql, answers, isUnmatched } = mapSql(rule, { text: names.text, value, field });
  return { ...constant(value), texts, values: [{ name: value, sql }], answers, isUnmatched };
}

type Started = { names: AttemptNames; texts: readonly Added[]; value: string };

const constant = (value: string): AttemptSql => ({
  texts: [],
  parts: [],
  wallClocks: [],
  values: [],
  answers: 'true',
  value,
  isUnreadable: 'false',
  isUnmatched: 'false',
  code: null,
});

function typed({ names, texts, value }: Started, attempt: Attempt, context: AttemptContext): AttemptSql {
  const { field } = context;
  const answers = `${names.text} is not null`;
  const layers = valueLayers(names, attempt, context);
  return {
    ...constant(value),
    texts,
    parts: layers.parts,
    wallClocks: layers.wallClocks,
    values: [{ name: value, sql: layers.value }],
    answers,
    isUnreadable:
      field.kind.kind === 'list' || field.kind.kind === 'text'
        ? 'false'
        : `(${answers} and ${value} is null)`,
    code: layers.code === null ? null : `case when ${value} is not null then ${layers.code} end`,
  };
}

type Layers = { parts: readonly Added[]; wallClocks: readonly Added[]; value: string; code: string | null };

const direct = (value: string): Layers => ({ parts: [], wallClocks: [], value, code: null });

function valueLayers(names: AttemptNames, { rule }: Attempt, context: AttemptContext): Layers {
  const { kind } = context.field;
  const { text } = names;
  switch (kind.kind) {
    case 'text':
      return direct(rule.id === undefined ? text : longIdSql(text));
    case 'date':
    case 'instant':
      return dateLayers(names, kind.kind, context);
    case 'decimal':
    case 'integer':
      return numberLayers(names, rule, context);
    case 'flag':
      return direct(flagSql(text));
    case 'word':
      return direct(`case when ${isOneOf(text, kind.words)} then lower(${text}) end`);
    case 'list':
      return direct(listSql(text, rule.separator ?? ';'));
  }
}

function dateLayers(names: AttemptNames, kind: 'date' | 'instant', context: AttemptContext): Layers {
  const { field, number, formats, timeZone } = context;
  const found = formats.get(attemptKey(field.name, number));
  const column: DateColumn = found?.kind === 'date' ? found : { kind: 'date', format: isoDay, plain: null };
  const parts = datePartsSql(names, column);
  return {
    parts: parts === null ? [] : [{ name: names.parts, sql: parts }],
    wallClocks: [{ name: names.wallClock, sql: wallClockSql(names, column) }],
    value: dateValueSql(names, { column, kind, timeZone }),
    code: null,
  };
}

function numberLayers(names: AttemptNames, rule: Attempt['rule'], context: AttemptContext): Layers {
  const { field, number, formats, timeZone } = context;
  const key = attemptKey(field.name, number);
  const column = formats.get(key);
  const plain = column?.kind === 'number' && column.plain;
  const reading = { ...numberReading({ kind: field.kind, key, rule, formats, timeZone }), plain };
  const kind = field.kind.kind === 'integer' ? 'integer' : 'decimal';
  const { text, parts, wallClock } = names;
  const layers = numberSql({ text, product: parts, decimal: wallClock }, { reading, kind });
  return {
    parts: layers.product === null ? [] : [{ name: parts, sql: layers.product }],
    wallClocks: layers.decimal === null ? [] : [{ name: wallClock, sql: layers.decimal }],
    value: withClock(layers.value, { text, format: rule.format, kind }),
    code: kind === 'decimal' && reading.unit === 'money' && !plain ? codeSql(text) : null,
  };
}

export const flagSql = (text: string): string =>
  `case when ${isOneOf(text, flagWords.yes)} then true when ${isOneOf(text, flagWords.no)} then false end`;

function listSql(text: string, separator: string): string {
  const members = `list_transform(string_split(${text}, ${literal(separator)}), lambda m: ${trimmedCell('m')})`;
  return `nullif(list_filter(${members}, lambda m: m is not null), [])`;
}
