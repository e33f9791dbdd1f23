/** Rows of either engine in one form: Trino's JSON has integers and booleans bare, everything else as text. */
export function printedRows(rows: readonly (readonly unknown[])[]): readonly (readonly (string | null)[])[] {
  return rows.map((row) => row.map((value) => (value === null ? null : String(value))));
}
