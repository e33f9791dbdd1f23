import type { QueryRow } from '../model/cell-query.ts';
import type { Note } from '../model/wins-report.ts';
import { number, text } from './cell.ts';
import type { Ask } from './cuts.ts';
import { nearestName } from './nearest-name.ts';

// More orphans than this of one object are told as a number only.
const orphansTold = 5;

/** Ids of deals that join nothing, with the name that was perhaps meant. */
export async function orphanNotes(ask: Ask): Promise<readonly Note[]> {
  const rows = await ask({ name: 'orphans', parameters: [] });
  const notes: Note[] = [];
  for (const [object, found] of Map.groupBy(rows, (row) => text(row, 'object') ?? '')) {
    const ids = await ask({ name: 'record-ids', parameters: [object] });
    for (const row of found.slice(0, orphansTold)) notes.push(orphanNote(row, { object, ids }));
    if (found.length > orphansTold) notes.push(remainder(object, found.slice(orphansTold)));
  }
  return notes;
}

function orphanNote(row: QueryRow, { object, ids }: { object: string; ids: readonly QueryRow[] }): Note {
  const written = text(row, 'record_id') ?? '';
  const names = ids.filter((id) => id['source'] === row['source']).map((id) => text(id, 'record_id') ?? '');
  const nearest = nearestName(written, names);
  const deals = `(${number(row, 'deal_count')} deals)`;
  const meant = nearest === null ? '' : `; did you mean "${nearest}"?`;
  return { code: 'orphan', text: `${written} has no ${object} row${meant} ${deals}` };
}

function remainder(object: string, rows: readonly QueryRow[]): Note {
  const deals = rows.reduce((sum, row) => sum + number(row, 'deal_count'), 0);
  return { code: 'orphan', text: `${rows.length} more ${object} ids have no row (${deals} deals)` };
}

/** Owners that no deal names: they have no rate, and are not taken for losers. */
export async function idleOwners(ask: Ask): Promise<readonly string[]> {
  const rows = await ask({ name: 'record-ids', parameters: ['owner'] });
  return rows.filter((row) => number(row, 'deal_count') === 0).map((row) => text(row, 'record_id') ?? '');
}

export function idleOwnersNote(names: readonly string[]): readonly Note[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, 10).join(', ') + (names.length > 10 ? ', ...' : '');
  const verb = names.length === 1 ? 'owner without a deal has' : 'owners without a deal have';
  return [{ code: 'owner-without-deal', text: `${names.length} ${verb} no rate: ${shown}` }];
}
