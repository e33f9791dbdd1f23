import { createHash } from 'node:crypto';
import type { Intake, StagedBatch } from '../../core/ingest.ts';
import type { AsOf, Refused } from '../../core/model/batch.ts';
import type { QuarantinedRow } from '../gate/clean-file.ts';
import { explainRow } from '../projection/explain-row.ts';
import { parseAsOf } from './as-of.ts';
import { compareBatch } from './compare-batch.ts';
import type { Database, Row } from './database.ts';
import { newestHappenings } from './happenings.ts';
import { loadLedger, markRetracted, putBatch } from './ledger.ts';
import { type BadLine, gateRows, merged, quarantineFile, writeQuarantine } from './quarantine.ts';
import { duplicateLines, settleRows } from './settle-rows.ts';
import { type ReadingFlags, type StagedText, stageFile } from './stage-file.ts';
import { badRows } from './stage-rows.ts';
import { storedTable } from './tables.ts';

/** What one command of ingest needs of this store, for `core/ingest.ts`. */
export async function openIntake(
  database: Database,
  { home, flags, isDryRun }: { home: string; flags: ReadingFlags; isDryRun: boolean },
): Promise<Intake> {
  const texts = new Map<number, StagedText>();
  const next = await numbering(database);
  const transaction = new LateTransaction(database);
  const timeZone = flags.settings.calendar.time_zone;
  return {
    hash: (text) => createHash('sha256').update(text).digest('hex'),
    atomically: (outcome, work) => transaction.around(outcome, work),
    ledger: () => loadLedger(database),
    stage: (file) =>
      stageFile(database, file, { home, flags, texts, next, begin: () => transaction.begin() }),
    happenings: async (staged) => {
      const found = [];
      for (const one of staged) found.push(...(await newestHappenings(database, happeningSource(one))));
      return found;
    },
    parseAsOf: (text) => asOfOrRefusal(database, text, timeZone),
    settle: (staged, asOf) => {
      const text = textOf(texts, staged);
      return settleRows(database, text, { asOf, good: text.good, quarantined: text.bad + text.gateBad });
    },
    compare: (entry, ledger) => compareBatch(database, entry, ledger),
    discard: (staged) =>
      database.run(`delete from ${storedTable(staged.reading.object)} where batch = ${staged.batch}`),
    enter: (entry) => putBatch(database, entry),
    retract: (entry) => markRetracted(database, entry, true),
    keepQuarantine: async (staged, batchId) => {
      if (isDryRun) return null;
      const path = quarantineFile(home, { object: staged.reading.object, batchId });
      return keepQuarantine(database, textOf(texts, staged), path);
    },
  };
}

/**
 * A transaction that begins when the first rows are to be stored. The text of the first file is then already
 * committed to its temporary table: DuckDB reads what its own transaction wrote on one thread only, which
 * costs half of the time to store it.
 */
class LateTransaction {
  readonly #database: Database;
  #isBegun = false;

  constructor(database: Database) {
    this.#database = database;
  }

  async begin(): Promise<void> {
    if (this.#isBegun) return;
    await this.#database.run('begin transaction');
    this.#isBegun = true;
  }

  async around<T>(outcome: 'commit' | 'rollback', work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      if (this.#isBegun) await this.#database.run(outcome);
      return result;
    } catch (error) {
      if (this.#isBegun) await this.#database.run('rollback').catch(() => undefined);
      throw error;
    } finally {
      this.#isBegun = false;
    }
  }
}

async function numbering(database: Database): Promise<() => number> {
  const { last } = await database.row('select coalesce(max(batch), 0) as last from stored.batch');
  let number = Number(last);
  return () => {
    number += 1;
    return number;
  };
}

const happeningSource = ({ batch, reading, file }: StagedBatch) => ({
  batch,
  file,
  object: reading.object,
  source: reading.source,
});

function textOf(texts: ReadonlyMap<number, StagedText>, { batch }: StagedBatch): StagedText {
  const text = texts.get(batch);
  if (!text) throw new RangeError(`needed a staged batch, got ${batch}`);
  return text;
}

async function asOfOrRefusal(database: Database, text: string, timeZone: string): Promise<AsOf | Refused> {
  try {
    return await parseAsOf(database, text, timeZone);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { code: 'unknown as-of', message: error.message };
  }
}

/** Gate and projection each found bad rows; kept together in the order of the file. */
async function keepQuarantine(database: Database, text: StagedText, path: string): Promise<string | null> {
  const hasDuplicates = await database.rows(
    `select 1 from information_schema.tables where table_name = 'duplicate_${text.batch}'`,
  );
  const isDuplicate =
    hasDuplicates.length > 0 ? `line in (select line from ${duplicateLines(text.batch)})` : 'false';
  const { bad } = await database.row(`select count(*) as bad from ${badRows(text.batch)}`);
  if (bad === 0 && text.gateBad === 0) return null;
  const rows = database.stream(
    `select *, ${isDuplicate} as is_duplicate from ${badRows(text.batch)} order by line`,
  );
  await writeQuarantine(path, merged(gateRows(text.gateFile), explained(rows, text)));
  return path;
}

async function* explained(rows: AsyncGenerator<Row>, text: StagedText): AsyncGenerator<BadLine> {
  for await (const row of rows) {
    const line = Number(row['line']);
    const cells = text.columns.map((_, i) => textCell(row[`c${i}`]));
    const issue =
      row['is_duplicate'] === true
        ? duplicate
        : explainRow(text.reading, { line, cells }, { formats: text.formats, fileHash: text.fileSha });
    const bad: QuarantinedRow = { line, ...issue, raw: cells.map(csvCell).join(',') };
    yield { line, json: JSON.stringify(bad) };
  }
}

const duplicate = {
  column: null,
  code: 'duplicate-id',
  message: 'needed one row for an id at one time, got several that differ; none of them is kept',
};

const textCell = (cell: Row[string] | undefined) =>
  cell === null || cell === undefined ? null : String(cell);

const csvCell = (cell: string | null) =>
  cell === null ? '' : /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
