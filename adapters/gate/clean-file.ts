import type { Note } from '../../core/model/wins-report.ts';

/** A row that was not exactly right, kept whole. `line` is physical (1 = the header's first line), `column` counts fields from 1. */
export type QuarantinedRow = {
  readonly line: number;
  readonly column: number | null;
  readonly code: string;
  readonly message: string;
  readonly raw: string;
  /** `latin1` where the row's bytes are not UTF-8: then each character of `raw` is one byte. */
  readonly rawEncoding?: 'latin1';
};

/**
 * What the gate lets through of one file: records with exactly as many fields as the header, as text.
 * records + quarantined + footer = records read. Blank lines are no records.
 */
export type CleanFile = {
  readonly path: string;
  /** Of the bytes as delivered, before any unpacking. */
  readonly sha256: string;
  /** Header cells, trimmed, in file order. */
  readonly columns: readonly string[];
  /**
   * UTF-8 CSV files without a header: comma, `"` doubled inside quotes, LF between records.
   * The first field is the record's physical line (JSON, Parquet, XLSX: its row), then the fields in header order.
   */
  readonly parts: readonly string[];
  readonly records: number;
  /** Bytes of the longest record as written, its line included; no record is longer. */
  readonly longest: number;
  readonly footer: number;
  /** JSON lines of QuarantinedRow; null where there is none. */
  readonly quarantineFile: string | null;
  readonly quarantined: number;
  /** The format as observed, for people: `delimited by ;, windows-1252`. */
  readonly format: string;
  readonly notes: readonly Note[];
};

/** A part file, its number of columns, and the bytes of the longest record so far. */
export type WrittenPart = { readonly path: string; readonly columns: number; readonly longest: number };

export type GateOptions = {
  /** Where parts and quarantine are written; emptied by the caller. */
  readonly workFolder: string;
  readonly encoding?: string;
  /** `,` `;` `tab` or `|`; found over the file when absent. */
  readonly delimiter?: string;
  /** The sheet of a workbook; needed where several hold something. */
  readonly sheet?: string;
  /** Bytes of the file after unpacking; the gate's own cap where it is absent. */
  readonly mostBytes?: number | undefined;
  /**
   * Told of each part of a delimited file once it is written whole, so that it can be loaded while the gate
   * goes on. A later refusal takes all parts back.
   */
  readonly onPart?: (part: WrittenPart) => void;
};

/** The file as a whole cannot be read; nothing of it was let through. */
export class FileRefused extends Error {
  readonly code: string;
  readonly line: number | null;
  readonly column: number | null;

  constructor(refusal: { code: string; message: string; line?: number; column?: number }) {
    super(refusal.message);
    this.name = 'FileRefused';
    this.code = refusal.code;
    this.line = refusal.line ?? null;
    this.column = refusal.column ?? null;
  }
}
