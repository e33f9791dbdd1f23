import { beforeAll, describe, expect, test } from 'vitest';
import type { QueryEngine } from '../../core/ports.ts';
import { duckdbFixture } from '../fixtures/duckdb-fixture.ts';
import { fixtureNames, fixtureState } from '../fixtures/fixture-case.ts';
import { queryNames, queryRuns } from './query-runs.ts';
import { trinoFixture } from './trino-fixture.ts';

describe.each(fixtureNames())('on the case %s', (name) => {
  const state = fixtureState(name);
  let trino: QueryEngine;
  let duckdb: QueryEngine;

  beforeAll(async () => {
    duckdb = await duckdbFixture(state);
    trino = await trinoFixture(state);
  });

  test.each(queryNames())('%s gives the same rows in the same order on trino and duckdb', async (query) => {
    const runs = queryRuns(query, state);
    const theirs = await Promise.all(runs.map((run) => trino.rows(run)));
    for (const [i, run] of runs.entries()) {
      expect(await duckdb.rows(run), JSON.stringify(run)).toEqual(theirs[i]);
    }
  });
});
