import { DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import { duckdbPrelude } from '../../adapters/queries/duckdb-engine.ts';
import { trinoClient } from '../../tools/trino/client.ts';
import { allowedFunctions, operatorCases } from '../queries/allowed-functions.ts';
import { trinoAddress } from './address.ts';
import { printedRows } from './printed-rows.ts';

const trino = trinoClient(trinoAddress());
let duckdb: (statement: string) => Promise<readonly (readonly DuckDBValue[])[]>;

beforeAll(async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const statement of duckdbPrelude) await connection.run(statement);
  duckdb = async (statement) => (await connection.runAndReadAll(statement)).getRows();
});

const statements = Object.entries({ ...allowedFunctions, operators: operatorCases }).flatMap(
  ([name, cases]) => cases.map((statement) => ({ name, statement })),
);

describe('a function that queries may call', () => {
  test.each(statements)('$name means the same on trino and duckdb: $statement', async ({ statement }) => {
    const theirs = await trino(statement);
    expect(printedRows(await duckdb(statement))).toEqual(printedRows(theirs.rows));
  });
});
