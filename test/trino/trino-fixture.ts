import { compileQuery } from '../../adapters/queries/compile.ts';
import type { CellQuery, QueryRow } from '../../core/model/cell-query.ts';
import { type TrinoClient, type TrinoResult, trinoClient } from '../../tools/trino/client.ts';
import type { FixtureState } from '../fixtures/fixture-case.ts';
import { relationStatements } from '../fixtures/relation-sql.ts';
import { trinoAddress } from './address.ts';

/** A case on the lane's Trino, as Iceberg tables in a schema of its own. */
export type TrinoFixture = {
  /** Runs a statement as it is. */
  readonly run: (statement: string) => Promise<TrinoResult>;
  /** Over the table `deal` that `keepDeal` made. */
  readonly rows: (query: CellQuery) => Promise<readonly QueryRow[]>;
  readonly keepDeal: (query: CellQuery) => Promise<void>;
};

export async function trinoFixture(state: FixtureState): Promise<TrinoFixture> {
  const client = trinoClient(trinoAddress());
  const schema = `fixture_${state.name.replaceAll('-', '_')}`;
  const run = (statement: string) => client(statement, { schema });
  await client(`create schema if not exists lake.${schema}`);
  await loadAll({ client, schema, relations: state.relations });
  const { inventory } = state;
  return {
    run,
    rows: async (query) => trinoRows(await run(compileQuery(query, inventory).sql)),
    keepDeal: async (query) => {
      const { deal } = compileQuery(query, inventory);
      if (deal === null) throw new RangeError(`keepDeal needs a query that reads deal, got ${query.name}`);
      await run(`create table deal as ${deal}`);
    },
  };
}

type Load = {
  readonly client: TrinoClient;
  readonly schema: string;
  readonly relations: FixtureState['relations'];
};

/** Loads relations three at a time; one may be there from another test of the same case. */
async function loadAll({ client, schema, relations }: Load): Promise<void> {
  const { rows } = await client('show tables', { schema });
  const there = new Set(rows.flat());
  const waiting = relations.filter(({ name }) => !there.has(name));
  const worker = async () => {
    for (let relation = waiting.shift(); relation !== undefined; relation = waiting.shift()) {
      for (const statement of relationStatements(relation, 'trino')) await client(statement, { schema });
    }
  };
  await Promise.all([worker(), worker(), worker()]);
}

/** Rows under their column names. @throws RangeError where a query returns what the port does not carry. */
function trinoRows({ columns, rows }: TrinoResult): readonly QueryRow[] {
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
