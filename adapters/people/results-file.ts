import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { positionOf } from '../../core/hiring/people-mapping/people-reading.ts';
import type { OwnerResult } from '../../core/hiring/validity/joined-hires.ts';
import type { FileRow } from '../../core/model/read-attempt.ts';
import { echoed, trimmed } from '../../core/model/read-text.ts';
import { FileRefused } from '../gate/clean-file.ts';
import { openFile } from '../gate/open-file.ts';
import { cleanRows, heldRows } from './clean-rows.ts';

const columns = ['owner_id', 'result', 'segment'] as const;

type Placed = { readonly line: number; readonly column: number; readonly path: string };

/**
 * Later results of owners: a row an owner and kind of segment, `owner_id, result, segment` (inside or outside the
 * segments where the company wins). A file of a few dozen rows that a person made: the first row that does not hold
 * refuses it.
 * @throws FileRefused with `file:line:column`.
 */
export async function readResults(
  path: string,
  { decimal = '.' }: { readonly decimal?: ',' | '.' | undefined },
): Promise<readonly OwnerResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bearing-results-'));
  try {
    const file = await openFile(path, { workFolder: folder });
    const [held] = heldRows(file);
    if (held !== undefined) throw refused(held.message, { path, line: held.line, column: held.column ?? 1 });
    const positions = columns.map((name) => needColumn(name, file.columns, path));
    return resultRows(cleanRows(file), { path, positions, decimal });
  } catch (error) {
    throw error instanceof FileRefused && error.line === null ? named(path, error) : error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the gate says of a file as a whole, with its name. */
function named(path: string, { code, message }: FileRefused): FileRefused {
  return new FileRefused({ code, message: `${path}: ${message}` });
}

function needColumn(name: string, header: readonly string[], path: string): number {
  const position = positionOf(header, name);
  if (position !== null) return position;
  const got = header.slice(0, 8).join(', ');
  throw refused(`results need columns ${columns.join(', ')}, got ${got}`, { path, line: 1, column: 1 });
}

type File = { readonly path: string; readonly positions: readonly number[]; readonly decimal: ',' | '.' };

function resultRows(rows: readonly FileRow[], { path, positions, decimal }: File): readonly OwnerResult[] {
  const seen = new Set<string>();
  return rows.map(({ line, cells }) => {
    const [ownerId = '', number = '', segment = ''] = positions.map((at) => trimmed(cells[at] ?? ''));
    const at = (which: number): Placed => ({ path, line, column: (positions[which] ?? 0) + 1 });
    if (ownerId === '') throw refused('owner_id needs an id, got nothing', at(0));
    const result = numberOf(number, decimal);
    if (result === null)
      throw refused(`result needs a number such as 0${decimal}42, got ${echoed(number)}`, at(1));
    if (segment !== 'inside' && segment !== 'outside') {
      throw refused(`segment needs inside or outside, got ${echoed(segment)}`, at(2));
    }
    const key = JSON.stringify([ownerId, segment]);
    if (seen.has(key))
      throw refused(`results need one row ${segment} of an owner, got two of ${echoed(ownerId)}`, at(0));
    seen.add(key);
    return { ownerId, result, inWinningSegments: segment === 'inside' };
  });
}

/** Any number of decimals: rates and ratios have many. Null for anything else. */
function numberOf(text: string, decimal: ',' | '.'): number | null {
  const plain = decimal === ',' ? text.replace(',', '.') : text;
  const isNumber = /^-?\d{1,15}(?:\.\d{1,15})?$/.test(plain) && !(decimal === ',' && text.includes('.'));
  return isNumber ? Number(plain) : null;
}

const refused = (message: string, { path, line, column }: Placed) =>
  new FileRefused({ code: 'bad-result', message: `${path}:${line}:${column}: ${message}`, line, column });
