/** A value bound by position in the `params` CTE of a query. */
export type QueryParameter = string | number | boolean | null;

/** Keep the rows whose dimension has one of these values (null: not filled in). */
export type DimensionFilter = {
  readonly dimension: string;
  readonly values: readonly (string | null)[];
};

/** What the `deal` relation must hold: the join of the state, one row per opportunity in it. */
export type DealSpec = {
  /** ISO date of the report; ages and the rates of open deals are as of its end. */
  readonly asOf: string;
  readonly fiscalYearStartMonth: number;
  /** Amounts are in this currency, by `exchange_rate` at the close; null: as they stand. */
  readonly currency: string | null;
  /** Dimensions to hold as text, by full name. */
  readonly dimensions: readonly string[];
  /** Cut points of the dimensions that are bands of a number. */
  readonly bands: Readonly<Record<string, readonly number[]>>;
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
  /** Needed by the queries that read `deal`. */
  readonly deal?: DealSpec;
};

/** Integers within 2^53 as numbers, exact decimals and dates as text. */
export type QueryRow = Readonly<Record<string, string | number | null>>;
