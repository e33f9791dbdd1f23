import { gunzipSync } from 'node:zlib';
import type { Objects } from '../s3/objects.ts';
import type { AthenaColumn, AthenaResult } from './athena.ts';
import { AthenaFailed } from './athena-failures.ts';
import type { AthenaPlace } from './athena-place.ts';
import { type Execution, execute } from './execution.ts';

type Rows = AthenaResult['rows'];

/**
 * A statement whose rows are written to the bucket as JSON and read from there, since paging is slow for many.
 * Only files named in the manifest are read: a failed attempt leaves its own behind. The rows come in the manifest's
 * order, which is not the statement's: UNLOAD orders inside a file at most.
 */
export async function unload(
  place: AthenaPlace & { readonly objects: Objects },
  select: { readonly statement: string; readonly key: string; readonly columns: readonly AthenaColumn[] },
): Promise<{ readonly rows: Rows; readonly execution: Execution }> {
  const { objects } = place;
  const execution = await execute(place, select.key, (attempt) => {
    const token = place.hash(JSON.stringify([select.key, select.statement, attempt]));
    return unloadText(select, `s3://${objects.bucket}/results/unload/${token}/`);
  });
  const manifest = execution.details.Statistics?.DataManifestLocation ?? '';
  const rows: Rows[number][] = [];
  for (const file of (await readText(objects, manifest)).split('\n').filter((line) => line.trim() !== '')) {
    const text = await readText(objects, file.trim());
    for (const line of text.split('\n')) if (line !== '') rows.push(cellsOf(line, select.columns.length));
  }
  return { rows, execution };
}

/** The statement's columns as text, under names of ours: its own may be missing or come twice. */
function unloadText(
  { statement, columns }: { readonly statement: string; readonly columns: readonly AthenaColumn[] },
  location: string,
): string {
  const names = columns.map((_, i) => `c${i}`);
  const casts = columns.map(({ type }, i) => `${asText(type, `c${i}`)} as c${i}`);
  const source = `(\n${statement.trim().replace(/;$/, '')}\n) as rows_of (${names.join(', ')})`;
  return `unload (select ${casts.join(', ')} from ${source}) to '${location}' with (format = 'JSON')`;
}

/** As GetQueryResults spells a value. */
function asText(type: string, name: string): string {
  if (['map', 'row', 'varbinary', 'json'].includes(type)) {
    throw new RangeError(`a result of more than 100,000 rows needs plain columns or arrays, got ${type}`);
  }
  if (type === 'array') return `'[' || array_join(${name}, ', ', 'null') || ']'`;
  return `cast(${name} as varchar)`;
}

function cellsOf(line: string, width: number): Rows[number] {
  const record = JSON.parse(line) as Readonly<Record<string, string | null>>;
  return Array.from({ length: width }, (_, i) => record[`c${i}`] ?? null);
}

/** An object of this bucket as text, unpacked where it is gzip. */
async function readText(objects: Objects, location: string): Promise<string> {
  const root = `s3://${objects.bucket}/`;
  const bytes = location.startsWith(root) ? await objects.read(location.slice(root.length)) : null;
  if (bytes === null) {
    const message = `unload needs its files in ${root}, got ${location || 'no manifest'}`;
    throw new AthenaFailed({ code: 'UNLOAD_FILE_MISSING', message, retryable: false });
  }
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return new TextDecoder('utf-8', { fatal: true }).decode(isGzip ? gunzipSync(bytes) : bytes);
}
