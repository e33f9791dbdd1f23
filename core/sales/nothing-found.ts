import type { Inventory } from '../model/inventory.ts';
import { nearestName } from '../model/nearest-name.ts';
import type { Note } from '../model/wins-report.ts';
import { type WinsCommand, WinsRefused } from './command.ts';
import { type Scene, winsCells } from './cuts.ts';
import type { Names } from './names.ts';

/** The code of a note that stands in the first line: why a report has nothing to tell. */
export const nothingFound = 'nothing-found';

const note = (text: string): Note => ({ code: nothingFound, text });

/**
 * Why no deal is in question: none was known on the as-of, or none passes all filters together.
 *
 * @throws WinsRefused for a filter on a value that no deal has, with the nearest one that some deal has.
 */
export async function explainNothing(
  scene: Scene,
  { command, inventory, names }: { command: WinsCommand; inventory: Inventory; names: Names },
): Promise<Note> {
  const deals = inventory.objects.opportunity;
  if (deals === undefined) return note('No opportunity was ingested: bearing ingest FILE');
  if (deals.records === 0) {
    const first = deals.knownFrom === null ? '' : `, and the first export tells of ${deals.knownFrom}`;
    return note(
      `No opportunity is known on ${inventory.asOf}: none was created by then${first}; give a later --as-of`,
    );
  }
  for (const filter of command.where) await refuseUnknownValue(scene, filter, names);
  return note('No opportunity passes all filters together: take one --where away');
}

async function refuseUnknownValue(
  scene: Scene,
  { dimension, values }: WinsCommand['where'][number],
  names: Names,
): Promise<void> {
  const cells = await winsCells({ ...scene, where: [], window: [null, null] }, [[dimension]]);
  const held = new Set([...cells.values()].flat().map((cell) => cell.values[0] ?? null));
  const unknown = values.find((value) => !held.has(value));
  if (unknown === undefined) return;
  const called = [...held].flatMap((value) =>
    value === null ? [] : [names.label(dimension, value) ?? value],
  );
  const nearest = unknown === null ? null : nearestName(unknown, called);
  const few = called.length <= 20 ? `; known are ${called.toSorted().join(', ')}` : '';
  throw new WinsRefused(
    `a value of ${dimension} was needed, got ${unknown === null ? 'one not filled in' : unknown.slice(0, 64)}${nearest === null ? few : `; did you mean ${nearest}?`}`,
  );
}
