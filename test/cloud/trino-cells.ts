import type { TrinoColumn } from '../../tools/trino/client.ts';
import type { Cell, EngineColumn } from './athena-engine.ts';

/** A type as Trino prints it, `map(varchar, decimal(18,4))`, in its parts. */
type Parts = { readonly name: string; readonly of: readonly string[] };

export function trinoColumn({ name, type }: TrinoColumn): EngineColumn {
  const parts = partsOf(type);
  const [first, second] = parts.of.map(Number);
  if (parts.name === 'decimal') return { name, type: 'decimal', precision: first ?? 0, scale: second ?? 0 };
  const precision = precisions[parts.name] ?? 0;
  return { name, type: parts.name, precision, scale: 0 };
}

const precisions: Readonly<Record<string, number>> = {
  varchar: 2_147_483_647,
  integer: 10,
  bigint: 19,
  double: 17,
  timestamp: 3,
};

/** A value of the server's JSON by its type. */
export function trinoCell(value: unknown, type: string): Cell {
  if (value === null || value === undefined) return null;
  const { name, of } = partsOf(type);
  if (name === 'array' && Array.isArray(value)) return value.map((held) => trinoCell(held, of[0] ?? ''));
  if (name === 'map' && typeof value === 'object') {
    return new Map(Object.entries(value).map(([key, held]) => [key, trinoCell(held, of[1] ?? '')]));
  }
  if (numbers.has(name)) return { number: String(value) };
  if (name === 'timestamp') return sixDigits(String(value));
  return typeof value === 'boolean' ? value : String(value);
}

const numbers = new Set(['tinyint', 'smallint', 'integer', 'bigint', 'decimal', 'double', 'real']);

/** A moment as cells have it, whatever digits of a second the engine printed. */
export function sixDigits(moment: string): string {
  const [seconds = '', fraction = ''] = moment.split('.');
  return `${seconds}.${fraction.padEnd(6, '0')}`;
}

function partsOf(type: string): Parts {
  const open = type.indexOf('(');
  if (open < 0) return { name: type, of: [] };
  const inner = type.slice(open + 1, type.lastIndexOf(')'));
  return { name: type.slice(0, open), of: splitOutside(inner) };
}

/** Splits at the commas that are in no bracket. */
function splitOutside(text: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${character}`);
  }
  return parts.map((part) => part.trim());
}
