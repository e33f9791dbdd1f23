import type { QueryRow } from '../model/cell-query.ts';
import type { Inventory } from '../model/inventory.ts';
import type { ObjectName } from '../model/objects.ts';
import type { Orphan } from '../model/quality-report.ts';
import { number, text } from './cell.ts';
import { counted, grouped } from './counted.ts';
import type { Ask } from './cuts.ts';
import { nearestRecord } from './nearest-record.ts';
import type { Fill } from './quality-fill.ts';
import { type Weighed, weighed } from './quality-finding.ts';

// More of one object are counted and not listed.
const orphansListed = 20;

/** Ids of deals that join no record of their source, most deals first, with the record that was perhaps meant. */
export async function orphansOf(
  ask: Ask,
): Promise<{ readonly listed: readonly Orphan[]; readonly rows: readonly QueryRow[] }> {
  const rows = await ask({ name: 'orphans', parameters: [] });
  const listed: Orphan[] = [];
  for (const [object, found] of Map.groupBy(rows, (row) => text(row, 'object') ?? '')) {
    const records = await ask({ name: 'record-ids', parameters: [object] });
    const bySource = Map.groupBy(records, (row) => text(row, 'source') ?? '');
    listed.push(...found.slice(0, orphansListed).map((row) => orphan(row, { object, bySource })));
  }
  return { listed, rows };
}

type Records = {
  readonly object: string;
  readonly bySource: ReadonlyMap<string, readonly QueryRow[]>;
};

function orphan(row: QueryRow, { object, bySource }: Records): Orphan {
  const source = text(row, 'source') ?? '';
  const id = text(row, 'record_id') ?? '';
  const nearest = nearestRecord(id, bySource.get(source) ?? []);
  return { object, source, id, deals: number(row, 'deal_count'), nearest };
}

/** One finding an object whose deals name records that are not there. */
export function orphanFindings(
  { listed, rows }: { readonly listed: readonly Orphan[]; readonly rows: readonly QueryRow[] },
  fill: Fill,
): readonly Weighed[] {
  return [...Map.groupBy(rows, (row) => text(row, 'object') ?? '')].map(([object, found]) => {
    const count = found.reduce((sum, row) => sum + number(row, 'deal_count'), 0);
    const of = fill.fields.find(({ field }) => field === `${object}_id`)?.all.filled ?? count;
    const own = listed.filter((one) => one.object === object);
    const shown = own.slice(0, 5).map(toldOrphan).join('; ');
    const more = found.length > 5 ? `; ${counted(found.length - 5, 'more id')}` : '';
    const isNear = own.some(({ nearest }) => nearest !== null);
    return weighed({
      code: `orphan-${object}`,
      object,
      count,
      of,
      text: `${grouped(count)} of ${counted(of, 'deal')} name a record of ${object} that is not there: ${shown}${more}`,
      examples: own.map(({ id }) => id),
      next: isNear
        ? `write the name alike in both files, or map it: { from: ..., map: { written: meant } }`
        : `ingest the missing rows of ${object}`,
      weight: 3,
    });
  });
}

function toldOrphan({ id, deals, nearest }: Orphan): string {
  const meant = nearest === null ? '' : `, did you mean "${nearest}"?`;
  return `${id} (${counted(deals, 'deal')}${meant})`;
}

const unusedObjects: readonly ObjectName[] = ['account', 'owner', 'product'];

/** Records that no deal names, from the rows of `quality-unused.sql`. */
export function unusedFindings(rows: readonly QueryRow[], inventory: Inventory): readonly Weighed[] {
  return unusedObjects.flatMap((object) => {
    const own = rows.filter((row) => row['object'] === object);
    if (own.length === 0) return [];
    const count = number(own[0] ?? {}, 'unused_count');
    const of = inventory.objects[object]?.records ?? count;
    const examples = own.map((row) => text(row, 'record_id') ?? '');
    return weighed({
      code: `${object}-without-deal`,
      object,
      count,
      of,
      text: `${grouped(count)} of ${counted(of, object)} have no deal, so no rate: ${toldExamples(examples, count)}`,
      examples,
      next: `check whether the deals of these ${object}s are missing from the export`,
      weight: 1,
    });
  });
}

function toldExamples(examples: readonly string[], count: number): string {
  return `${examples.join(', ')}${count > examples.length ? ', ...' : ''}`;
}
