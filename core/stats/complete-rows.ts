/** A value, or null where none was given. */
export type Gap = number | null;

/** Rows without a gap (listwise deletion). Say how many are left: rows with gaps may differ from those without. */
export function completeRows(rows: readonly (readonly Gap[])[]): readonly (readonly number[])[] {
  return rows.flatMap((row) => {
    const given = row.filter((value) => value !== null);
    return given.length === row.length ? [given] : [];
  });
}
