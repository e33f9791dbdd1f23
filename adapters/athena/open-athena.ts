import type { Objects } from '../s3/objects.ts';
import type { Athena, AthenaCost, AthenaResult } from './athena.ts';
import { AthenaFailed } from './athena-failures.ts';
import type { AthenaPlace } from './athena-place.ts';
import { type Execution, execute } from './execution.ts';
import { readPages } from './result-pages.ts';
import { unload } from './unload.ts';

/** 100,000 rows, less the header. */
const MAX_PAGES = 100;

/**
 * Statements on one workgroup, which alone says where results go, how they are encrypted and what they may cost.
 * @param place without `objects`, a result of any length is paged.
 */
export function openAthena(place: Place): Athena {
  return {
    run: async (statement, key) => (await execute(place, key, () => statement)).cost,
    query: (statement, key) => query(place, statement, key),
  };
}

type Place = AthenaPlace & { readonly objects?: Objects };

/**
 * The same key and text are the same execution, also after its results have expired (the bucket keeps them for some
 * days): then the query is run again, as what follows that execution.
 */
async function query(place: Place, statement: string, key: string): Promise<AthenaResult> {
  const execution = await execute(place, key, () => statement);
  try {
    return await resultOf(place, execution, { statement, key });
  } catch (error) {
    if (!execution.isOld || !isGone(error)) throw error;
    return query(place, statement, `${key}, after ${execution.cost.executionId}`);
  }
}

const isGone = (error: unknown) =>
  error instanceof AthenaFailed && ['InvalidRequestException', 'UNLOAD_FILE_MISSING'].includes(error.code);

async function resultOf(
  { objects, ...place }: Place,
  execution: Execution,
  select: { readonly statement: string; readonly key: string },
): Promise<AthenaResult> {
  const maxPages = objects ? MAX_PAGES : Number.POSITIVE_INFINITY;
  const { columns, rows, isCut } = await readPages(place, execution, maxPages);
  if (!isCut || !objects) return { columns, rows, cost: execution.cost };
  const unloaded = await unload({ ...place, objects }, { ...select, columns });
  return { columns, rows: unloaded.rows, cost: sum(execution.cost, unloaded.execution.cost) };
}

const sum = (first: AthenaCost, last: AthenaCost): AthenaCost => ({
  executionId: last.executionId,
  bytesScanned: first.bytesScanned + last.bytesScanned,
  engineMs: first.engineMs + last.engineMs,
});
