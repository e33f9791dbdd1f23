import { beforeAll, describe, expect, test } from 'vitest';
import { compileQuery } from '../../adapters/queries/compile.ts';
import type { CellQuery } from '../../core/model/cell-query.ts';
import type { QueryEngine } from '../../core/ports.ts';
import { duckdbFixture, duckdbOf } from '../fixtures/duckdb-fixture.ts';
import { type FixtureState, fixtureNames, fixtureState } from '../fixtures/fixture-case.ts';
import { printedRows } from './printed-rows.ts';
import { queryNames, queryRuns } from './query-runs.ts';
import { type TrinoFixture, trinoFixture } from './trino-fixture.ts';

describe.each(fixtureNames())('on the case %s', (name) => {
  const state = fixtureState(name);
  let trino: TrinoFixture;
  let duckdb: QueryEngine;

  beforeAll(async () => {
    duckdb = await duckdbFixture(state);
    trino = await trinoFixture(state);
    await trino.keepDeal(dealRun(state));
  });

  test('the deal relation has the same rows on trino and duckdb', async () => {
    const { deal } = compileQuery(dealRun(state), state.inventory);
    const ours = await (await duckdbOf(state)).runAndReadAll(`${deal} order by source, record_id`);
    const theirs = await trino.run('select * from deal order by source, record_id');
    expect(printedRows(ours.getRows())).toEqual(printedRows(theirs.rows));
    expect(ours.columnNames()).toEqual(theirs.columns.map((column) => column.name));
  });

  test.each(queryNames())('%s gives the same rows in the same order on trino and duckdb', async (query) => {
    // The last run, with a filter where there can be one, goes over all cases at once in lake-queries.test.ts.
    const [first, ...others] = queryRuns(query, state);
    const runs = first === undefined ? [] : [first, ...others.slice(0, -1)];
    expect(runs).not.toEqual([]);
    const theirs = await Promise.all(runs.map((run) => trino.rows(run)));
    for (const [i, run] of runs.entries()) {
      expect(await duckdb.rows(run), JSON.stringify(run)).toEqual(theirs[i]);
    }
  });
});

/** Any run that reads deal: all of a case have the same deal. */
function dealRun(state: FixtureState): CellQuery {
  const runs = queryNames().flatMap((query) => queryRuns(query, state));
  const run = runs.find(({ deal }) => deal !== undefined);
  if (run === undefined) throw new RangeError('a query that reads deal was needed, there is none');
  return run;
}
