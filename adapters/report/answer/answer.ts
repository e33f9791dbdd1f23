export type AnswerColumn = {
  readonly heading: string;
  readonly align: 'left' | 'right';
  /** Names of people's own making, which may be too long for a window. */
  readonly cut?: boolean;
};

export const left = (heading: string): AnswerColumn => ({ heading, align: 'left' });
export const right = (heading: string): AnswerColumn => ({ heading, align: 'right' });
export const name = (heading: string): AnswerColumn => ({ heading, align: 'left', cut: true });

/** A table of printed cells: what a person reads, not what a program does. */
export type AnswerTable = {
  readonly title: string;
  readonly columns: readonly AnswerColumn[];
  readonly rows: readonly (readonly string[])[];
};

/** A short report in words and printed tables: first what it is of, then the answer, then what to know of it. */
export type Answer = {
  readonly title: string;
  /** What it is of: counts, scale. */
  readonly context: string;
  readonly lines: readonly string[];
  /** What must not be overlooked. */
  readonly warnings: readonly string[];
  readonly tables: readonly AnswerTable[];
  readonly notes: readonly string[];
};

/** Stands in a narrow column where there is no number. */
export const noCell = '–';

/** The table without columns in which no row has anything; what that means belongs in the notes. */
export function withoutEmptyColumns(table: AnswerTable): AnswerTable {
  const isKept = (column: number) => table.rows.some((row) => row[column] !== noCell);
  return {
    ...table,
    columns: table.columns.filter((_, i) => isKept(i)),
    rows: table.rows.map((row) => row.filter((_, i) => isKept(i))),
  };
}
