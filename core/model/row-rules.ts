import type { ObjectField } from './object-fields.ts';
import type { FileRow } from './read-attempt.ts';
import { type FieldRead, issueOf } from './read-field.ts';
import { folded } from './read-text.ts';
import { readTarget, type StoredValue, unitOf } from './read-value.ts';
import type { Reading } from './reading.ts';

/** What reading one field after the other has given; the rules between fields change it in this order. */
export type FieldReads = ReadonlyMap<string, FieldRead>;

export type RuleContext = {
  readonly reading: Reading;
  readonly fields: readonly ObjectField[];
  readonly row: FileRow;
};

const valueIn = (reads: FieldReads, name: string): StoredValue => {
  const read = reads.get(name);
  return read && 'value' in read ? read.value : null;
};

/** Fields whose `nullWhen` holds become null, readable or not. It looks at what was read, not at what became null. */
export function withoutNulled(reads: FieldReads, { reading, fields }: RuleContext): FieldReads {
  const nulled = reading.fields.filter(({ rule }) =>
    Object.entries(rule.nullWhen ?? {}).some(([name, wanted]) =>
      nullTargets(name, { wanted, fields }).some((target) => isSame(valueIn(reads, name), target)),
    ),
  );
  const result = new Map(reads);
  for (const { field } of nulled) result.set(field, { value: null });
  return result;
}

/** The values of a `nullWhen`, as the field they are compared with stores them. */
export function nullTargets(
  name: string,
  { wanted, fields }: { wanted: string | readonly string[]; fields: readonly ObjectField[] },
): readonly StoredValue[] {
  const field = fields.find((known) => known.name === name);
  if (!field || field.kind.kind === 'list') {
    throw new RangeError(`nullWhen needs a field of the object that is no list, got ${name}`);
  }
  return [wanted].flat().map((target) => readTarget(target, field));
}

const isSame = (value: StoredValue, target: StoredValue): boolean =>
  typeof value === 'string' && typeof target === 'string'
    ? folded(value) === folded(target)
    : value !== null && value === target;

/** Fields that hold money, where the object has a currency. */
export const moneyFields = (fields: readonly ObjectField[]): readonly ObjectField[] =>
  fields.some(({ name }) => name === 'currency') ? fields.filter(({ kind }) => unitOf(kind) === 'money') : [];

/** The currency the mapping states for the object's money; null where it states none. */
export const statedCurrency = (reading: Reading, money: readonly ObjectField[]): string | null =>
  money
    .map(({ name }) => reading.fields.find(({ field }) => field === name)?.rule.currency)
    .find((currency) => currency !== undefined) ?? null;

/**
 * The currency is that of its own column, else the one the mapping states, else the code beside an amount.
 * An amount whose code says another currency is an issue; a symbol says nothing, `$` is many currencies.
 */
export function withCurrency(reads: FieldReads, { reading, fields, row }: RuleContext): FieldReads {
  const money = moneyFields(fields);
  if (money.length === 0) return reads;
  const codes = money.flatMap(({ name }) => codeOf(reads, name) ?? []);
  const currency = valueIn(reads, 'currency') ?? statedCurrency(reading, money) ?? codes[0] ?? null;
  const result = new Map(reads);
  if (!isIssue(reads.get('currency'))) result.set('currency', { value: currency });
  for (const { name } of money) {
    const code = codeOf(reads, name);
    if (code === null || !contradicts(code, currency)) continue;
    const columns = reading.fields.find(({ field }) => field === name)?.columns ?? [];
    const needed = `an amount in ${currency}`;
    result.set(name, { issue: issueOf({ columns }, { field: name, row, code: 'other-currency', needed }) });
  }
  return result;
}

const isIssue = (read: FieldRead | undefined): boolean => read !== undefined && 'issue' in read;

function codeOf(reads: FieldReads, name: string): string | null {
  const read = reads.get(name);
  return read && 'value' in read ? (read.currency ?? null) : null;
}

/** Only a code of three letters can be contradicted: a column may also say `US Dollar`. */
const contradicts = (code: string, currency: StoredValue): boolean =>
  typeof currency === 'string' && /^[A-Za-z]{3}$/.test(currency) && currency.toUpperCase() !== code;

/**
 * What model.md says of every deal: an open one is not closed, its vendor's close date is the expected one;
 * a lost one without a kind of loss has `unknown`, any other has none; no type of deal is `unknown`.
 */
export function withDealRules(reads: FieldReads, { reading }: RuleContext): FieldReads {
  if (reading.object !== 'opportunity') return reads;
  const result = new Map(reads);
  const change = (name: string, value: StoredValue) => {
    if (!isIssue(reads.get(name))) result.set(name, { value });
  };
  const outcome = valueIn(reads, 'outcome');
  if (outcome === 'open') {
    change('expected_close_on', valueIn(reads, 'expected_close_on') ?? valueIn(reads, 'closed_on'));
    change('closed_on', null);
  }
  change('loss_kind', outcome === 'lost' ? (valueIn(reads, 'loss_kind') ?? 'unknown') : null);
  change('deal_type', valueIn(reads, 'deal_type') ?? 'unknown');
  return result;
}
