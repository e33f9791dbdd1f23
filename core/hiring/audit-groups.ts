import type { Demographic } from '../model/people-objects.ts';
import type { Count } from '../stats/needs.ts';

export const auditDimensions = ['sex', 'race_ethnicity'] as const;
export type AuditDimension = (typeof auditDimensions)[number];

/** A person and whether it was selected, or scored above the median. */
export type Outcome = { readonly candidateId: string; readonly positive: boolean };

/** A category and its persons: k positive of n. */
export type CountedGroup = Count & { readonly group: Readonly<Record<string, string>>; readonly key: string };

export type Grouped = { readonly groups: readonly CountedGroup[]; readonly unknown: number };

export type SelfIdentified = ReadonlyMap<string, Demographic>;

/** Persons counted by category, sorted by name. Who has an unknown category is counted apart, in no denominator. */
export function groupOutcomes(
  outcomes: readonly Outcome[],
  by: readonly AuditDimension[],
  people: SelfIdentified,
): Grouped {
  const groups = new Map<string, CountedGroup>();
  let unknown = 0;
  for (const { candidateId, positive } of outcomes) {
    const group = categoryOf(people.get(candidateId), by);
    if (group === null) unknown += 1;
    else {
      const key = by.map((dimension) => group[dimension] ?? '').join(' / ');
      const before = groups.get(key) ?? { group, key, k: 0, n: 0 };
      groups.set(key, { ...before, k: before.k + (positive ? 1 : 0), n: before.n + 1 });
    }
  }
  return { groups: [...groups.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1)), unknown };
}

function categoryOf(
  person: Demographic | undefined,
  by: readonly AuditDimension[],
): Readonly<Record<string, string>> | null {
  const parts: [string, string][] = [];
  for (const dimension of by) {
    const category = person?.[dimension] ?? null;
    if (category === null) return null;
    parts.push([dimension, category]);
  }
  return Object.fromEntries(parts);
}
