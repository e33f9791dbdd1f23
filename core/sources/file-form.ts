import type { ColumnRule } from '../model/mapping.ts';
import type { ObjectName } from '../model/objects.ts';

/** Names under which one column is found, best first. Matched by columnKey. */
export type Aliases = readonly string[];

/** One way of reading a field: its columns (several: a composite) and what is done with them. */
export type Choice = {
  readonly columns: readonly Aliases[];
  readonly rule: Omit<ColumnRule, 'from' | 'or'>;
  /** Said when this way is taken: what the person should know about it. */
  readonly note?: string;
};

/** `first`: the first choice whose columns are all there. `inTurn`: all of those, each where the one before gives nothing. */
export type FieldForm = { readonly take: 'first' | 'inTurn'; readonly choices: readonly Choice[] };

/** One kind of file that a source delivers: how it is recognised and how its fields are read. */
export type FileForm = {
  readonly object: ObjectName;
  /** As a person calls it: `Opportunity of Data Loader`. */
  readonly name: string;
  /** Recognised where each of these has a column in the header... */
  readonly recognisedBy: readonly Aliases[];
  /** ...and none of these does. */
  readonly unless: Aliases;
  readonly fields: Readonly<Record<string, FieldForm>>;
  readonly deleted: Aliases;
  /** Column to the values of the rows that belong to this object. */
  readonly where: readonly { readonly column: Aliases; readonly values: readonly string[] }[];
  /** Columns to drop before storing. */
  readonly ignore: Aliases;
};

/** A source of files: a vendor, or a mapping file. */
export type Source = {
  readonly name: string;
  /** `all`: every form that matches is read (a mapping file). `one`: a file has one form (a vendor). */
  readonly forms: readonly FileForm[];
  readonly reads: 'all' | 'one';
};

/** Something that cannot be read as asked: what was needed, what came, the next step. */
export type Refusal = { readonly kind: 'refused'; readonly code: string; readonly message: string };

export function refusal(code: string, message: string): Refusal {
  return { kind: 'refused', code, message };
}

/** A column read as it stands, under any of its names. */
export function column(...names: string[]): FieldForm {
  return { take: 'first', choices: [{ columns: [names], rule: {} }] };
}

/** A column read by a rule. */
export function ruled(names: Aliases, rule: Choice['rule']): FieldForm {
  return { take: 'first', choices: [{ columns: [names], rule }] };
}

export function firstOf(...choices: readonly Choice[]): FieldForm {
  return { take: 'first', choices };
}

export function inTurn(...choices: readonly Choice[]): FieldForm {
  return { take: 'inTurn', choices };
}

/** A value that every row of the form has. */
export function always(value: string): FieldForm {
  return { take: 'first', choices: [{ columns: [], rule: { const: value } }] };
}

/** The parts that most forms leave empty. */
export const plainForm = { unless: [], deleted: [], where: [], ignore: [] } as const;
