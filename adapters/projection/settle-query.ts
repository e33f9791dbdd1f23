import type { SettleContext } from './settle-column.ts';
import { matches } from './sql-text.ts';

/** One aggregate over all rows of a file, by a name of its own. `x` stands for the column's text in `count`. */
export type Measure = { readonly name: string; readonly sql: (text: string) => string };

export const countWhere = (name: string, condition: (text: string) => string): Measure => ({
  name,
  sql: (text) => `count(*) filter (${condition(text)})`,
});

/** The first value in the file for which the condition holds, null without one. */
export const firstWhere = (name: string, condition: (text: string) => string): Measure => ({
  name,
  sql: (text) => `arg_min(${text}, line) filter (${condition(text)})`,
});

export const present: Measure = { name: 'n', sql: (text) => `count(nullif(${text}, ''))` };

/** What was measured of one column. */
export type Measured = {
  readonly count: (name: string) => number;
  readonly value: (name: string) => string;
};

/**
 * Measures columns in one scan. Each column is classified once (`classOf`: SQL of a small number), and the
 * measures see the class as `k` of the text: so a value meets no more patterns than it must.
 */
export async function measureColumns(
  columns: readonly {
    readonly text: string;
    readonly classOf: (text: string) => string;
    readonly measures: readonly Measure[];
  }[],
  { ask, from }: Pick<SettleContext, 'ask' | 'from'>,
): Promise<readonly Measured[]> {
  if (columns.length === 0) return [];
  const texts = columns.map(({ text }, index) => `${text} as t${index}`);
  const classes = columns.map(({ classOf }, index) => `${classOf(`t${index}`)} as k${index}`);
  const measures = columns.flatMap(({ measures: wanted }, index) =>
    wanted.map(({ name, sql }) => `${sql(`t${index}`)} as "${name}${index}"`),
  );
  const rows = await ask(
    `select ${measures.join(', ')} from (select *, ${classes.join(', ')} from (select line, ${texts.join(', ')} from ${from}))`,
  );
  const [row = {}] = rows;
  return columns.map((_, index) => ({
    count: (name) => Number(String(row[`${name}${index}`] ?? 0)),
    value: (name) => String(row[`${name}${index}`] ?? ''),
  }));
}

/** A class by the first pattern that matches: 1, 2, ...; 0 for none, null for no text. */
export const firstMatch = (text: string, patterns: readonly string[]): string =>
  `case when nullif(${text}, '') is null then null ${patterns
    .map((pattern, index) => `when ${matches(text, pattern)} then ${index + 1}`)
    .join(' ')} else 0 end`;

/** The class column of a text column: `t3` is classified in `k3`. */
export const classColumn = (text: string): string => text.replace('t', 'k');
