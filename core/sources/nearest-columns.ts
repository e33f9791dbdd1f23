import { nameDistance } from '../model/nearest-name.ts';
import type { Aliases, FileForm } from './file-form.ts';
import { findColumn } from './find-column.ts';

/**
 * For each missing column the header name that is nearest to one of its names, null where none is near.
 * No header name is given twice, and none that the form reads as it stands; the nearest pair goes first.
 */
export function nearestColumns(
  missing: readonly Aliases[],
  { header, form }: { readonly header: readonly string[]; readonly form: FileForm },
): readonly (string | null)[] {
  const read = readColumns(header, form);
  const free = header.filter((_, i) => !read.has(i));
  const pairs = missing.flatMap((names, at) => pairsOf(names, free).map((pair) => ({ ...pair, at })));
  const given = new Map<number, string>();
  for (const { at, name } of pairs.toSorted((a, b) => a.distance - b.distance)) {
    if (!given.has(at) && ![...given.values()].includes(name)) given.set(at, name);
  }
  return missing.map((_, at) => given.get(at) ?? null);
}

function pairsOf(names: Aliases, free: readonly string[]) {
  return names.flatMap((wanted) =>
    free.flatMap((name) => {
      const distance = nameDistance(wanted, name);
      return distance === null ? [] : [{ name, distance }];
    }),
  );
}

/** Positions of the columns that the form knows by name. */
function readColumns(header: readonly string[], form: FileForm): ReadonlySet<number> {
  const fields = Object.values(form.fields).flatMap(({ choices }) => choices.flatMap((c) => c.columns));
  const known = [...fields, ...form.recognisedBy].map((names) => findColumn(header, names));
  return new Set(known.flatMap((found) => (found.kind === 'found' ? [found.position] : [])));
}
