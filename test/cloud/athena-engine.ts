/** A value of a result; a number as its text, so that no digit is lost; a moment with six digits of a second. */
export type Cell =
  | null
  | boolean
  | string
  | { readonly number: string }
  | readonly Cell[]
  | ReadonlyMap<string, Cell>;

export type EngineColumn = {
  readonly name: string;
  /** As Athena names it in a result: `varchar`, `integer`, `bigint`, `decimal`, `timestamp`, `array`, `map` ... */
  readonly type: string;
  readonly precision: number;
  readonly scale: number;
};

export type EngineResult = {
  readonly columns: readonly EngineColumn[];
  readonly rows: readonly (readonly Cell[])[];
  readonly bytesScanned: number;
  /** Rows that were inserted, updated or deleted; null for a statement that only reads or defines. */
  readonly changed: number | null;
};

/** What stands behind the fake endpoint. It is given statements as Athena spells them. */
export type AthenaEngine = {
  readonly run: (
    statement: string,
    where: { readonly database: string | null; readonly signal: AbortSignal },
  ) => Promise<EngineResult>;
  readonly close: () => Promise<void>;
};

/** The statement failed; `code` is the word with which Athena's reason begins, such as `TABLE_NOT_FOUND`. */
export class EngineFailed extends Error {
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(`${code}: ${message}`, options);
    this.name = 'EngineFailed';
    this.code = code;
  }
}

/** What a statement that defines something answers. */
export const nothing: EngineResult = { columns: [], rows: [], bytesScanned: 0, changed: null };
