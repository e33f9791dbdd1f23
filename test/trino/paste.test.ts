import { expect, test } from 'vitest';
import { queryText } from '../../adapters/queries/query-text.ts';
import { fixtureState } from '../fixtures/fixture-case.ts';
import { queryNames, queryRuns } from './query-runs.ts';
import { trinoFixture } from './trino-fixture.ts';

// Its own name, so that its schema and its deal are its own.
const state = { ...fixtureState('one-row'), name: 'paste' };
const runs = queryNames().flatMap((name) => queryRuns(name, state).slice(0, 1));
const trino = await trinoFixture(state);
const reader = runs.find(({ deal }) => deal !== undefined);
if (reader !== undefined) await trino.keepDeal(reader);

/** As by hand: the file as it lies there, a value typed for each question mark. */
test.each(runs)('$name runs as it was pasted', async ({ name, parameters }) => {
  const values = [...parameters];
  const typed = queryText(name).replace(/\?/g, () => literal(values.shift() ?? null));
  const { columns } = await trino.run(typed);
  expect(columns.length).toBeGreaterThan(0);
});

function literal(value: string | number | boolean | null): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}
