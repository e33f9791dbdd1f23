import type { QueryRow } from '../model/cell-query.ts';
import type { QualityBatch } from '../model/quality-report.ts';
import { number, text } from './cell.ts';
import { counted, grouped } from './counted.ts';
import type { Fill } from './quality-fill.ts';
import { type Weighed, weighed } from './quality-finding.ts';

/** Deals that look entered twice, from the rows of `quality-duplicates.sql`. */
export function duplicateFindings(rows: readonly QueryRow[], fill: Fill): readonly Weighed[] {
  const first = rows[0];
  if (first === undefined) return [];
  const count = number(first, 'alike_count');
  const groups = counted(number(first, 'group_count'), 'group');
  return [
    weighed({
      code: 'duplicate-looking',
      object: 'opportunity',
      count,
      of: fill.deals.all,
      text: `${grouped(count)} of ${counted(fill.deals.all, 'deal')} look entered twice, in ${groups}: same account and created day, same name or (unnamed) same owner, product and amount`,
      examples: rows.flatMap((row) => [
        text(row, 'first_record_id') ?? '',
        text(row, 'last_record_id') ?? '',
      ]),
      next: 'merge them at the source; they are counted one by one until then',
      weight: 2,
    }),
  ];
}

/** Records that two batches tell differently for one moment, from the rows of `quality-contradictions.sql`. */
export function contradictionFindings(rows: readonly QueryRow[], fill: Fill): readonly Weighed[] {
  const first = rows[0];
  if (first === undefined) return [];
  const count = number(first, 'record_count');
  return [
    weighed({
      code: 'contradiction',
      object: 'opportunity',
      count,
      of: fill.deals.all,
      text: `${counted(count, 'deal')} told differently by two batches for the same moment: one of the two is shown, always the same`,
      examples: rows.map((row) => text(row, 'record_id') ?? ''),
      next: 'retract the wrong batch, or give the later export its time: --as-of DATETIME',
      weight: 3,
    }),
  ];
}

/** Live batches from the rows of `quality-batches.sql`. */
export function batchesOf(rows: readonly QueryRow[]): readonly QualityBatch[] {
  return rows.map((row) => ({
    batchId: text(row, 'batch_id') ?? '',
    file: text(row, 'file') ?? '',
    source: text(row, 'source') ?? '',
    object: text(row, 'object') ?? '',
    read: number(row, 'read_count'),
    stored: number(row, 'stored_count'),
    quarantined: number(row, 'quarantined_count'),
    footer: number(row, 'footer_count'),
  }));
}

/** A finding an object with quarantined rows. */
export function quarantineFindings(batches: readonly QualityBatch[]): readonly Weighed[] {
  return [...Map.groupBy(batches, ({ object }) => object)].flatMap(([object, own]) => {
    const held = own.filter(({ quarantined }) => quarantined > 0);
    const count = held.reduce((sum, { quarantined }) => sum + quarantined, 0);
    const of = own.reduce((sum, { read }) => sum + read, 0);
    if (count === 0) return [];
    const files = [...new Set(held.map(({ file }) => file))].join(', ');
    return weighed({
      code: `quarantined-${object}`,
      object,
      count,
      of,
      text: `${grouped(count)} of ${counted(of, 'row')} of ${object} are in quarantine (${files}): in no report`,
      examples: held.map(({ batchId }) => batchId),
      next: `bearing quarantine ${held[0]?.batchId.slice(0, 12) ?? ''} shows them with their reasons`,
      weight: 2,
    });
  });
}
