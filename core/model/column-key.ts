/**
 * What a column is matched by: its letters and digits without case, so `Close Date`, `CLOSE_DATE`,
 * `close-date` and `CloseDate` are one name. A name without any letter or digit is matched as it stands.
 */
export function columnKey(name: string): string {
  const key = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return key === '' ? name.trim() : key;
}
