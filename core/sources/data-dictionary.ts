import { columnKey } from '../model/column-key.ts';
import type { FileProfile } from './column-profile.ts';

/** What a data dictionary says of one column. */
export type Described = {
  readonly table: string | null;
  readonly times: number | null;
  readonly currency: string | null;
};

/**
 * Reads a file that describes the columns of the others (`Table, Field, Description`), to know units and
 * currencies that no data tell. Null where the file is no such description.
 */
export function dataDictionary(profile: FileProfile): ReadonlyMap<string, Described> | null {
  const find = (...names: string[]) =>
    profile.columns.findIndex(({ name }) => names.includes(columnKey(name)));
  const field = find('field', 'column', 'columnname', 'fieldname', 'attribute', 'variable');
  const text = find('description', 'meaning', 'definition', 'comment', 'notes');
  if (field < 0 || text < 0 || profile.sample.length === 0) return null;
  const table = find('table', 'file', 'tablename', 'dataset');
  const described = profile.sample.map((row) => {
    const name = table < 0 ? null : (row[table] ?? null);
    return [dictionaryKey(name, row[field] ?? ''), { table: name, ...unitOf(row[text] ?? '') }] as const;
  });
  return new Map(described);
}

/** Under which a column of a file is looked up: `accounts.csv` is the table `accounts`. */
export function dictionaryKey(table: string | null, column: string): string {
  const plain = table?.replace(/^.*[\\/]/, '').replace(/\.[a-z]+(\.gz)?$/i, '') ?? '';
  return `${columnKey(plain)}.${columnKey(column)}`;
}

function unitOf(text: string): Pick<Described, 'times' | 'currency'> {
  const times = /\b(in|of) (billions?|bn)\b/i.test(text)
    ? 1_000_000_000
    : /\bmillions?\b|\bin m\b|\(m\)/i.test(text)
      ? 1_000_000
      : /\bthousands?\b|\bin k\b|\(k\)/i.test(text)
        ? 1_000
        : null;
  return {
    times,
    currency: /\b(USD|EUR|GBP|CHF|JPY|CAD|AUD|SEK|NOK|DKK|PLN|CNY|INR|BRL)\b/.exec(text)?.[0] ?? null,
  };
}
