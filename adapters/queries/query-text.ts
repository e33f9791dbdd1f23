import { readFileSync } from 'node:fs';

const folder = new URL('../../queries/', import.meta.url);
const read = new Map<string, string>();

/** The text of a file of `queries/` by its name without ending. @throws RangeError where there is no such file. */
export function queryText(name: string): string {
  const known = read.get(name);
  if (known !== undefined) return known;
  if (!/^[a-z][a-z-]*$/.test(name)) throw new RangeError(`a query name was needed, got ${name}`);
  const text = readFileSync(new URL(`${name}.sql`, folder), 'utf8');
  read.set(name, text);
  return text;
}
