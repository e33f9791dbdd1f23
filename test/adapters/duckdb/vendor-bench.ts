import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine } from '../../../adapters/duckdb/engine.ts';
import { openDatabase } from '../../../adapters/duckdb/open-database.ts';
import { openStore } from '../../../adapters/duckdb/open-store.ts';
import type { ReadingFlags } from '../../../adapters/duckdb/stage-file.ts';
import { Settings } from '../../../core/model/settings.ts';

/** Ingests exports as a person would and reads what the store then holds. */
export function vendorBench() {
  const folder = mkdtempSync(join(tmpdir(), 'bearing-vendor-'));
  const home = join(folder, 'home');
  return {
    async ingest(
      exports: Readonly<Record<string, string | Buffer>>,
      flags: Partial<ReadingFlags & { asOf: string }> = {},
    ) {
      const files = Object.entries(exports).map(([name, content]) => {
        writeFileSync(join(folder, name), content);
        return join(folder, name);
      });
      const { asOf = null, ...reading } = flags;
      const command = {
        files,
        asOf,
        isFull: false,
        limit: { count: 0 },
        isReplacing: false,
        isDryRun: false,
      };
      const store = await openStore(home);
      try {
        const all = { settings: Settings.parse({}), mappings: [], ...reading };
        return (await store.ingest(command, all)).batches;
      } finally {
        store.close();
      }
    },
    /** Rows of the newest state, every value as text. */
    async state(object: string, fields: readonly string[]) {
      const { database, close } = await openDatabase(home, 1000);
      try {
        await openEngine(database, { asOf: null, timeZone: 'UTC' });
        const columns = fields.map((field) => `cast(${field} as varchar) as ${field}`);
        return await database.rows(`select ${columns.join(', ')} from ${object} order by all`);
      } finally {
        close();
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A line a row; `|` between the cells, so that a cell may hold a comma. */
export const table = (delimiter: ',' | ';', ...rows: readonly string[]): string =>
  rows
    .map((row) =>
      row
        .split('|')
        .map((cell) => `"${cell.replaceAll('"', '""')}"`)
        .join(delimiter),
    )
    .join('\r\n');
