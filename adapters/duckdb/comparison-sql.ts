import type { BatchEntry } from '../../core/model/batch.ts';
import type { Note } from '../../core/model/wins-report.ts';
import { contentHash, effectiveAt, recordKey } from './row-sql.ts';
import { literal } from './sql-text.ts';
import { extrasOf } from './state-sql.ts';
import type { StoreSpelling } from './store-spelling.ts';

/** A batch whose rows are in the store, beside earlier ones of its object and source. */
export type Beside = {
  readonly entry: BatchEntry;
  readonly before: readonly BatchEntry[];
  readonly spelling: StoreSpelling;
};

/** The live batches of the same object and source. */
export const earlierOf = (entry: BatchEntry, ledger: readonly BatchEntry[]): readonly BatchEntry[] =>
  ledger.filter(
    (earlier) => !earlier.isRetracted && earlier.object === entry.object && earlier.source === entry.source,
  );

/** Those of them with the same as-of, which can contradict it. */
export const twinsOf = (entry: BatchEntry, before: readonly BatchEntry[]): readonly BatchEntry[] =>
  before.filter((earlier) => earlier.asOf === entry.asOf);

/**
 * A row is new where the newest state has another content for its record, or none: one that the newest full
 * set does not hold, nor any later export, is deleted.
 */
export function addedSql({ entry, before, spelling }: Beside): string {
  const { object } = entry;
  const { batchKey } = spelling;
  const table = spelling.storedTable(object);
  const hash = contentHash(object, extrasOf([entry, ...before]), spelling);
  return `with live as (${spelling.batches(before)}),
  full_set as (select max(as_of) as as_of from live where is_full),
  version as (
    select ${recordKey(object)} as record_key, ${hash} as row_hash, ${effectiveAt(object)} as effective_at,
      l.as_of, case when l.is_full then l.as_of end as full_as_of
    from ${table} as r inner join live as l on l.${batchKey} = r.${batchKey}
  ),
  ranked as (
    select record_key, row_hash,
      row_number() over (partition by record_key order by effective_at desc, as_of desc, row_hash desc) as position,
      max(as_of) over (partition by record_key) as last_seen_at,
      max(full_as_of) over (partition by record_key) as last_full_seen_at
    from version
  ),
  newest as (
    select ranked.record_key, ranked.row_hash from ranked cross join full_set as f
    where ranked.position = 1
      and (f.as_of is null or ranked.last_seen_at > f.as_of or ranked.last_full_seen_at = f.as_of)
  )
  select count(*) as added from ${table} as r
  left join newest as n on n.record_key = ${recordKey(object)} and n.row_hash = ${hash}
  where r.${batchKey} = ${keyOf(entry, spelling)} and n.record_key is null`;
}

/** Rows of one record and one time in two exports of one as-of, whose content differs: how many, and one of them. */
export function contradictionsSql({ entry, before, spelling }: Beside): string {
  const { object } = entry;
  const { batchKey } = spelling;
  const hash = contentHash(object, extrasOf([entry, ...before]), spelling);
  const rows = (batches: readonly BatchEntry[]) => `select ${recordKey(object)} as record_key,
    ${effectiveAt(object)} as effective_at, ${hash} as row_hash
    from ${spelling.storedTable(object)} as r
    inner join (${spelling.batches(batches)}) as l on l.${batchKey} = r.${batchKey}`;
  return `select count(distinct a.record_key) as records, min(a.record_key) as example
     from (${rows([entry])}) as a
     inner join (${rows(before)}) as b on b.record_key = a.record_key and b.effective_at = a.effective_at
     where a.row_hash <> b.row_hash`;
}

export function contradictionNotes(
  { object }: BatchEntry,
  { records, example }: { readonly records: number; readonly example: string },
): readonly Note[] {
  if (records === 0) return [];
  const text =
    `${records} ${object} records differ from another export of the same as-of, such as ` +
    `${example.slice(0, 64)}; which one counts is decided by their content; give --as-of a time to settle it`;
  return [{ code: 'contradiction', text }];
}

const keyOf = (entry: BatchEntry, { batchKey }: StoreSpelling): string =>
  batchKey === 'batch' ? String(entry.batch) : literal(entry.batchId);
