import type { AsOf, BatchEntry } from '../../core/model/batch.ts';
import { type ObjectName, objects } from '../../core/model/objects.ts';
import { contentHash, effectiveAt, recordKey } from './row-sql.ts';
import { identifier, literal, moment } from './sql-text.ts';
import { duckdbSpelling, type StoreSpelling } from './store-spelling.ts';
import { extraName, storedFields } from './tables.ts';

/** What a state is asked of: an object's live batches, at a moment, with the further columns to show. */
export type StateRequest = {
  readonly object: ObjectName;
  readonly asOf: AsOf;
  readonly batches: readonly BatchEntry[];
  /** The kind of store; the local one where none is named. */
  readonly spelling?: StoreSpelling;
};

const spellingOf = ({ spelling }: StateRequest): StoreSpelling => spelling ?? duckdbSpelling;

/** Further columns of the live batches, by their normalised header names, sorted. */
export const extrasOf = (batches: readonly BatchEntry[]): readonly string[] =>
  [...new Set(batches.flatMap((batch) => batch.extras))].sort();

/**
 * The state of an object as a query: one row a record, in the columns of the model, then its extras, `source`
 * and `is_back_cast`. The rules are those of the data contract, in one statement:
 * per record the row with the greatest (effective_at, batch as-of, row_hash) and effective_at <= as-of, else
 * its first row, shown before its time from the day it began; less what the newest full set does not hold.
 */
export function stateSql(request: StateRequest): string {
  const { object, asOf } = request;
  const at = moment(asOf.at);
  const { storedTable, batchKey, batches } = spellingOf(request);
  return `with
live as (${batches(request.batches)}),
full_set as (
    select source, max(as_of) as as_of from live where is_full and as_of <= ${at} group by source
),
version as (
    select r.${batchKey}, r.line, ${recordKey(object)} as record_key, ${tieBreak(request)} as row_hash, l.source, l.as_of, ${effectiveAt(object)} as effective_at,
        case when l.as_of <= ${at} then l.as_of end as seen_at,
        case when l.is_full and l.as_of <= ${at} then l.as_of end as full_seen_at
    from ${storedTable(object)} as r
    inner join live as l on l.${batchKey} = r.${batchKey}
),
ranked as (
    select v.${batchKey}, v.line, v.source, v.effective_at,
        row_number() over (
            partition by v.source, v.record_key
            order by
                case when v.effective_at <= ${at} then 0 else 1 end,
                case when v.effective_at <= ${at} then v.effective_at end desc,
                v.effective_at, v.as_of desc, v.row_hash desc, v.${batchKey}, v.line
        ) as position,
        max(v.seen_at) over (partition by v.source, v.record_key) as last_seen_at,
        max(v.full_seen_at) over (partition by v.source, v.record_key) as last_full_seen_at
    from version as v
)
select ${stateColumns(request, { effectiveAt: 'k.effective_at', source: 'k.source' })}
from ranked as k
inner join ${storedTable(object)} as r on r.${batchKey} = k.${batchKey} and r.line = k.line
left join full_set as f on f.source = k.source
where k.position = 1
    and not r.is_deleted
    and (f.as_of is null or k.last_seen_at > f.as_of or k.last_full_seen_at = f.as_of)
    and ${isKnown(request, 'k.effective_at')}`;
}

/** The same answer where every source has one batch and no id twice in it: each row is its record. */
export function directStateSql(request: StateRequest): string {
  const { object } = request;
  const { storedTable, batchKey, batches } = spellingOf(request);
  return `select ${stateColumns(request, { effectiveAt: effectiveAt(object), source: 'l.source' })}
from ${storedTable(object)} as r
inner join (${batches(request.batches)}) as l on l.${batchKey} = r.${batchKey}
where not r.is_deleted and ${isKnown(request, effectiveAt(object))}`;
}

/** Every version up to the moment, with its time and its batch. */
export function versionSql(request: StateRequest): string {
  const { object, asOf } = request;
  const { storedTable, batchKey, batches } = spellingOf(request);
  const shown = { effectiveAt: effectiveAt(object), source: 'l.source' };
  return `select ${stateColumns(request, shown)}, ${effectiveAt(object)} as effective_at, l.batch_id
from ${storedTable(object)} as r
inner join (${batches(request.batches)}) as l on l.${batchKey} = r.${batchKey}
where not r.is_deleted and ${effectiveAt(object)} <= ${moment(asOf.at)}`;
}

/** Content decides only between rows of one time from batches of one as-of; where there are none it costs nothing. */
function tieBreak(request: StateRequest): string {
  const { object, batches } = request;
  const exports = new Set(batches.map((batch) => `${batch.source} ${batch.asOf}`));
  return exports.size === batches.length ? "''" : contentHash(object, extrasOf(batches), spellingOf(request));
}

/** Before its first row a record is known from the day it began; a record of an undated object always is. */
function isKnown({ object, asOf }: StateRequest, effective: string): string {
  const { began } = objects[object];
  if (began === null) return 'true';
  const moments = { date: `date ${literal(asOf.day)}`, instant: moment(asOf.at) };
  const kind = storedFields(object).find((field) => field.name === began)?.kind.kind;
  const limit = kind === 'date' ? moments.date : moments.instant;
  return `(${effective} <= ${moment(asOf.at)} or r.${began} <= ${limit})`;
}

function stateColumns(request: StateRequest, from: { effectiveAt: string; source: string }): string {
  const { object, asOf, batches } = request;
  const isBackCast = objects[object].began === null ? 'false' : `${from.effectiveAt} > ${moment(asOf.at)}`;
  const fields = storedFields(object).map(
    ({ name }) => `${shownField(request, name, isBackCast)} as ${identifier(name)}`,
  );
  const spelling = spellingOf(request);
  const extras = extrasOf(batches).map(
    (name) => `${spelling.extra(name)} as ${identifier(extraName(object, name))}`,
  );
  return [...fields, ...extras, `${from.source} as source`, `${isBackCast} as is_back_cast`].join(', ');
}

const closing = ['outcome', 'loss_kind', 'loss_reason', 'closed_on'];

/** A deal shown before its first row was open until it closed, and nobody knew yet how it would. */
function shownField({ object, asOf }: StateRequest, name: string, isBackCast: string): string {
  const column = `r.${identifier(name)}`;
  if (object !== 'opportunity' || !closing.includes(name)) return column;
  const isNotYetClosed = `${isBackCast} and (r.closed_on is null or r.closed_on > date ${literal(asOf.day)})`;
  return `case when ${isNotYetClosed} then ${name === 'outcome' ? "'open'" : 'null'} else ${column} end`;
}
