import type { SettleContext } from './settle-column.ts';

/** How many values of a column fall into each class, and the first of each in the file. */
export type Classes = {
  /** All values that are not blank. */
  readonly all: number;
  readonly count: (...classes: readonly number[]) => number;
  /** The first value of the first of these classes that has one; '' where none has. */
  readonly first: (...classes: readonly number[]) => string;
};

/** Classifies every value of a column in one scan; `classOf` is SQL of a whole number, or null for no value. */
export async function classify(
  text: string,
  classOf: (text: string) => string,
  { ask, from }: Pick<SettleContext, 'ask' | 'from'>,
): Promise<Classes> {
  const rows = await ask(
    `select k, count(*) as n, arg_min(t, line) as first from (
      select line, t, ${classOf('t')} as k from (select line, nullif(${text}, '') as t from ${from})
    ) where t is not null group by k`,
  );
  const known = new Map(
    rows.map((row) => [Number(row['k']), { count: Number(row['n']), first: String(row['first']) }]),
  );
  const count = (...classes: readonly number[]) =>
    classes.reduce((sum, one) => sum + (known.get(one)?.count ?? 0), 0);
  const first = (...classes: readonly number[]) =>
    classes.map((one) => known.get(one)?.first).find((value) => value !== undefined) ?? '';
  return { all: count(...known.keys()), count, first };
}
