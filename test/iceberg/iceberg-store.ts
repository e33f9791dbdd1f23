import { toEntry } from '../../adapters/duckdb/ledger.ts';
import { copyRows } from '../../adapters/iceberg/copy-rows.ts';
import { ledgerQuery, recordBatches } from '../../adapters/iceberg/ledger.ts';
import type { IcebergPlace } from '../../adapters/iceberg/place.ts';
import { dropTable } from '../../adapters/iceberg/table-shape.ts';
import type { BatchEntry } from '../../core/model/batch.ts';
import type { PlantedBatch } from './planted-batch.ts';
import type { Row } from './printed-state.ts';

/** An Iceberg store on some engine, in a database of its own. */
export type IcebergStore = {
  readonly place: IcebergPlace;
  readonly rows: (statement: string) => Promise<readonly Row[]>;
  readonly run: (statements: readonly string[]) => Promise<void>;
  /** Adds a batch; the first `statements` of it only, where a writer died. */
  readonly add: (batch: PlantedBatch, statements?: number, replaced?: readonly string[]) => Promise<void>;
  readonly ledger: () => Promise<readonly BatchEntry[]>;
  /** How many data files a table has; null where the engine has none to count. */
  readonly files: (table: string) => Promise<number | null>;
};

export type StoreEngine = Pick<IcebergStore, 'place' | 'rows' | 'run' | 'files'> & {
  /** Makes the table of that name hold the batch's rows as they wait for their statement. */
  readonly stage: (staging: string, batch: PlantedBatch) => Promise<void>;
};

export function openIcebergStore({ place, rows, run, files, stage }: StoreEngine): IcebergStore {
  return {
    place,
    rows,
    run,
    files,
    add: async (batch, statements = 2, replaced = []) => {
      const staging = `staging_${batch.entry.batchId.slice(0, 12)}`;
      await stage(staging, batch);
      const added = [
        copyRows(place, { entry: batch.entry, staging }),
        recordBatches(place, [batch.entry], replaced),
      ];
      await run(added.slice(0, statements));
      await run([dropTable(place, staging)]);
    },
    ledger: async () => (await rows(ledgerQuery(place))).map((row, i) => toEntry({ ...row, batch: i + 1 })),
  };
}
