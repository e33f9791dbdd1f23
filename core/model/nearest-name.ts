/**
 * The candidate with the smallest edit distance to a name, or null where none is near enough
 * to be what was meant: more than a third of the longer name would have to change.
 *
 * Case, spaces and punctuation are not counted, so `GTXPro` is next to `GTX Pro`.
 * Ties go to the candidate that comes first in the list.
 * Distance: insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
 */
export function nearestName(name: string, candidates: readonly string[]): string | null {
  let best: { candidate: string; distance: number } | null = null;
  for (const candidate of candidates) {
    const distance = nameDistance(name, candidate);
    if (distance !== null && (best === null || distance < best.distance)) best = { candidate, distance };
  }
  return best?.candidate ?? null;
}

/** The edit distance between two names; null where more than a third of the longer one would have to change. */
export function nameDistance(name: string, other: string): number | null {
  const [a, b] = [plain(name), plain(other)];
  const limit = Math.floor(Math.max(a.length, b.length) / 3);
  if (Math.abs(a.length - b.length) > limit) return null;
  const distance = editDistance(a, b);
  return distance <= limit ? distance : null;
}

function plain(name: string): string {
  const letters = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return letters === '' ? name : letters;
}

/** Insertions, deletions, substitutions and swaps of neighbours that make `a` into `b`. Cost: length x length. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const step = Math.min(cell(last, j) + 1, cell(row, j - 1) + 1, cell(last, j - 1) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(swapped ? Math.min(step, cell(beforeLast, j - 2) + 1) : step);
    }
    beforeLast = last;
    last = row;
  }
  return cell(last, b.length);
}

const cell = (row: readonly number[], j: number): number => row[j] ?? 0;
