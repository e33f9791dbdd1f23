import type { ColumnFormats } from '../../core/model/column-format.ts';
import type { ObjectField } from '../../core/model/object-fields.ts';
import { attemptsOf } from '../../core/model/read-field.ts';
import type { FieldReading } from '../../core/model/reading.ts';
import { type Added, type AttemptSql, attemptSql } from './attempt-sql.ts';
import { valueLiteral } from './field-type.ts';

/** A field after all its attempts: what each layer adds, and where its value, its fault and its currency code are. */
export type FieldSql = {
  readonly field: ObjectField;
  readonly layers: readonly (readonly Added[])[];
  readonly value: string;
  /** Never null: true where the row is bad because of this field. */
  readonly isBad: string;
  readonly code: string | null;
};

export type FieldContext = {
  readonly formats: ColumnFormats;
  readonly timeZone: string;
  readonly fileHash: string;
};

/** The twin of `readField`: the first attempt that answers decides. */
export function fieldSql(
  field: ObjectField,
  rule: FieldReading | undefined,
  context: FieldContext,
): FieldSql {
  const attempts = (rule ? attemptsOf(rule) : []).map((attempt, number) =>
    attemptSql(attempt, { ...context, field, number }),
  );
  const layers = (['texts', 'parts', 'wallClocks', 'values'] as const).map((layer) =>
    attempts.flatMap((attempt) => attempt[layer]),
  );
  const [only] = attempts;
  if (!only) return { field, layers, value: valueLiteral(null, field.kind), isBad: 'false', code: null };
  if (attempts.length === 1) {
    const isBad = either([only.isUnreadable, only.isUnmatched]);
    return { field, layers, value: only.value, isBad, code: only.code };
  }
  const name = `"r_${field.name}"`;
  const added = [
    { name, sql: firstAnswer(attempts, ({ value }) => value, 'null') },
    {
      name: `"b_${field.name}"`,
      sql: firstAnswer(attempts, ({ isUnreadable }) => isUnreadable, unmatched(attempts)),
    },
  ];
  const hasCode = attempts.some(({ code }) => code !== null);
  const code = hasCode ? firstAnswer(attempts, (attempt) => attempt.code ?? 'null', 'null') : null;
  return { field, layers: [...layers, added], value: name, isBad: `"b_${field.name}"`, code };
}

const unmatched = (attempts: readonly AttemptSql[]) => either(attempts.map(({ isUnmatched }) => isUnmatched));

function firstAnswer(
  attempts: readonly AttemptSql[],
  part: (attempt: AttemptSql) => string,
  none: string,
): string {
  const cases = attempts.map((attempt) => `when ${attempt.answers} then ${part(attempt)}`);
  return `case ${cases.join(' ')} else ${none} end`;
}

/** The terms that can be true, joined with or. */
export function either(terms: readonly string[]): string {
  const possible = terms.filter((term) => term !== 'false');
  return possible.length === 0 ? 'false' : `(${possible.join(' or ')})`;
}
