import type { QueryRow } from '../model/cell-query.ts';
import type { Note } from '../model/wins-report.ts';
import { number, text } from './cell.ts';
import { counted, grouped } from './counted.ts';
import type { Ask } from './cuts.ts';
import { recordLabels } from './names.ts';
import { nearestRecord } from './nearest-record.ts';

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
  const records = ids.filter((id) => id['source'] === row['source']);
  const nearest = nearestRecord(written, records);
  const deals = `(${counted(number(row, 'deal_count'), 'deal')})`;
  const meant = nearest === null ? '' : `; did you mean "${nearest}"?`;
  return { code: 'orphan', text: `${written} has no ${object} row${meant} ${deals}` };
}

function remainder(object: string, rows: readonly QueryRow[]): Note {
  const deals = rows.reduce((sum, row) => sum + number(row, 'deal_count'), 0);
  return {
    code: 'orphan',
    text: `${grouped(rows.length)} more ${object} ids have no row (${counted(deals, 'deal')})`,
  };
}

/** An owner by id, and by what people say. */
export type IdleOwner = { readonly id: string; readonly name: string };

/** Owners that no deal names: they have no rate, and are not taken for losers. */
export async function idleOwners(ask: Ask): Promise<readonly IdleOwner[]> {
  const rows = await ask({ name: 'record-ids', parameters: ['owner'] });
  const labels = recordLabels(rows);
  return rows
    .filter((row) => number(row, 'deal_count') === 0)
    .map((row) => text(row, 'record_id') ?? '')
    .map((id) => ({ id, name: labels.get(id) ?? id }));
}

export function idleOwnersNote(idle: readonly IdleOwner[]): readonly Note[] {
  if (idle.length === 0) return [];
  const names = idle.slice(0, 10).map(({ name }) => name);
  const shown = names.join(', ') + (idle.length > 10 ? ', ...' : '');
  const verb = idle.length === 1 ? 'owner without a deal has' : 'owners without a deal have';
  return [{ code: 'owner-without-deal', text: `${grouped(idle.length)} ${verb} no rate: ${shown}` }];
}
