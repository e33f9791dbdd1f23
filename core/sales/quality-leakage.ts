import { winsCells } from './cuts.ts';
import type { Ground } from './ground.ts';
import { lateLeaks } from './leaks.ts';
import { survey } from './survey.ts';

/** Every dimension that would be looked at and fails the leakage check, with the reason; by name. */
export async function leakageOf(
  { scene, dimensions }: Ground,
  deals: number,
): Promise<readonly { readonly dimension: string; readonly why: string }[]> {
  const searched = dimensions.filter(({ searched: isSearched, kind }) => isSearched && kind === 'choice');
  const { eligible, fillLeaks } = await survey(scene, searched);
  const cuts = eligible.map(({ name }) => [name]);
  const cells = await winsCells(scene, cuts);
  const late = await lateLeaks(scene, {
    dimensions: eligible.filter(({ name }) => !fillLeaks.has(name)),
    cells,
    deals,
  });
  return [...late, ...fillLeaks]
    .map(([dimension, why]) => ({ dimension, why }))
    .sort((a, b) => (a.dimension < b.dimension ? -1 : 1));
}
