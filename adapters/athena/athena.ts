/** What one execution cost; Athena bills the bytes. */
export type AthenaCost = {
  readonly executionId: string;
  readonly bytesScanned: number;
  readonly engineMs: number;
};

export type AthenaColumn = {
  readonly name: string;
  /** As Athena names it: `varchar`, `integer`, `bigint`, `decimal`, `date`, `timestamp`, `boolean`, `array`. */
  readonly type: string;
};

/** Cells are text as Athena's API has them; null is SQL's null, which is not the empty text. */
export type AthenaResult = {
  readonly columns: readonly AthenaColumn[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly cost: AthenaCost;
};

/**
 * Statements on one workgroup. A statement may run more than once (a lost reply, a commit conflict), so each must
 * be one that can be repeated.
 */
export type Athena = {
  /**
   * A statement whose rows nobody wants: DDL, DML, maintenance.
   * @param key what the statement belongs to, such as a batch id: the same key and text are the same execution.
   */
  readonly run: (statement: string, key: string) => Promise<AthenaCost>;
  /** A query and all of its rows; over 100,000 rows they come by `UNLOAD`, which keeps no order. */
  readonly query: (statement: string, key: string) => Promise<AthenaResult>;
};
