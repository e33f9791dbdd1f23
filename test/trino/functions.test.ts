import { DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import { duckdbPrelude } from '../../adapters/queries/duckdb-engine.ts';
import { trinoClient } from '../../tools/trino/client.ts';
import { allowedFunctions, operatorCases } from '../queries/allowed-functions.ts';
import { trinoAddress } from './address.ts';

const trino = trinoClient(trinoAddress());
let duckdb: (statement: string) => Promise<readonly (readonly DuckDBValue[])[]>;

beforeAll(async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const statement of duckdbPrelude) await connection.run(statement);
  duckdb = async (statement) => (await connection.runAndReadAll(statement)).getRows();
});

/** Trino's JSON has integers and booleans bare, everything else as text. */
const printed = (value: unknown) => (value === null ? null : String(value));
const shown = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.map(printed));

const statements = Object.entries({ ...allowedFunctions, operators: operatorCases }).flatMap(
  ([name, cases]) => cases.map((statement) => ({ name, statement })),
);

describe('a function that queries may call', () => {
  test.each(statements)('$name means the same on trino and duckdb: $statement', async ({ statement }) => {
    const theirs = await trino(statement);
    expect(shown(await duckdb(statement))).toEqual(shown(theirs.rows));
  });
});
