import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dealRelation } from '../../adapters/queries/deal-relation.ts';
import { queryText } from '../../adapters/queries/query-text.ts';
import { allowedFunctions } from './allowed-functions.ts';

const folder = new URL('../../queries/', import.meta.url);
const names = readdirSync(folder).map((file) => file.replace('.sql', ''));
// Words of the language that may stand before a parenthesis.
const words =
  /^(as|and|or|in|on|over|when|then|else|by|where|sets|filter|not|with|from|window|decimal|varchar|values|select|array|case|distinct|is|between|join|t)$/;

function called(sql: string): readonly string[] {
  // `as v (code)` names a relation and its columns.
  const plain = sql
    .replace(/--.*$/gm, '')
    .replace(/'(?:[^']|'')*'/g, "''")
    .replace(/"(?:[^"]|"")*"/g, 'quoted')
    .replace(/\bas\s+(?!decimal|varchar|timestamp)\w+\s*\(/g, '(');
  const found = [...plain.matchAll(/\b([a-z_][a-z0-9_]*)\s*\(/gi)].map((match) =>
    (match[1] ?? '').toLowerCase(),
  );
  return [...new Set(found)].filter((name) => !words.test(name) && name !== 'quoted');
}

test.each(names)('%s calls only functions that were tested equal on trino and duckdb', (name) => {
  const text = queryText(name);
  expect(called(text).filter((found) => !(found in allowedFunctions))).toEqual([]);
  expect([...text.matchAll(/date_diff\('(?!day')/g)], 'date_diff counts days only').toEqual([]);
});

test('the deal relation calls only functions that were tested equal on trino and duckdb', () => {
  const spec = {
    asOf: '2024-12-31',
    fiscalYearStartMonth: 2,
    currency: 'USD',
    dimensions: [
      'account.sector',
      'account.size_band',
      'owner.region',
      'product.series',
      'competitor_present',
    ],
    bands: { 'account.size_band': [10, 20], amount_band: [5] },
  };
  const sql = dealRelation(spec, { asOf: '2024-12-31', objects: {} });
  expect(called(sql).filter((found) => !(found in allowedFunctions))).toEqual([]);
});

test('the lint sees a function that was not tested', () => {
  expect(called('select approx_percentile(x, 0.5), lower(y) from t -- avg(z)')).toEqual([
    'approx_percentile',
    'lower',
  ]);
});
