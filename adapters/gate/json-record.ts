import './json-source.ts';

/** One JSON object as cells, or why it cannot be. */
export type JsonRecord =
  | { readonly cells: ReadonlyMap<string, string> }
  | {
      readonly code:
        | 'json-broken'
        | 'json-not-record'
        | 'json-duplicate-key'
        | 'nul-byte'
        | 'lone-surrogate'
        | 'list-separator';
      readonly message: string;
    };

/** A number in a JSON text that a double might not give back as it was written. */
const risky = /\d{16}|\d[.eE]|-0/;
const LIST = ';';

/**
 * Reads one flat object. Numbers keep the text they were written in; lists of plain values are joined with `;`;
 * objects and lists of objects stay JSON text; null is a blank cell.
 */
export function readJsonRecord(text: string): JsonRecord {
  let value: unknown;
  try {
    value = risky.test(text) ? JSON.parse(text, exactNumber) : JSON.parse(text);
  } catch {
    return { code: 'json-broken', message: 'one JSON object is needed, got text that is none' };
  }
  if (!isObject(value))
    return {
      code: 'json-not-record',
      message: 'an object with named values is needed, got another JSON value',
    };
  const entries = Object.entries(value);
  if (countMembers(text) !== entries.length)
    return { code: 'json-duplicate-key', message: 'each key may stand once in an object, got one twice' };
  try {
    return cellsOf(entries);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return {
      code: 'json-broken',
      message: 'flat objects are needed, got lists inside lists too deep to print',
    };
  }
}

function cellsOf(entries: readonly [string, unknown][]): JsonRecord {
  const cells = new Map<string, string>();
  for (const [key, value] of entries) {
    const cell = cellOf(value);
    if (cell === null)
      return {
        code: 'list-separator',
        message: `members of a list need to be without ${LIST}, got one with it`,
      };
    if (cell.includes('\0')) return { code: 'nul-byte', message: 'text is needed, got a NUL' };
    if (!cell.isWellFormed())
      return { code: 'lone-surrogate', message: 'whole characters are needed, got half a surrogate pair' };
    cells.set(key, cell);
  }
  return { cells };
}

/** Null where a list cannot be joined. */
function cellOf(value: unknown): string | null {
  if (value === null || value === undefined) return '';
  if (!Array.isArray(value)) return scalarText(value) ?? JSON.stringify(value);
  const members = value.map((member) => (member === null ? '' : scalarText(member)));
  if (members.includes(null)) return JSON.stringify(value);
  return members.some((member) => member?.includes(LIST)) ? null : members.join(LIST);
}

/** Null for objects and lists. */
function scalarText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return JSON.isRawJSON(value) ? value.rawJSON : null;
}

function exactNumber(_key: string, value: unknown, context: { source?: string }): unknown {
  return typeof value === 'number' && context.source !== undefined ? JSON.rawJSON(context.source) : value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !JSON.isRawJSON(value);
}

/** Members of the outermost object: the colons that stand in it outside of texts. */
function countMembers(text: string): number {
  let depth = 0;
  let members = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:]/g)) {
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    else if (token === ':' && depth === 1) members++;
  }
  return members;
}
