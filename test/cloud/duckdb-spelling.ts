import { duckdbPrelude } from '../../adapters/queries/duckdb-engine.ts';
import { isSpace, isWord, sqlTokens } from './sql-tokens.ts';

/** What Athena's DML and queries call that DuckDB has under another name or with another meaning. */
export const athenaPrelude = [
  ...duckdbPrelude,
  'create or replace temp macro element_at(held, key) as held[key]',
  'create or replace temp macro array_join(list, separator) as array_to_string(list, separator)',
  // Athena replaces every match and names groups by $1.
  `create or replace temp macro regexp_replace(subject, pattern, replacement) as
    system.main.regexp_replace(subject, pattern, replace(replacement, '$', chr(92)), 'g')`,
  // Athena prints six digits of a second of a column, DuckDB no more than are needed. (A literal it prints with the
  // digits that it was written with; DuckDB cannot tell the two apart.)
  `create or replace temp macro text_of(value) as case typeof(value)
    when 'TIMESTAMP' then strftime(try_cast(cast(value as varchar) as timestamp), '%Y-%m-%d %H:%M:%S.%f')
    else cast(value as varchar) end`,
] as const;

/** A statement of Athena's DML or a query as DuckDB means the same by it. */
export function duckdbText(statement: string): string {
  const tokens = sqlTokens(statement).map((token) => (isSpace(token) ? ' ' : token));
  return renameArrayTypes(renameTextCasts(tokens)).join('');
}

/** `cast(x as varchar)` -> `text_of(x)`. */
function renameTextCasts(tokens: readonly string[]): readonly string[] {
  const renamed = [...tokens];
  for (const [i, token] of tokens.entries()) {
    if (!isWord(token, 'cast')) continue;
    const end = closing(tokens, following(tokens, i));
    if (end === null) continue;
    const varchar = preceding(tokens, end);
    const as = preceding(tokens, varchar);
    if (!isWord(tokens[varchar], 'varchar') || !isWord(tokens[as], 'as')) continue;
    renamed[i] = 'text_of';
    renamed[as] = '';
    renamed[varchar] = '';
  }
  return renamed;
}

/** The type `array(varchar)` -> `varchar[]`; as a value Athena has only `array[...]`. */
function renameArrayTypes(tokens: readonly string[]): readonly string[] {
  const renamed = [...tokens];
  for (const [i, token] of tokens.entries()) {
    const open = following(tokens, i);
    const end = isWord(token, 'array') ? closing(tokens, open) : null;
    if (end === null) continue;
    renamed[i] = '';
    renamed[open] = '';
    renamed[end] = '[]';
  }
  return renamed;
}

function following(tokens: readonly string[], from: number): number {
  let at = from + 1;
  while (isSpace(tokens[at] ?? '') || tokens[at] === '') at += 1;
  return at;
}

function preceding(tokens: readonly string[], from: number): number {
  let at = from - 1;
  while (isSpace(tokens[at] ?? '') || tokens[at] === '') at -= 1;
  return at;
}

/** Where the bracket that opens at `open` closes; null where none opens there. */
function closing(tokens: readonly string[], open: number): number | null {
  if (tokens[open] !== '(') return null;
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    if (tokens[at] === '(') depth += 1;
    if (tokens[at] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return null;
}
