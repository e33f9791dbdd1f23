import { type Cell, number, text } from './cell.ts';
import { askCuts, keyOf, type Scene } from './cuts.ts';
import type { Dimension } from './dimension.ts';
import { aucLeak, changeLeak, mayTellAll } from './leakage.ts';

type Suspects = {
  readonly dimensions: readonly Dimension[];
  readonly cells: ReadonlyMap<string, readonly Cell[]>;
  /** Opportunities in the state. */
  readonly deals: number;
};

/** Why a dimension is known with the outcome, by dimension, from the second and third test of the leakage check. */
export async function lateLeaks(
  scene: Scene,
  { dimensions, cells, deals }: Suspects,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const ownFields = (await hasHistory(scene, deals))
    ? dimensions.filter(({ name }) => ownField(name) !== null)
    : [];
  for (const { name } of ownFields) {
    const leak = await changedAtClose(scene, ownField(name) ?? name);
    if (leak !== null) found.set(name, leak);
  }
  const suspects = dimensions.filter(
    ({ name }) => !found.has(name) && mayTellAll(cells.get(keyOf([name])) ?? []),
  );
  for (const { name } of suspects) {
    const leak = await tellsOutcome(scene, name);
    if (leak !== null) found.set(name, leak);
  }
  return found;
}

/** Where no opportunity has a second version, nothing was ever seen to change. */
async function hasHistory({ ask, deal }: Scene, deals: number): Promise<boolean> {
  const [row] = await ask({ name: 'version-count', parameters: [deal.asOf] });
  return row !== undefined && number(row, 'version_count') > deals;
}

async function changedAtClose({ ask, deal }: Scene, column: string): Promise<string | null> {
  const [row] = await ask({ name: 'changed-at-close', parameters: [deal.asOf], dimensions: [column] });
  return row ? changeLeak(row) : null;
}

const derived = new Set(['source', 'outcome', 'loss_kind', 'competitor_present']);

/** Versions are kept of the opportunity's own fields. */
function ownField(name: string): string | null {
  if (name === 'amount_band') return 'amount';
  return name.includes('.') || derived.has(name) ? null : name;
}

async function tellsOutcome(scene: Scene, name: string): Promise<string | null> {
  const deal = { ...scene.deal, dimensions: [...scene.deal.dimensions, 'fold'] };
  const rows = await askCuts({ ...scene, deal }, { name: 'outcome-cells', cuts: [[name, 'fold']] });
  return aucLeak(
    rows.map(({ row }) => ({
      fold: text(row, 'fold') ?? '',
      value: text(row, name),
      won: number(row, 'won_count'),
      lost: number(row, 'lost_count'),
    })),
  );
}
