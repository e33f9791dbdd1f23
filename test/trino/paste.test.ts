import { beforeAll, expect, test } from 'vitest';
import { compileQuery } from '../../adapters/queries/compile.ts';
import { queryText } from '../../adapters/queries/query-text.ts';
import { trinoClient } from '../../tools/trino/client.ts';
import { fixtureState } from '../fixtures/fixture-case.ts';
import { trinoAddress } from './address.ts';
import { queryNames, queryRuns } from './query-runs.ts';
import { trinoFixture } from './trino-fixture.ts';

const state = fixtureState('one-row');
const trino = trinoClient(trinoAddress());
const schema = 'fixture_one_row';

beforeAll(async () => {
  await trinoFixture(state);
  const run = queryNames()
    .flatMap((name) => queryRuns(name, state))
    .find(({ deal }) => deal !== undefined);
  if (run === undefined) throw new Error('no query reads deal');
  const { deal } = compileQuery(run, { inventory: state.inventory, dialect: 'trino' });
  await trino(`create table if not exists deal as ${deal}`, { schema });
});

/** As by hand: the file as it lies there, a value typed for each question mark. */
test.each(queryNames())('%s runs as it was pasted', async (name) => {
  const text = queryText(name);
  const [run] = queryRuns(name, state);
  const values = [...(run?.parameters ?? [])];
  const typed = text.replace(/\?/g, () => literal(values.shift() ?? null));
  const { columns } = await trino(typed, { schema });
  expect(columns.length).toBeGreaterThan(0);
});

function literal(value: string | number | boolean | null): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}
