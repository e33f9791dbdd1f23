import { DuckDBInstance } from '@duckdb/node-api';
import { sha256 } from '../../adapters/projection/explain-row.ts';
import { type Projection, projection } from '../../adapters/projection/projection.ts';
import type { Ask } from '../../adapters/projection/settle-column.ts';
import { settleFormats } from '../../adapters/projection/settle-formats.ts';
import type { ColumnFormats } from '../../core/model/column-format.ts';
import type { FileRow } from '../../core/model/read-attempt.ts';
import { isOfObject, readRow } from '../../core/model/read-row.ts';
import type { StoredValue } from '../../core/model/read-value.ts';
import type { Reading } from '../../core/model/reading.ts';
import { seededRandom } from '../../core/sample/random.ts';
import { type Draw, drawReading } from './projection-draws.ts';

const fileHash = 'abcdef0123456789abcdef0123456789';

/** How often the generated SQL and zod were asked about the same row, and where they did not say the same. */
export type Verdicts = {
  readonly rows: number;
  readonly accepted: number;
  readonly settled: number;
  readonly differences: readonly string[];
};

/** Draws readings and rows until there are `rows`, and compares verdicts and the stored values of accepted rows. */
export async function compareVerdicts(seed: number, rows: number): Promise<Verdicts> {
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  const ask: Ask = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
  await ask("set timezone = 'UTC'");
  const random = seededRandom(seed);
  const total = { rows: 0, accepted: 0, settled: 0, differences: [] as string[] };
  while (total.rows < rows) {
    const draw = drawReading(random, Math.min(250, rows - total.rows));
    await load(draw, ask);
    const formats = random.chance(0.5) ? await settled(draw, ask) : null;
    if (formats) total.settled += draw.rows.length;
    const compared = await compareDraw({ ...draw, formats: formats ?? draw.formats }, ask);
    total.rows += draw.rows.length;
    total.accepted += compared.accepted;
    total.differences.push(...compared.differences);
  }
  connection.closeSync();
  return total;
}

const quote = (cell: string | null) => (cell === null ? 'null' : `'${cell.replaceAll("'", "''")}'`);

async function load({ rows, width }: Draw, ask: Ask): Promise<void> {
  const columns = Array.from({ length: width }, (_, index) => `c${index} varchar`);
  await ask(`create or replace table clean (line bigint, ${columns.join(', ')})`);
  const values = rows.map(({ line, cells }) => `(${line}, ${cells.map(quote).join(', ')})`);
  await ask(`insert into clean values ${values.join(', ')}`);
}

/** The formats that the rows themselves give, so that the short ways of plain columns are tried too; null where refused. */
async function settled({ reading, width }: Draw, ask: Ask): Promise<ColumnFormats | null> {
  const header = Array.from({ length: width }, (_, index) => `column ${index}`);
  const found = await settleFormats(reading, ask, { header, dateFormat: 'dd/MM/yyyy', decimal: '.' });
  return 'formats' in found ? found.formats : null;
}

async function compareDraw({ reading, formats, rows }: Draw, ask: Ask) {
  const projected = projection(reading, { formats, fileHash });
  const found = await ask(
    `select line, is_bad, is_deleted, ${printed(projected)} as v from (${projected.sql})`,
  );
  const byLine = new Map(found.map((row) => [Number(row['line']), row]));
  const context = { formats, fileHash, timeZone: reading.timeZone, hash: sha256 };
  const differences: string[] = [];
  let accepted = 0;
  for (const row of rows) {
    const zod = zodVerdict(reading, row, context);
    const sql = sqlVerdict(byLine.get(row.line));
    if (zod.startsWith('stored')) accepted += 1;
    if (zod !== sql) differences.push(difference(row, { reading, zod, sql }));
  }
  return { accepted, differences };
}

/** One text of all values, each behind a mark that tells null from empty. */
function printed({ fields, extras }: Projection): string {
  const values = [...fields, ...extras].map(({ column, type }) => {
    const name = `"${column}"`;
    if (type === 'TIMESTAMP') return `strftime(${name}, '%Y-%m-%dT%H:%M:%S.%gZ')`;
    return type === 'VARCHAR[]' ? `array_to_string(${name}, chr(30))` : `cast(${name} as varchar)`;
  });
  return values.map((value) => `coalesce('=' || ${value}, '-')`).join(' || chr(31) || ');
}

const print = (value: StoredValue): string =>
  value === null ? '-' : `=${Array.isArray(value) ? value.join('\u001e') : value}`;

function zodVerdict(reading: Reading, row: FileRow, context: Parameters<typeof readRow>[2]): string {
  if (!isOfObject(reading, row)) return 'not of the object';
  const read = readRow(reading, row, context);
  if ('issue' in read) return 'bad';
  const values = [...Object.values(read.fields), ...Object.values(read.extras)];
  return `stored ${read.deleted} ${values.map(print).join('\u001f')}`;
}

function sqlVerdict(row: Readonly<Record<string, unknown>> | undefined): string {
  if (!row) return 'not of the object';
  return row['is_bad'] === true ? 'bad' : `stored ${row['is_deleted']} ${row['v']}`;
}

const difference = (
  row: FileRow,
  { reading, zod, sql }: { reading: Reading; zod: string; sql: string },
): string => JSON.stringify({ zod, sql, row: row.cells, reading });
