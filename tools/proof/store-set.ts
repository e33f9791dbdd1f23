import { isDeepStrictEqual } from 'node:util';
import { emptyStore } from '../../test/adapters/duckdb/planted-store.ts';
import { anyDate, delivered, straight } from '../../test/adapters/duckdb/state-properties.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';

/** R1, R3: random sets of batches, delivered in any order and split, against the reference on every date. */
export async function proveSet(scale: number): Promise<ProofRow[]> {
  const runs = Math.max(20, Math.round(3_300 * scale));
  const properties = [
    { what: 'random sets of batches on random dates, kept and computed', property: anyDate },
    { what: 'one batch a source, read straight', property: straight },
    { what: 'shuffled and split deliveries', property: delivered },
  ];
  const rows: ProofRow[] = [];
  for (const { what, property } of properties) {
    const database = await emptyStore();
    const equal = (found: unknown, expected: unknown) => {
      if (!isDeepStrictEqual(found, expected)) throw new Error('another state than the reference');
    };
    const fault = await property({ database, check: equal, runs }).then(
      () => null,
      (error: unknown) => String(error).slice(0, 160),
    );
    database.close();
    const got = fault ?? `${runs} equal`;
    rows.push({ id: 'R1', what, goal: `${runs} equal to the reference`, got, pass: fault === null });
  }
  return rows;
}

await runIfMain(import.meta.url, proveSet);
