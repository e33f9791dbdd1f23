import { randomInt, randomUUID } from 'node:crypto';
import { existsSync, linkSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeFolder } from '../files/make-folder.ts';
import { Database } from './database.ts';
import { createTables, storeVersion } from './tables.ts';

/** Another process holds the store and did not let go in time. */
export class StoreBusy extends Error {}

/** What lies at the store's place is not a store that this version can read. */
export class StoreUnreadable extends Error {}

/** One DuckDB file of a home: what it is called, and how one of this version is made. */
export type StoreForm = {
  readonly file: string;
  /** How the names of its drafts begin. */
  readonly drafts: string;
  readonly version: number;
  /** Statements that make its tables, `stored.version` among them. */
  readonly tables: () => readonly string[];
};

const crmForm: StoreForm = {
  file: 'crm.duckdb',
  drafts: 'new-',
  version: storeVersion,
  tables: createTables,
};

/** Files open in this process: the system's lock does not keep a process from itself. */
const openHere = new Set<string>();

/**
 * Opens `HOME/crm.duckdb`, or the file of another form, made whole first where there is none, and holds it until `close`.
 *
 * @throws StoreBusy when another process holds it for longer than `waitMs`.
 * @throws StoreUnreadable when the file is no DuckDB database, or was written by a later version.
 */
export async function openDatabase(
  home: string,
  waitMs: number,
  form: StoreForm = crmForm,
): Promise<{ database: Database; close: () => void }> {
  const path = join(home, form.file);
  makeFolder(home);
  const deadline = performance.now() + waitMs;
  for (let attempt = 0; ; attempt += 1) {
    const database = await tryOpen(path, home, form);
    if (database) return { database, close: () => release(path, database) };
    const left = deadline - performance.now();
    if (left <= 0)
      throw new StoreBusy(
        `store is busy: needed ${path} within ${waitMs / 1000} s, another command holds it; wait longer with --wait`,
      );
    await sleep(Math.min(left, pause(attempt)));
  }
}

/** Full jitter, so that many waiting commands do not knock at once. */
const pause = (attempt: number) => randomInt(5, Math.min(250, 20 * 2 ** Math.min(attempt, 5)));

/** null while another holder has the file. */
async function tryOpen(path: string, home: string, form: StoreForm): Promise<Database | null> {
  if (openHere.has(path)) return null;
  openHere.add(path);
  try {
    if (!existsSync(path)) await createWhole(path, home, form);
    const database = await Database.open(path, spillFolder(home));
    await checkVersion(database, path, form.version);
    return database;
  } catch (error) {
    openHere.delete(path);
    if (isLockConflict(error)) return null;
    throw readable(error, path);
  }
}

export const draftPath = (home: string, { drafts }: StoreForm): string =>
  join(home, `${drafts}${randomUUID()}.duckdb`);

const spillFolder = (home: string) => join(home, 'work', 'spill');

function release(path: string, database: Database): void {
  database.close();
  openHere.delete(path);
}

/** Made under another name and linked into place, so that a store is never seen half made. */
async function createWhole(path: string, home: string, form: StoreForm): Promise<void> {
  const draft = draftPath(home, form);
  const database = await Database.open(draft, spillFolder(home));
  try {
    await database.transaction(async () => {
      for (const statement of form.tables()) await database.run(statement);
    });
  } finally {
    database.close();
  }
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Drafts of stores whose maker died. Whoever holds the store may sweep: a live maker finds the store there. */
export function sweepDrafts(home: string, { drafts }: StoreForm = crmForm): void {
  for (const name of readdirSync(home)) {
    if (name.startsWith(drafts) && /^[0-9a-f-]{36}\.duckdb(\.wal)?$/.test(name.slice(drafts.length)))
      rmSync(join(home, name), { force: true });
  }
}

async function checkVersion(database: Database, path: string, wanted: number): Promise<void> {
  const found = await database.rows('select version from stored.version').catch(() => []);
  const version = found[0]?.['version'];
  if (version === wanted) return;
  database.close();
  const came = version === undefined ? 'a DuckDB file of another kind' : `version ${version}`;
  throw new StoreUnreadable(
    `needed a bearing store of version ${wanted}, got ${came}: ${path}; choose another --home`,
  );
}

const words = (error: unknown) => (error instanceof Error ? error.message : String(error));

const isLockConflict = (error: unknown) => /could not set lock|conflicting lock/i.test(words(error));

function readable(error: unknown, path: string): Error {
  if (error instanceof StoreUnreadable) return error;
  const came = words(error).split('\n')[0] ?? '';
  if (/not a valid DuckDB database/i.test(came)) {
    return new StoreUnreadable(
      `needed a DuckDB file, got another kind of file: ${path}; choose another --home`,
      { cause: error },
    );
  }
  if (/newer version|version number|storage version/i.test(came)) {
    return new StoreUnreadable(
      `needed a store this version can read, got one of a later DuckDB: ${path}; update bearing`,
      { cause: error },
    );
  }
  return new StoreUnreadable(`needed to open the store ${path}, got: ${came.slice(0, 200)}`, {
    cause: error,
  });
}

/** The one true path of a folder, so that two spellings of a home are one store. */
export function homePath(home: string): string {
  makeFolder(home);
  return realpathSync(home);
}
