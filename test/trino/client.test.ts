import { expect, test } from 'vitest';
import { TrinoFailed, trinoClient } from '../../tools/trino/client.ts';
import { trinoAddress } from './address.ts';

const query = trinoClient(trinoAddress());

test('trino keeps rows that were written to a table', async () => {
  await query('create schema lake.smoke');
  await query("create table lake.smoke.t as select * from (values (1, 'a'), (2, null)) as v (id, word)");
  const { columns, rows } = await query('select id, word, id / 2 as half from t order by id', {
    schema: 'smoke',
  });
  expect(columns.map((column) => column.name)).toEqual(['id', 'word', 'half']);
  expect(rows).toEqual([
    [1, 'a', 0],
    [2, null, 1],
  ]);
});

test('trino reads a result of several pages to its end', async () => {
  const { rows } = await query(
    'select n from unnest(sequence(1, 10000)) as t (n) cross join (values 1, 2) as u (m)',
  );
  expect(rows).toHaveLength(20_000);
});

test('trino names its complaint in one line', async () => {
  const failure = await query('select\n  nothing\nfrom\n nowhere', { schema: 'smoke' }).catch(
    (cause: unknown) => cause,
  );
  expect(failure).toBeInstanceOf(TrinoFailed);
  expect(String(failure)).toMatch(/TABLE_NOT_FOUND: [^\n]*$/);
});
