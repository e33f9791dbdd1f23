import type { Objects } from '../s3/objects.ts';
import type { Athena, AthenaCost, AthenaResult } from './athena.ts';
import type { AthenaPlace } from './athena-place.ts';
import { execute } from './execution.ts';
import { readPages } from './result-pages.ts';
import { unload } from './unload.ts';

/** 100,000 rows, less the header. */
const MAX_PAGES = 100;

/**
 * Statements on one workgroup, which alone says where results go, how they are encrypted and what they may cost.
 * @param place without `objects`, a result of any length is paged.
 */
export function openAthena(place: AthenaPlace & { readonly objects?: Objects }): Athena {
  return {
    run: async (statement, key) => (await execute(place, key, () => statement)).cost,
    query: (statement, key) => query(place, statement, key),
  };
}

async function query(
  { objects, ...place }: AthenaPlace & { readonly objects?: Objects },
  statement: string,
  key: string,
): Promise<AthenaResult> {
  const execution = await execute(place, key, () => statement);
  const { columns, rows, isCut } = await readPages(
    place,
    execution,
    objects ? MAX_PAGES : Number.POSITIVE_INFINITY,
  );
  if (!isCut || !objects) return { columns, rows, cost: execution.cost };
  const unloaded = await unload({ ...place, objects }, { statement, key, columns });
  return { columns, rows: unloaded.rows, cost: sum(execution.cost, unloaded.execution.cost) };
}

const sum = (first: AthenaCost, last: AthenaCost): AthenaCost => ({
  executionId: last.executionId,
  bytesScanned: first.bytesScanned + last.bytesScanned,
  engineMs: first.engineMs + last.engineMs,
});
