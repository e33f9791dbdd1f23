import { join } from 'node:path';
import type { Comparison, Intake } from '../../core/ingest.ts';
import type { BatchEntry } from '../../core/model/batch.ts';
import {
  addedSql,
  contradictionNotes,
  contradictionsSql,
  earlierOf,
  twinsOf,
} from '../duckdb/comparison-sql.ts';
import type { Database } from '../duckdb/database.ts';
import { copyRows } from '../iceberg/copy-rows.ts';
import { recordBatches } from '../iceberg/ledger.ts';
import { icebergSpelling } from '../iceberg/state.ts';
import { createStaging, dropTable } from '../iceberg/table-shape.ts';
import { stagedColumns } from '../iceberg/tables.ts';
import { type Lake, lakeLedger, readiedLedger } from './lake.ts';
import { localName } from './local-name.ts';
import { recordsOf } from './records.ts';
import { writeStaged } from './staged-parquet.ts';

/** The rows of a batch did not all arrive, so it was not recorded: to be delivered again. */
export class BatchNotWhole extends Error {
  constructor(missing: readonly Pick<BatchEntry, 'batchId'>[]) {
    super(
      `all rows of a batch were needed in the lake, got fewer of ${missing.map(({ batchId }) => batchId.slice(0, 12)).join(', ')}; deliver the file again`,
    );
    this.name = 'BatchNotWhole';
  }
}

export type Workplace = {
  /** The local intake, over a store of this delivery alone: it reads files exactly as a laptop does. */
  readonly local: Intake;
  readonly database: Database;
  /** A folder of this delivery alone; its file lies there under its `localName`. */
  readonly folder: string;
};

/**
 * What one delivery needs of the lake, for `core/ingest.ts`: files are read in the local store, their rows staged as
 * Parquet and merged by Athena, and all batches of the delivery recorded in one commit of the ledger.
 */
export function lakeIntake(lake: Lake, { local, database, folder }: Workplace): Intake {
  const entered: BatchEntry[] = [];
  const replaced: BatchEntry[] = [];
  return {
    ...local,
    atomically: (outcome, work) =>
      local.atomically('rollback', async () => {
        const result = await work();
        if (outcome === 'commit') await recordWhole(lake, { entered, replaced, database, folder });
        return result;
      }),
    ledger: () => readiedLedger(lake),
    stage: async (file) => {
      const staged = await local.stage(join(folder, localName(file)));
      return staged.map((one) => ({ ...one, file }));
    },
    compare: async (entry, ledger) => {
      await copyIn(lake, { entry, database, folder, key: entry.batchId });
      return compare(lake, entry, ledger);
    },
    enter: async (entry) => void entered.push(entry),
    retract: async (entry) => void replaced.push(entry),
    keepQuarantine: async (staged, batchId) => {
      const path = await local.keepQuarantine(staged, batchId);
      if (path === null) return null;
      const key = `quarantine/${staged.reading.object}/${batchId}.jsonl`;
      await lake.objects.uploadFile(key, path);
      return key;
    },
  };
}

type Copy = {
  readonly entry: BatchEntry;
  readonly database: Database;
  readonly folder: string;
  /** Copies of one key are one execution of Athena. */
  readonly key: string;
};

/**
 * Nobody sees the rows before the ledger names their batch, so what is cut short here is only done again. The copy is
 * keyed by the batch: two deliveries of it at one time wait for one execution.
 */
async function copyIn({ athena, objects, place, fresh }: Lake, { entry, database, folder, key }: Copy) {
  const { batchId, object } = entry;
  const path = join(folder, `${batchId}.parquet`);
  await writeStaged(database, entry, path);
  await objects.uploadFile(`staging/${batchId}/rows.parquet`, path);
  const staging = `staging_${batchId.slice(0, 32)}`;
  const shape = { table: staging, columns: stagedColumns(object) };
  await athena.run(createStaging(place, shape, `s3://${objects.bucket}/staging/${batchId}`), fresh());
  await athena.run(copyRows(place, { entry, staging }), key);
  await athena.run(dropTable(place, staging), fresh());
  await objects.remove([`staging/${batchId}/rows.parquet`]);
}

async function compare(
  { athena, place, fresh }: Lake,
  entry: BatchEntry,
  ledger: readonly BatchEntry[],
): Promise<Comparison> {
  const before = earlierOf(entry, ledger);
  if (before.length === 0) return { added: entry.rows, notes: [] };
  const spelling = icebergSpelling(place);
  const [counted] = recordsOf(await athena.query(addedSql({ entry, before, spelling }), fresh()));
  const added = Number(counted?.['added']);
  const twins = twinsOf(entry, before);
  if (twins.length === 0) return { added, notes: [] };
  const asked = contradictionsSql({ entry, before: twins, spelling });
  const [found] = recordsOf(await athena.query(asked, fresh()));
  const told = { records: Number(found?.['records']), example: String(found?.['example']) };
  return { added, notes: contradictionNotes(entry, told) };
}

type Entered = Omit<Copy, 'entry' | 'key'> & {
  readonly entered: readonly BatchEntry[];
  readonly replaced: readonly BatchEntry[];
};

/**
 * Where rows are missing they are copied once more under another key: Athena may have remembered a copy whose rows are
 * gone since, as after a table was set back.
 * @throws BatchNotWhole where the ledger does not name all batches even then.
 */
async function recordWhole(lake: Lake, { entered, replaced, ...place }: Entered): Promise<void> {
  const missing = await record(lake, entered, replaced);
  for (const entry of missing) await copyIn(lake, { entry, ...place, key: lake.fresh() });
  if (missing.length === 0) return;
  const still = await record(lake, entered, replaced);
  if (still.length > 0) throw new BatchNotWhole(still);
}

/** @returns those of the batches that the ledger does not name afterwards. */
async function record(
  lake: Lake,
  entered: readonly BatchEntry[],
  replaced: readonly BatchEntry[],
): Promise<readonly BatchEntry[]> {
  if (entered.length === 0) return [];
  const { athena, place, fresh } = lake;
  const gone = replaced.map(({ batchId }) => batchId);
  await athena.run(recordBatches(place, entered, gone), fresh());
  const known = new Set((await lakeLedger(lake)).map(({ batchId }) => batchId));
  return entered.filter(({ batchId }) => !known.has(batchId));
}
