import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { duckdbEngine } from '../../adapters/queries/duckdb-engine.ts';
import { identifier, literal } from '../../adapters/queries/literal.ts';
import { type FieldKind, fieldKind } from '../../core/model/fields.ts';
import type { Inventory } from '../../core/model/inventory.ts';
import { type ObjectName, objectNames, objects } from '../../core/model/objects.ts';
import type { QueryEngine } from '../../core/ports.ts';

type Value = string | number | boolean | null | readonly string[];
export type StateRow = Readonly<Record<string, Value>>;
/** Rows per object; columns left out are null, `source` is `test` where absent. */
export type State = Readonly<Partial<Record<ObjectName | 'opportunity_version', readonly StateRow[]>>>;

const sqlTypes: Readonly<Record<FieldKind['kind'], string>> = {
  text: 'varchar',
  word: 'varchar',
  date: 'date',
  instant: 'timestamp',
  decimal: 'decimal(18, 4)',
  integer: 'integer',
  flag: 'boolean',
  list: 'varchar[]',
};

/** The relations of a state as a store shows them, in memory, with an engine over them. */
export async function stateEngine(state: State, asOf: string): Promise<QueryEngine> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await createState(connection, state);
  return duckdbEngine({ connection, inventory: inventoryOf(state, asOf) });
}

export async function createState(connection: DuckDBConnection, state: State): Promise<void> {
  for (const object of objectNames) {
    await createRelation(connection, { table: object, object, rows: state[object] ?? [] });
  }
  const rows = state.opportunity_version ?? [];
  await createRelation(connection, { table: 'opportunity_version', object: 'opportunity', rows });
}

type Relation = { readonly table: string; readonly object: ObjectName; readonly rows: readonly StateRow[] };

async function createRelation(connection: DuckDBConnection, { table, object, rows }: Relation) {
  const types = new Map(
    Object.entries(objects[object].schema.shape).map(([k, v]) => [k, sqlTypes[fieldKind(v).kind]]),
  );
  types.set('source', 'varchar');
  types.set('is_back_cast', 'boolean');
  if (table === 'opportunity_version') types.set('effective_at', 'timestamp').set('batch_id', 'varchar');
  for (const extra of extrasOf(object, rows)) types.set(extra, 'varchar');
  const columns = [...types].map(([name, type]) => `${identifier(name)} ${type}`);
  await connection.run(`create table ${table} (${columns.join(', ')})`);
  for (let at = 0; at < rows.length; at += 500) {
    const tuples = rows
      .slice(at, at + 500)
      .map((row) => `(${[...types.keys()].map((k) => cell(row, k)).join(', ')})`);
    await connection.run(`insert into ${table} values ${tuples.join(', ')}`);
  }
}

function cell(row: StateRow, column: string): string {
  const value = row[column] ?? (column === 'source' ? 'test' : column === 'is_back_cast' ? false : null);
  return Array.isArray(value)
    ? `[${value.map(literal).join(', ')}]`
    : literal(value as string | number | boolean | null);
}

function extrasOf(object: ObjectName, rows: readonly StateRow[]): readonly string[] {
  const known = new Set([
    ...Object.keys(objects[object].schema.shape),
    'source',
    'is_back_cast',
    'effective_at',
    'batch_id',
  ]);
  return [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => !known.has(name)).sort();
}

function inventoryOf(state: State, asOf: string): Inventory {
  const entries = objectNames
    .filter((object) => (state[object]?.length ?? 0) > 0)
    .map((object) => {
      const rows = state[object] ?? [];
      const backCast = rows.filter((row) => row['is_back_cast'] === true).length;
      return [
        object,
        { records: rows.length, backCast, knownFrom: null, extras: extrasOf(object, rows) },
      ] as const;
    });
  return { asOf, objects: Object.fromEntries(entries) };
}
