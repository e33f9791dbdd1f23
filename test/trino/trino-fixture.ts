import { compileQuery } from '../../adapters/queries/compile.ts';
import type { QueryRow } from '../../core/model/cell-query.ts';
import type { QueryEngine } from '../../core/ports.ts';
import { type TrinoClient, type TrinoResult, trinoClient } from '../../tools/trino/client.ts';
import type { FixtureState } from '../fixtures/fixture-case.ts';
import { relationStatements } from '../fixtures/relation-sql.ts';
import { trinoAddress } from './address.ts';

/** The state of a case as Iceberg tables on the lane's Trino, behind the same port as DuckDB. */
export async function trinoFixture(state: FixtureState): Promise<QueryEngine> {
  const query = trinoClient(trinoAddress());
  const schema = `fixture_${state.name.replaceAll('-', '_')}`;
  await query(`create schema if not exists lake.${schema}`);
  const loads = state.relations.map((relation) => () => load({ query, schema, relation }));
  await inTurns(loads, 3);
  return {
    inventory: async () => state.inventory,
    rows: async (cellQuery) => {
      const { sql } = compileQuery(cellQuery, { inventory: state.inventory, dialect: 'trino' });
      return trinoRows(await query(sql, { schema }));
    },
  };
}

type Load = {
  readonly query: TrinoClient;
  readonly schema: string;
  readonly relation: FixtureState['relations'][number];
};

async function load({ query, schema, relation }: Load): Promise<void> {
  for (const statement of relationStatements(relation, 'trino')) await query(statement, { schema });
}

/** Runs jobs, so many at a time. */
async function inTurns(jobs: readonly (() => Promise<void>)[], width: number): Promise<void> {
  const waiting = [...jobs];
  const worker = async () => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) await job();
  };
  await Promise.all(Array.from({ length: width }, worker));
}

/** Rows under their column names. @throws RangeError where a query returns what the port does not carry. */
export function trinoRows({ columns, rows }: TrinoResult): readonly QueryRow[] {
  for (const { name, type } of columns) {
    if (!/^(bigint|integer|varchar|char|decimal|date)/.test(type)) {
      throw new RangeError(`a query may return integers, decimals, dates and text, got ${type} in ${name}`);
    }
  }
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, i) => [name, plain(row[i])])));
}

function plain(value: unknown): QueryRow[string] {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new RangeError(`a query may return integers, decimals, dates and text, got ${typeof value}`);
}
