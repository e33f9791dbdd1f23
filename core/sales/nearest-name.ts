/**
 * The name that looks most like what was written, for "did you mean": fewest edits (Levenshtein), case ignored.
 *
 * @returns null where even the nearest differs in more than a third of its letters.
 */
export function nearestName(written: string, names: readonly string[]): string | null {
  const ranked = names
    .map((name) => ({ name, distance: edits(written.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  const best = ranked[0];
  if (best === undefined) return null;
  return best.distance * 3 <= Math.max(written.length, best.name.length) ? best.name : null;
}

/** Insertions, deletions and replacements that make one text the other. */
export function edits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
