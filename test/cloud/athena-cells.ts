import type { Cell, EngineColumn } from './athena-engine.ts';

/** A cell as GetQueryResults prints it; null where the answer leaves VarCharValue out. */
export function printedCell(cell: Cell, column: Pick<EngineColumn, 'type'>): string | null {
  if (cell === null) return null;
  if (column.type === 'timestamp' && typeof cell === 'string') return threeDigits(cell);
  return printed(cell);
}

/** Nested as Athena prints it: `[a, null]`, `{k=v}`, texts without quotes. */
function printed(cell: Cell): string {
  if (cell === null) return 'null';
  if (typeof cell === 'boolean' || typeof cell === 'string') return String(cell);
  if (isNumber(cell)) return cell.number;
  if (cell instanceof Map) return `{${[...cell].map(([key, held]) => `${key}=${printed(held)}`).join(', ')}}`;
  return `[${[...(cell as readonly Cell[])].map(printed).join(', ')}]`;
}

/** To the nearest millisecond, as a cast to timestamp(3) rounds. */
function threeDigits(moment: string): string {
  const [seconds = '', fraction = ''] = moment.split('.');
  const at = Date.parse(`${seconds.replace(' ', 'T')}Z`) + Math.round(Number(`0.${fraction || '0'}`) * 1000);
  return new Date(at).toISOString().replace('T', ' ').replace('Z', '');
}

/**
 * A row as UNLOAD's JSON serde writes it: every column there, also where null; exact numbers bare, so that
 * `JSON.parse` alone rounds them; a moment without needless zeros.
 */
export function jsonLine(row: readonly Cell[], columns: readonly EngineColumn[]): string {
  const fields = columns.map(({ name, type }, i) => {
    const cell = row[i] ?? null;
    const shown = type === 'timestamp' && typeof cell === 'string' ? cell.replace(/\.?0*$/, '') : cell;
    return `${JSON.stringify(name.toLowerCase())}:${json(shown)}`;
  });
  return `{${fields.join(',')}}\n`;
}

function json(cell: Cell): string {
  if (cell === null || typeof cell === 'boolean' || typeof cell === 'string') return JSON.stringify(cell);
  if (isNumber(cell)) return cell.number;
  if (cell instanceof Map) {
    return `{${[...cell].map(([key, held]) => `${JSON.stringify(key)}:${json(held)}`).join(',')}}`;
  }
  return `[${[...(cell as readonly Cell[])].map(json).join(',')}]`;
}

const isNumber = (cell: Cell): cell is { readonly number: string } =>
  typeof cell === 'object' && cell !== null && 'number' in cell;
