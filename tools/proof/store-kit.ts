import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../adapters/duckdb/database.ts';
import { homePath, openDatabase } from '../../adapters/duckdb/open-database.ts';
import { openStore } from '../../adapters/duckdb/open-store.ts';
import type { IngestCommand } from '../../core/ingest.ts';
import type { IngestReport } from '../../core/model/ingest-report.ts';
import { Mapping } from '../../core/model/mapping.ts';
import { Settings } from '../../core/model/settings.ts';

/** What the proofs of the store share: small files, one way to take them in, and a digest of all that is kept. */

export const proofFolder = (name: string) => mkdtempSync(join(tmpdir(), `bearing-${name}-`));

const mapping = Mapping.parse({
  source: 'proof',
  files: [
    {
      object: 'opportunity',
      columns: {
        record_id: 'id',
        stage: 'stage',
        outcome: { from: 'stage', map: { Won: 'won', Lost: 'lost', Open: 'open' } },
        created_on: 'created',
        closed_on: 'closed',
        amount: 'amount',
      },
    },
  ],
});

export type ProofFile = {
  readonly from: number;
  readonly rows: number;
  readonly day: string;
  readonly bad?: number;
};

/** An export of ids `from ..`, whose last `bad` rows have no number where one belongs. */
export function writeProofFile(path: string, { from, rows, day, bad = 0 }: ProofFile): void {
  const stages = ['Won', 'Lost', 'Open'];
  const lines = Array.from({ length: rows }, (_, i) => {
    const stage = stages[i % 3] ?? '';
    const amount = i >= rows - bad ? 'much' : String(1000 + i);
    return `O${from + i},${stage},2024-01-02,${stage === 'Open' ? '' : day},${amount},note ${i} of ${day}`;
  });
  writeFileSync(path, `id,stage,created,closed,amount,remark\n${lines.join('\n')}\n`);
}

/** Takes files in as one command would. */
export async function ingestFiles(
  home: string,
  files: readonly string[],
  options: Partial<IngestCommand> & { waitMs?: number } = {},
): Promise<IngestReport> {
  const { waitMs = 30_000, ...command } = options;
  const store = await openStore(home, { waitMs });
  const defaults = { asOf: null, isFull: false, limit: { share: 0.05 }, isReplacing: false, isDryRun: false };
  try {
    return await store.ingest(
      { ...defaults, ...command, files },
      { settings: Settings.parse({}), mappings: [mapping] },
    );
  } finally {
    store.close();
  }
}

/** A hash of the ledger and of every row with its batch; what differs from it is another store. */
export async function digest(home: string, waitMs = 30_000): Promise<string> {
  return readStore(home, waitMs, async (database) => {
    const ledger = await database.rows(
      `select batch_id, as_of::varchar as as_of, row_count, is_retracted from stored.batch order by batch_id`,
    );
    const rows = await database.rows(
      `select b.batch_id, r.* exclude (batch) from stored.opportunity as r left join stored.batch as b using (batch)
       order by b.batch_id, r.line`,
    );
    return createHash('sha256')
      .update(JSON.stringify([ledger, rows]))
      .digest('hex');
  });
}

/** Batches whose rows are not all there, and rows whose batch is not: 0 in every moment. */
export async function halfBatches(home: string, waitMs = 30_000): Promise<number> {
  return readStore(home, waitMs, async (database) => {
    const { half } = await database.row(
      `select count(*) as half from (
        select batch from (select batch, row_count from stored.batch) as b
        full join (select batch, count(*) as found from stored.opportunity group by batch) as r using (batch)
        where row_count is distinct from found)`,
    );
    return Number(half);
  });
}

export async function readStore<T>(
  home: string,
  waitMs: number,
  read: (database: Database) => Promise<T>,
): Promise<T> {
  const { database, close } = await openDatabase(homePath(home), waitMs);
  try {
    return await read(database);
  } finally {
    close();
  }
}

/** What a command that died may leave behind, and the next one must sweep. */
export function orphans(home: string): readonly string[] {
  const all = readdirSync(home, { recursive: true, encoding: 'utf8' });
  return all.filter((name) => /\.new$|^new-|^work\/./.test(name));
}

export type ChildEnd = {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stderr: string;
};

/** Starts the child program; `onStart` may kill it. */
export function runChild(
  args: readonly string[],
  {
    env = {},
    killAfterMs,
    wrap = [],
  }: { env?: Record<string, string>; killAfterMs?: number; wrap?: readonly string[] } = {},
): Promise<ChildEnd> {
  const program = join(import.meta.dirname, 'store-child.ts');
  const [command = process.execPath, ...before] = [...wrap, process.execPath];
  const child = spawn(command, [...before, program, ...args], { env: { ...process.env, ...env } });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  const timer = killAfterMs === undefined ? null : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      if (timer) clearTimeout(timer);
      resolve({ code, signal, stderr });
    });
  });
}

export const isInstalled = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, program)));
