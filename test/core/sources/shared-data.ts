import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../../shared/data');

/** @throws Error where the shared inputs do not lie beside the repository. */
export function sharedPath(...path: string[]): string {
  const file = join(folder, ...path);
  if (!existsSync(file))
    throw new Error(`needs the shared inputs in ../shared/data, got no ${path.join('/')}`);
  return file;
}

/** The records of a CSV file without quoted line ends, which those used here have not. */
export function sharedRows(...path: string[]): readonly (readonly string[])[] {
  return readFileSync(sharedPath(...path), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map(cells);
}

export function sharedHeader(...path: string[]): readonly string[] {
  return (sharedRows(...path)[0] ?? []).map((cell) => cell.trim());
}

export function sharedFiles(...path: string[]): readonly string[] {
  return readdirSync(sharedPath(...path)).filter((name) => name.endsWith('.csv'));
}

function cells(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
