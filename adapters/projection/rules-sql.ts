import type { ObjectField } from '../../core/model/object-fields.ts';
import type { Reading } from '../../core/model/reading.ts';
import { moneyFields, nullTargets, statedCurrency } from '../../core/model/row-rules.ts';
import type { Added } from './attempt-sql.ts';
import { either, type FieldSql } from './field-sql.ts';
import { valueLiteral } from './field-type.ts';
import { literal, matches } from './sql-text.ts';

/** Fields by name, and the columns that a rule adds to the next layer. */
export type Ruled = { readonly fields: readonly FieldSql[]; readonly added: readonly Added[] };

const valueIn = (fields: readonly FieldSql[], name: string): string =>
  fields.find(({ field }) => field.name === name)?.value ?? 'null';

/** The twin of `withoutNulled`. */
export function nulledSql(fields: readonly FieldSql[], reading: Reading): Ruled {
  const added: Added[] = [];
  const schema = fields.map(({ field }) => field);
  const ruled = fields.map((field) => {
    const { nullWhen } = reading.fields.find((rule) => rule.field === field.field.name)?.rule ?? {};
    if (!nullWhen) return field;
    const terms = Object.entries(nullWhen).map(([name, wanted]) =>
      isOneOfTargets(name, { wanted, fields, schema }),
    );
    const isNulled = `coalesce(${either(terms)}, false)`;
    const name = `"n_${field.field.name}"`;
    added.push({ name, sql: `case when not ${isNulled} then ${field.value} end` });
    return {
      ...field,
      value: name,
      isBad: field.isBad === 'false' ? 'false' : `(${field.isBad} and not ${isNulled})`,
      code: field.code === null ? null : `case when not ${isNulled} then ${field.code} end`,
    };
  });
  return { fields: ruled, added };
}

type Wanted = {
  wanted: string | readonly string[];
  fields: readonly FieldSql[];
  schema: readonly ObjectField[];
};

function isOneOfTargets(name: string, { wanted, fields, schema }: Wanted): string {
  const targets = nullTargets(name, { wanted, fields: schema }).filter((target) => target !== null);
  const field = fields.find((known) => known.field.name === name);
  if (!field || targets.length === 0) return 'false';
  const { kind } = field.field;
  const isText = kind.kind === 'text' || kind.kind === 'word';
  const values = targets.map((target) => valueLiteral(target, kind));
  const same = values.map((value) =>
    isText ? `lower(${field.value}) = lower(${value})` : `${field.value} = ${value}`,
  );
  return `coalesce(${either(same)}, false)`;
}

/** The twin of `withCurrency`. */
export function currencySql(fields: readonly FieldSql[], reading: Reading): Ruled {
  const money = moneyFields(fields.map(({ field }) => field));
  if (money.length === 0) return { fields, added: [] };
  const isMoney = (field: FieldSql) => money.includes(field.field);
  const codes = fields.filter((field) => isMoney(field) && field.code !== null);
  const stated = statedCurrency(reading, money);
  const choices = [
    valueIn(fields, 'currency'),
    ...(stated === null ? [] : [literal(stated)]),
    ...codes.map(({ field }) => `"k_${field.name}"`),
  ];
  const currency = '"money_currency"';
  const contradicts = (code: string) =>
    `coalesce(${code} <> upper(${currency}) and ${matches(currency, '[A-Za-z]{3}')}, false)`;
  const ruled = fields.map((field) => {
    if (field.field.name === 'currency') return { ...field, value: currency };
    if (!codes.includes(field)) return field;
    return { ...field, isBad: either([field.isBad, contradicts(`"k_${field.field.name}"`)]) };
  });
  const added = codes.map(({ field, code }) => ({ name: `"k_${field.name}"`, sql: code ?? 'null' }));
  return { fields: ruled, added: [...added, { name: currency, sql: `coalesce(${choices.join(', ')})` }] };
}

/** The twin of `withDealRules`. */
export function dealRulesSql(fields: readonly FieldSql[], reading: Reading): readonly FieldSql[] {
  if (reading.object !== 'opportunity') return fields;
  const outcome = valueIn(fields, 'outcome');
  const isOpen = `coalesce(${outcome} = 'open', false)`;
  const [closed, expected] = [valueIn(fields, 'closed_on'), valueIn(fields, 'expected_close_on')];
  const ruled: Readonly<Record<string, string>> = {
    closed_on: `case when not ${isOpen} then ${closed} end`,
    expected_close_on: `case when ${expected} is null and ${isOpen} then ${closed} else ${expected} end`,
    loss_kind: `case when ${outcome} = 'lost' then coalesce(${valueIn(fields, 'loss_kind')}, 'unknown') end`,
    deal_type: `coalesce(${valueIn(fields, 'deal_type')}, 'unknown')`,
  };
  return fields.map((field) => ({ ...field, value: ruled[field.field.name] ?? field.value }));
}
