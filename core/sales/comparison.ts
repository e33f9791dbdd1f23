import { pAdjust } from '../stats/p-adjust.ts';
import type { Adjustments } from './adjustment.ts';
import type { Cell } from './cell.ts';
import { type By, keyOf, type Scene } from './cuts.ts';
import type { SettledKind } from './kinds.ts';
import { type Against, type Measured, measure } from './segments.ts';
import { adjustments, type Candidate, candidateKey } from './strata.ts';
import { falseDiscoveryRate } from './verdict.ts';

/** A cut with its groups measured and their q values; the groups in the order of their cells. */
export type Compared = {
  readonly by: By;
  readonly settled: SettledKind;
  readonly groups: readonly { readonly measured: Measured; readonly q: number | null }[];
};

export type Comparison = {
  readonly cuts: readonly Compared[];
  /** Groups of choice cuts looked at: the family of every q. */
  readonly tested: number;
  readonly bestQ: number | null;
};

type Cut = { readonly by: By; readonly settled: SettledKind; readonly cells: readonly Cell[] };

/** Measures every group of every cut; one family (Benjamini-Hochberg) over all groups of choice cuts. */
export function compare(cuts: readonly Cut[], against: Against & { readonly contrast: boolean }): Comparison {
  const measured = cuts.map((cut) => ({ ...cut, groups: measure(cut.cells, against) }));
  const family = measured.flatMap(({ settled, groups }) =>
    settled.kind === 'choice' && against.contrast ? groups.filter(({ p }) => p !== null) : [],
  );
  const adjusted = pAdjust(
    family.map(({ p }) => p ?? 1),
    'bh',
  );
  const q = new Map(family.map((group, i) => [group, adjusted[i] ?? null]));
  return {
    cuts: measured.map(({ by, settled, groups }) => ({
      by,
      settled,
      groups: groups.map((group) => ({ measured: group, q: q.get(group) ?? null })),
    })),
    tested: family.length,
    bestQ: adjusted.length > 0 ? adjusted.reduce((best, value) => Math.min(best, value)) : null,
  };
}

/** Adjusts every group that luck is unlikely to have made (or every group), by each other choice dimension. */
export async function adjustFound(
  scene: Scene,
  { cuts, others, everyGroup }: { cuts: readonly Compared[]; others: readonly string[]; everyGroup: boolean },
): Promise<ReadonlyMap<string, Adjustments>> {
  const candidates = cuts.flatMap(({ by, groups }): Candidate[] =>
    groups.flatMap(({ measured: { cell, lift }, q }) =>
      q !== null && (everyGroup || q <= falseDiscoveryRate) && lift !== null && lift.value !== 0
        ? [{ by, cell, lift: lift.value }]
        : [],
    ),
  );
  return adjustments(scene, { candidates, others });
}

/** The adjustments of one group. */
export function adjustmentsOf(found: ReadonlyMap<string, Adjustments>, { by, cell }: { by: By; cell: Cell }) {
  return found.get(candidateKey(by, cell)) ?? null;
}

export const cellsOf = (cells: ReadonlyMap<string, readonly Cell[]>, by: By) => cells.get(keyOf(by)) ?? [];
