import type { Comparison } from '../../core/ingest.ts';
import type { BatchEntry } from '../../core/model/batch.ts';
import type { Note } from '../../core/model/wins-report.ts';
import type { Database } from './database.ts';
import { contentHash, effectiveAt, recordKey } from './row-sql.ts';

import { extrasOf, liveSql } from './state-sql.ts';
import { storedTable } from './tables.ts';

/**
 * How a batch stands to the live batches before it: how many of its rows are new, and whether it contradicts
 * another export of the same as-of.
 */
export async function compareBatch(
  database: Database,
  entry: BatchEntry,
  ledger: readonly BatchEntry[],
): Promise<Comparison> {
  const before = ledger.filter(
    (earlier) => !earlier.isRetracted && earlier.object === entry.object && earlier.source === entry.source,
  );
  if (before.length === 0) return { added: entry.rows, notes: [] };
  const { added } = await database.row(addedSql(entry, before));
  return { added: Number(added), notes: await contradictions(database, entry, before) };
}

/**
 * A row is new where the newest state has another content for its record, or none: one that the newest full
 * set does not hold, nor any later export, is deleted.
 */
function addedSql(entry: BatchEntry, before: readonly BatchEntry[]): string {
  const { object } = entry;
  const table = storedTable(object);
  const hash = contentHash(object, extrasOf([entry, ...before]));
  return `with live as (${liveSql(before)}),
  full_set as (select max(as_of) as as_of from live where is_full),
  version as (
    select ${recordKey(object)} as record_key, ${hash} as row_hash, ${effectiveAt(object)} as effective_at,
      l.as_of, case when l.is_full then l.as_of end as full_as_of
    from ${table} as r inner join live as l on l.batch = r.batch
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
  where r.batch = ${entry.batch} and n.record_key is null`;
}

/** Rows of one record and one time in two exports of one as-of, whose content differs. */
async function contradictions(
  database: Database,
  entry: BatchEntry,
  before: readonly BatchEntry[],
): Promise<readonly Note[]> {
  const twins = before.filter((earlier) => earlier.asOf === entry.asOf);
  if (twins.length === 0) return [];
  const { object } = entry;
  const hash = contentHash(object, extrasOf([entry, ...twins]));
  const rows = (batches: readonly BatchEntry[]) => `select ${recordKey(object)} as record_key,
    ${effectiveAt(object)} as effective_at, ${hash} as row_hash
    from ${storedTable(object)} as r inner join (${liveSql(batches)}) as l on l.batch = r.batch`;
  const { records, example } = await database.row(
    `select count(distinct a.record_key) as records, min(a.record_key) as example
     from (${rows([entry])}) as a inner join (${rows(twins)}) as b using (record_key, effective_at)
     where a.row_hash <> b.row_hash`,
  );
  if (records === 0) return [];
  const text =
    `${records} ${object} records differ from another export of the same as-of, such as ` +
    `${String(example).slice(0, 64)}; which one counts is decided by their content; give --as-of a time to settle it`;
  return [{ code: 'contradiction', text }];
}
