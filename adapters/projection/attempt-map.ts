import type { ObjectField } from '../../core/model/object-fields.ts';
import { mapTargets } from '../../core/model/read-attempt.ts';
import { folded } from '../../core/model/read-text.ts';
import { readTarget, type StoredValue } from '../../core/model/read-value.ts';
import type { Attempt } from '../../core/model/reading.ts';
import { valueLiteral } from './field-type.ts';
import { literal } from './sql-text.ts';

/** A map as SQL: the value of a text, whether there is an answer at all, whether the map did not know the text. */
export type MapSql = { readonly sql: string; readonly answers: string; readonly isUnmatched: string };

type MapSource = {
  /** Name of the column that holds the text. */
  readonly text: string;
  /** Name of the column that `sql` will make. */
  readonly value: string;
  readonly field: ObjectField;
};

type Target = { readonly key: string; readonly value: StoredValue };

/** The twin of the map in `readAttempt`. */
export function mapSql(rule: Attempt['rule'], source: MapSource): MapSql {
  const targets = [...mapTargets(rule.map ?? {})].map(([key, target]) => ({
    key,
    value: readTarget(target, source.field),
  }));
  const isTotal = targets.length > 0 && targets.every(({ key, value }) => key !== '' && value !== null);
  return isTotal && rule.otherwise === undefined
    ? lookup(targets, source)
    : lookupOrElse(targets, { ...source, rule });
}

/** Every key has a value, so no value means no match. */
function lookup(targets: readonly Target[], { text, value, field }: MapSource): MapSql {
  return {
    sql: `case lower(${text}) ${casesOf(targets, field)} end`,
    answers: `${value} is not null`,
    isUnmatched: `(${text} is not null and ${value} is null)`,
  };
}

function lookupOrElse(
  targets: readonly Target[],
  { text, field, rule }: MapSource & { readonly rule: Attempt['rule'] },
): MapSql {
  const hasBlank = targets.some(({ key }) => key === '');
  const key = hasBlank ? `coalesce(lower(${text}), '')` : `lower(${text})`;
  const keys = targets.map((target) => literal(target.key)).join(', ');
  const isKnown = keys === '' ? 'false' : `coalesce(${key} in (${keys}), false)`;
  const found = keys === '' ? 'null' : `case ${key} ${casesOf(targets, field)} end`;
  const isLeft = rule.otherwise === undefined ? 'true' : `(${isDoubtful(text, rule)})`;
  const isUnmatched = `(${text} is not null and ${isLeft} and not ${isKnown})`;
  const otherwise = rule.otherwise === undefined ? null : readTarget(rule.otherwise, field);
  return {
    sql: `case when ${isKnown} then ${found} when ${text} is not null then ${valueLiteral(otherwise, field.kind)} end`,
    answers: `((${text} is not null or ${isKnown}) and not ${isUnmatched})`,
    isUnmatched,
  };
}

const casesOf = (targets: readonly Target[], { kind }: ObjectField): string =>
  targets.map(({ key, value }) => `when ${literal(key)} then ${valueLiteral(value, kind)}`).join(' ');

const isDoubtful = (text: string, { doubtful = [] }: Attempt['rule']): string =>
  doubtful.length === 0
    ? 'false'
    : doubtful.map((piece) => `contains(lower(${text}), ${literal(folded(piece))})`).join(' or ');
