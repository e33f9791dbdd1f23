import { fingerprint } from '../duckdb/state.ts';
import { extrasOf, type StateRequest } from '../duckdb/state-sql.ts';
import { extraName, storedFields } from '../duckdb/tables.ts';
import { identifier, literal } from '../queries/literal.ts';
import { type IcebergPlace, tableName } from './place.ts';
import { icebergState } from './state.ts';
import { currentName, pointerTable } from './tables.ts';

/**
 * Writes the state of an object at the newest moment beside the last one, then points to it, then forgets all
 * but these two: a report that began before still finds its rows. It can be cut short and repeated anywhere.
 * `before` is the state that `pointerQuery` tells, null where there is none; nothing is left to do where it is this one.
 */
export function rebuildCurrent(
  place: IcebergPlace,
  request: StateRequest,
  before: string | null,
): readonly string[] {
  const { object } = request;
  const table = tableName(place, currentName(object));
  if (before === fingerprint(request)) return [];
  const state = literal(fingerprint(request));
  const kept = before === null ? state : `${state}, ${literal(before)}`;
  return [
    `delete from ${table} where state = ${state}`,
    `insert into ${table} ${shownState(place, request)}`,
    `merge into ${tableName(place, pointerTable)} as t using (select ${literal(object)}, ${state}) as s (object, state)
on t.object = s.object
when matched then update set state = s.state
when not matched then insert (object, state) values (s.object, s.state)`,
    `delete from ${table} where state not in (${kept})`,
  ];
}

/** The state last written whole of each object. */
export const pointerQuery = (place: IcebergPlace): string =>
  `select p.object, p.state from ${tableName(place, pointerTable)} as p order by p.object`;

/** The kept rows of a state in the columns of the computed one; only for a state that `pointerQuery` tells. */
export function currentQuery(place: IcebergPlace, request: StateRequest): string {
  const { object, batches } = request;
  const fields = storedFields(object).map(({ name }) => `c.${identifier(name)}`);
  const extras = extrasOf(batches).map(
    (name) => `element_at(c.extra, ${literal(name)}) as ${identifier(extraName(object, name))}`,
  );
  return `select ${[...fields, ...extras, 'c.source', 'c.is_back_cast'].join(', ')}
from ${tableName(place, currentName(object))} as c where c.state = ${literal(fingerprint(request))}`;
}

function shownState(place: IcebergPlace, request: StateRequest): string {
  const { object, batches } = request;
  const fields = storedFields(object).map(({ name }) => `s.${identifier(name)}`);
  const extras = extrasOf(batches);
  const names = extras.map(literal).join(', ');
  const values = extras.map((name) => `s.${identifier(extraName(object, name))}`).join(', ');
  const extra = `cast(map(array[${names}], array[${values}]) as map(varchar, varchar))`;
  const columns = [literal(fingerprint(request)), ...fields, extra, 's.source', 's.is_back_cast'];
  return `select ${columns.join(', ')} from (${icebergState(place, request)}) as s`;
}
