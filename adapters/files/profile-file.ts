import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import {
  type ColumnProfile,
  columnProfile,
  type FileProfile,
  type PairCounts,
  pairCounts,
  pairsToCount,
} from '../../core/sources/column-profile.ts';
import { Database, type Row } from '../duckdb/database.ts';
import { loadText } from '../duckdb/load-text.ts';
import type { CleanFile, GateOptions } from '../gate/clean-file.ts';
import { openFile } from '../gate/open-file.ts';

/** More distinct values than this are counted but not all kept: such a column is an id or free text. */
const mostValues = 500_000;
/** Files up to this many rows are kept whole: a data dictionary is read row by row. */
const smallFile = 500;

/**
 * What the columns of a file hold, counted over all rows that pass the gate.
 * @throws FileRefused where the gate lets nothing through.
 */
export async function profileFile(
  path: string,
  options: Omit<GateOptions, 'workFolder' | 'onPart'> = {},
): Promise<FileProfile> {
  const workFolder = await mkdtemp(join(tmpdir(), 'bearing-profile-'));
  try {
    return await profileClean(path, await openFile(path, { ...options, workFolder }), workFolder);
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}

async function profileClean(path: string, file: CleanFile, workFolder: string): Promise<FileProfile> {
  const database = await Database.open(':memory:', workFolder);
  try {
    await loadText(database, 'text', file);
    const columns: ColumnProfile[] = [];
    for (const [i, name] of file.columns.entries()) columns.push(await profileColumn(database, i, name));
    const pairs: PairCounts[] = [];
    for (const { by, of } of pairsToCount(columns)) {
      const rows = await database.rows(
        `select c${by} as a, c${of} as b, count(*) as n from text group by 1, 2`,
      );
      const names = { by: file.columns[by] ?? '', of: file.columns[of] ?? '' };
      pairs.push({
        ...names,
        counts: pairCounts(rows.map((row) => [cell(row, 'a'), cell(row, 'b'), Number(row['n'])])),
      });
    }
    const sample = file.records <= smallFile ? await wholeRows(database, file.columns.length) : [];
    return { file: basename(path), rows: file.records, columns, sample, pairs };
  } finally {
    database.close();
  }
}

async function profileColumn(database: Database, column: number, name: string): Promise<ColumnProfile> {
  const rows = await database.rows(
    `select c${column} as a, count(*) as n from text group by 1 order by n desc, a limit ${mostValues + 1}`,
  );
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(cell(row, 'a'), (counts.get(cell(row, 'a')) ?? 0) + Number(row['n']));
  return columnProfile(name, counts, rows.length <= mostValues);
}

async function wholeRows(database: Database, width: number): Promise<readonly (readonly string[])[]> {
  const rows = await database.rows('select * exclude (line) from text order by line');
  return rows.map((row) => Array.from({ length: width }, (_, i) => cell(row, `c${i}`)));
}

const cell = (row: Row, name: string): string => String(row[name] ?? '').trim();
