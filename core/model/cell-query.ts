/** A value bound by position in the `params` CTE of a query. */
export type QueryParameter = string | number | boolean | null;

/** Keep the rows whose dimension has one of these values (null: not filled in). */
export type DimensionFilter = {
  readonly dimension: string;
  readonly values: readonly (string | null)[];
};

/** One run of one file of `queries/`: plain data, so every engine compiles it alike. */
export type CellQuery = {
  /** File name in `queries/` without `.sql`. */
  readonly name: string;
  readonly parameters: readonly QueryParameter[];
  /** Fills the flat list of dimensions, `/*dimensions*\/`. */
  readonly dimensions?: readonly string[];
  /** Fills the grouping sets, `/*cuts*\/`: each one dimension or a cross. */
  readonly cuts?: readonly (readonly string[])[];
  readonly where?: readonly DimensionFilter[];
};

/** Integers within 2^53 as numbers, exact decimals and dates as text. */
export type QueryRow = Readonly<Record<string, string | number | null>>;
