import type { BatchEntry } from '../../core/model/batch.ts';
import type { QueryRow } from '../../core/model/cell-query.ts';
import type { Inventory } from '../../core/model/inventory.ts';
import { type ObjectName, objectNames } from '../../core/model/objects.ts';
import type { QueryEngine } from '../../core/ports.ts';
import { firstSql } from '../duckdb/inventory.ts';
import { live } from '../duckdb/ledger.ts';
import { extrasOf } from '../duckdb/state-sql.ts';
import { extraName } from '../duckdb/tables.ts';
import { icebergSpelling } from '../iceberg/state.ts';
import { type CompiledQuery, compileQuery } from '../queries/compile.ts';
import { identifier, literal } from '../queries/literal.ts';
import { keptAsTable } from './deal-table.ts';
import type { Lake } from './lake.ts';
import type { LakeState } from './lake-state.ts';
import { recordsOf } from './records.ts';
import { type Relations, relationsOf } from './relations.ts';
import { selectOver, withRelations } from './with-relations.ts';

/**
 * A query engine over the tables of a lake as of one moment. The batches are fixed when it opens: rows that come later
 * belong to batches it does not know, so all queries of a report see the same state.
 */
export async function lakeEngine(lake: Lake, state: LakeState): Promise<QueryEngine> {
  const relations = relationsOf(lake.place, state);
  const inventory = await countRelations(lake, state, relations);
  const deals = dealsOf(lake, relations);
  return {
    inventory: async () => inventory,
    rows: async (query) => {
      const compiled = compileQuery(query, inventory);
      const deal = await deals(compiled);
      const all: Relations = deal === null ? relations : new Map([...relations, ['deal', deal]]);
      return recordsOf(await lake.athena.query(withRelations(compiled.sql, all), lake.fresh())).map(plain);
    },
  };
}

/** The `deal` relation of a query; where it is made of several objects it is kept for the other queries of the report. */
function dealsOf(lake: Lake, relations: Relations): (compiled: CompiledQuery) => Promise<string | null> {
  const kept = new Map<string, Promise<string>>();
  return async ({ deal, isDealJoined }) => {
    if (deal === null) return null;
    const found = kept.get(deal);
    if (found !== undefined) return found;
    const query = selectOver(deal, relations);
    const made = isDealJoined ? keptAsTable(lake, query) : Promise.resolve(query);
    kept.set(deal, made);
    return made;
  };
}

function plain(row: Readonly<Record<string, string | number | boolean | null>>): QueryRow {
  const entries = Object.entries(row).map(([name, value]): [string, QueryRow[string]] => {
    if (typeof value === 'boolean') throw new RangeError(`a query may not return a flag, got one in ${name}`);
    return [name, value];
  });
  return Object.fromEntries(entries);
}

/** Counts every object in one query; an object without a live batch is left out. */
async function countRelations(
  lake: Lake,
  { ledger, asOf }: LakeState,
  relations: Relations,
): Promise<Inventory> {
  const held = objectNames.filter((object) => live(ledger, object).length > 0);
  const spelling = icebergSpelling(lake.place);
  const counts = held.map((object) => {
    const known = firstSql({ object, batches: live(ledger, object) }, spelling);
    return `select ${literal(object)} as object, count(*) as records,
  count(*) filter (where s.is_back_cast) as back_cast, (${known}) as known_from
from ${identifier(object)} as s`;
  });
  if (counts.length === 0) return { asOf: asOf.text, objects: {} };
  const asked = `with\n\ncounted as (${counts.join('\nunion all ')})\n\nselect * from counted`;
  const rows = recordsOf(await lake.athena.query(withRelations(asked, relations), lake.fresh()));
  const found = new Map(rows.map((row) => [row['object'], row]));
  const entries = held.map((object) => [object, countOf(found.get(object), object, ledger)] as const);
  return { asOf: asOf.text, objects: Object.fromEntries(entries) };
}

function countOf(
  row: Readonly<Record<string, unknown>> | undefined,
  object: ObjectName,
  ledger: readonly BatchEntry[],
) {
  return {
    records: Number(row?.['records']),
    backCast: Number(row?.['back_cast']),
    knownFrom: typeof row?.['known_from'] === 'string' ? row['known_from'] : null,
    extras: extrasOf(live(ledger, object)).map((name) => extraName(object, name)),
  };
}
