import { displayWidth } from '../report/terminal/layout.ts';

/** More rows than this are a table, not a picture. */
export const mostRows = 60;

/** Width of the picture and height of a row in CSS pixels; text is 12 high. */
export const pictureWidth = 760;
export const rowHeight = 24;

/** Room in pixels that the longest label takes at 12 px; ids are all digits and capitals, the widest signs. */
export function labelRoom(labels: readonly string[]): number {
  return Math.max(...labels.map((label) => displayWidth(label)), 4) * 7.8 + 14;
}

/** The groups with the most closed deals, in the order they came, when there are too many for one picture. */
export function fewEnough<T>(rows: readonly T[], weight: (row: T) => number): readonly T[] {
  if (rows.length <= mostRows) return rows;
  const least = rows.map(weight).toSorted((a, b) => b - a)[mostRows - 1] ?? 0;
  return rows.filter((row) => weight(row) >= least).slice(0, mostRows);
}

/** `the 60 of 212 groups with the most closed deals`, or nothing when all are shown. */
export function leftOutText(shown: number, all: number): string {
  return shown === all
    ? ''
    : ` Shown: the ${shown} of ${all} groups with the most closed deals; the table has all.`;
}
