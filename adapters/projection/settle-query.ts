import type { SettleContext } from './settle-column.ts';

/** How many values of a column fall into each class. */
export type Classes = {
  /** All values that are not blank. */
  readonly all: number;
  readonly count: (...classes: readonly number[]) => number;
  /** The first value in the file of one of these classes, for a message; '' where none has any. */
  readonly first: (...classes: readonly number[]) => Promise<string>;
};

/** Classifies every value of a column in one scan; `classOf` is SQL of a whole number. */
export async function classify(
  text: string,
  classOf: (text: string) => string,
  { ask, from }: Pick<SettleContext, 'ask' | 'from'>,
): Promise<Classes> {
  const values = `(select line, nullif(${text}, '') as t from ${from})`;
  const classed = `(select line, t, ${classOf('t')} as k from ${values} where t is not null)`;
  const rows = await ask(`select k, count(*) as n from ${classed} group by k`);
  const known = new Map(rows.map((row) => [Number(row['k']), Number(row['n'])]));
  const count = (...classes: readonly number[]) =>
    classes.reduce((sum, one) => sum + (known.get(one) ?? 0), 0);
  const first = async (...classes: readonly number[]) => {
    const [row] = await ask(
      `select arg_min(t, line) as v from ${classed} where k in (${classes.join(', ')})`,
    );
    return String(row?.['v'] ?? '');
  };
  return { all: count(...known.keys()), count, first };
}
