import type { CellValue } from 'hucre/xlsx';

const DAY = 86_400_000;
/** Excel's 1900 calendar has a 29 February that never was: before 1 March nobody can tell the day. */
const FIRST_SURE_DAY = Date.UTC(1900, 2, 1);
const FIRST_DAY = Date.UTC(1900, 0, 1);

/** The text of a cell as it would stand in a CSV: dates as ISO, numbers as plain decimals. Null where it is no sure value. */
export function sheetCellText(value: CellValue | undefined): string | null {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  return typeof value === 'number' ? numberText(value) : String(value);
}

function dateText(value: Date): string | null {
  const time = value.getTime();
  if (Number.isNaN(time)) return null;
  const iso = value.toISOString();
  if (time < FIRST_DAY) return iso.slice(11, 19);
  if (time < FIRST_SURE_DAY) return null;
  if (time % DAY === 0) return iso.slice(0, 10);
  return iso.endsWith('.000Z') ? iso.slice(0, 19) : iso.slice(0, 23);
}

/** A double in the fewest digits that give it back, never with an exponent. */
export function numberText(value: number): string {
  const text = String(value);
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!parts) return text;
  const [, sign = '', lead = '', rest = '', exponent = '0'] = parts;
  const digits = lead + rest;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}
