import type { CleanFile } from '../gate/clean-file.ts';
import type { Database } from './database.ts';
import { identifier, literal } from './sql-text.ts';

/** DuckDB's own limit of a line; the gate lets longer records through, for which the buffers are widened. */
const longLine = 36 * 1024 * 1024;

/**
 * The clean records of a file as text: a temporary relation of `line BIGINT, c0 .. cN VARCHAR`.
 * DuckDB guesses nothing here: columns, dialect and line ends are those the gate wrote.
 *
 * @throws Error when DuckDB sees another number of records than the gate wrote.
 */
export async function loadText(database: Database, name: string, file: CleanFile): Promise<void> {
  if (file.parts.length === 0) {
    const columns = file.columns.map((_, i) => `c${i} varchar`);
    return database.run(`create temp table ${identifier(name)} (line bigint, ${columns.join(', ')})`);
  }
  await database
    .run(`create temp table ${identifier(name)} as ${readSql(file, '')}`)
    .catch((error: unknown) => {
      if (!(error instanceof Error && /maximum line size/i.test(error.message))) throw error;
      const wide = `, max_line_size = ${longLine}, buffer_size = ${2 * longLine}, parallel = false`;
      return database.run(`create temp table ${identifier(name)} as ${readSql(file, wide)}`);
    });
  const { loaded } = await database.row(`select count(*) as loaded from ${identifier(name)}`);
  if (loaded === file.records) return;
  throw new Error(`needed ${file.records} records of ${file.path} in the store, got ${loaded}`);
}

function readSql(file: CleanFile, further: string): string {
  const columns = ["'line': 'BIGINT'", ...file.columns.map((_, i) => `'c${i}': 'VARCHAR'`)];
  return `select * from read_csv([${file.parts.map(literal).join(', ')}], columns = {${columns.join(', ')}},
    header = false, auto_detect = false, delim = ',', quote = '"', escape = '"', new_line = '\\n',
    null_padding = false, strict_mode = true${further})`;
}
