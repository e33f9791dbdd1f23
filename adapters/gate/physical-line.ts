import { byte, lineStartAfter, type Stretch } from './record-scan.ts';

/** One line of a file as it stands, whatever the quotes say. */
export type Line = { readonly from: number; readonly end: number; readonly next: number };

/** The physical line at `from`; null when it does not end within the stretch. */
export function lineAt(stretch: Stretch, from: number): Line | null {
  const { bytes, limit } = stretch;
  let end = from;
  while (bytes[end] !== byte.LF && bytes[end] !== byte.CR) end++;
  if (!stretch.ended && end + 1 >= limit) return null;
  end = Math.min(end, limit);
  return { from, end, next: lineStartAfter(stretch, end) };
}

/** Runs `work` with the line feed that the scanner needs standing at the view's limit. */
export function bounded<T>(view: Stretch, work: () => T): T {
  const kept = view.bytes[view.limit] as number;
  view.bytes[view.limit] = byte.LF;
  try {
    return work();
  } finally {
    view.bytes[view.limit] = kept;
  }
}

/** Quotes that do not pair within the line. */
export function hasOddQuotes(bytes: Uint8Array, line: Line): boolean {
  let odd = false;
  for (let i = line.from; i < line.end; i++) if (bytes[i] === byte.QUOTE) odd = !odd;
  return odd;
}
