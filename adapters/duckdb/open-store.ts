import { type IngestCommand, ingest } from '../../core/ingest.ts';
import type { BatchEntry } from '../../core/model/batch.ts';
import type { IngestReport } from '../../core/model/ingest-report.ts';
import type { QueryEngine } from '../../core/ports.ts';
import type { Database } from './database.ts';
import { openEngine } from './engine.ts';
import { openIntake } from './intake.ts';
import { findBatch, loadLedger, markRetracted } from './ledger.ts';
import { homePath, openDatabase, sweepDrafts } from './open-database.ts';
import { sweepQuarantine } from './quarantine.ts';
import type { ReadingFlags } from './stage-file.ts';
import { dropStaged } from './staged-relations.ts';
import { asStoreFailure } from './store-failure.ts';
import { clearFiles, sweepWork } from './work-folder.ts';

/** All that a state needs of the settings: the zone in which a moment is a day. */
export type CalendarSettings = { readonly calendar: { readonly time_zone: string } };

/** The store of one home, held by this command alone until `close`. */
export type Store = {
  /** Takes files in; see `core/ingest.ts`. */
  readonly ingest: (command: IngestCommand, flags: ReadingFlags) => Promise<IngestReport>;
  readonly engine: (asOf: string | null, settings: CalendarSettings) => Promise<QueryEngine>;
  /** The ledger, by as-of, source, object and id. */
  readonly batches: () => Promise<readonly BatchEntry[]>;
  /** Marks the batch whose id begins so: the state is as if it had never come. */
  readonly retract: (batch: string) => Promise<BatchEntry>;
  readonly restore: (batch: string) => Promise<BatchEntry>;
  readonly close: () => void;
};

const defaultWaitMs = 30_000;

/**
 * Opens the store under `home`, made where there is none. Always close it: other commands wait.
 *
 * @throws StoreBusy when another command holds it for longer than `waitMs`.
 * @throws StoreUnreadable when what lies there is no store of this version.
 * @throws StoreFailed, from every member too, when the machine gives no room, no right or no more files.
 */
export async function openStore(home: string, { waitMs = defaultWaitMs } = {}): Promise<Store> {
  return guarded(home, async () => {
    const path = homePath(home);
    const { database, close } = await openDatabase(path, waitMs);
    try {
      sweepDrafts(path);
      sweepWork(path);
      sweepQuarantine(path);
      return storeOf(database, path, close);
    } catch (error) {
      close();
      throw error;
    }
  });
}

function storeOf(database: Database, home: string, close: () => void): Store {
  return {
    ingest: (command, flags) => guarded(home, () => takeIn(database, home, { command, flags })),
    engine: (asOf, settings) =>
      guarded(home, () => openEngine(database, { asOf, timeZone: settings.calendar.time_zone })),
    batches: () => loadLedger(database),
    retract: (batch) => guarded(home, () => mark(database, batch, true)),
    restore: (batch) => guarded(home, () => mark(database, batch, false)),
    close,
  };
}

async function takeIn(
  database: Database,
  home: string,
  { command, flags }: { command: IngestCommand; flags: ReadingFlags },
): Promise<IngestReport> {
  try {
    const intake = await openIntake(database, { home, flags, isDryRun: command.isDryRun });
    return await ingest(command, intake);
  } finally {
    clearFiles(home);
    await dropStaged(database).catch(() => undefined);
  }
}

async function guarded<T>(home: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asStoreFailure(error, home);
  }
}

async function mark(database: Database, prefix: string, isRetracted: boolean): Promise<BatchEntry> {
  const entry = findBatch(await loadLedger(database), prefix);
  await markRetracted(database, entry, isRetracted);
  return { ...entry, isRetracted };
}
