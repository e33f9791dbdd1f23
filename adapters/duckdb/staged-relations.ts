import type { Database } from './database.ts';
import { identifier } from './sql-text.ts';

/**
 * Drops what a command of ingest put where only it sees it: texts, bad rows and duplicates by ledger number.
 * A batch that was not taken gives its number back, so the next command of the same open store would meet them.
 */
export async function dropStaged(database: Database): Promise<void> {
  const found = await database.rows(
    `select table_name as name from duckdb_tables()
     where temporary and regexp_full_match(table_name, '(text|bad|rest|duplicate)_[0-9]+|twin')`,
  );
  for (const { name } of found) await database.run(`drop table temp.${identifier(String(name))}`);
}
