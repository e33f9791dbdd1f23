import { folded, trimmed, whiteSpace } from '../../core/model/read-text.ts';

/** Small pieces of DuckDB SQL over text. Everything that came from a file or a mapping goes through `literal`. */

export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The cell of a position of the file's header. */
export const cell = (column: number): string => `c${column}`;

export const matches = (text: string, pattern: string): string =>
  `regexp_full_match(${text}, ${literal(pattern)})`;

/** True for text that begins with a printing ASCII character: seen without looking at each letter. */
const beginsPlain = (text: string): string => `${text} between '!' and '~'`;

const asciiSpaces = [...whiteSpace].filter((letter) => letter < '\u007f');

/** True for ASCII text that ends in no white space; never true for text that does. */
const endsPlain = (text: string): string =>
  [
    `strlen(${text}) = length(${text})`,
    ...asciiSpaces.map((letter) => `not suffix(${text}, ${literal(letter)})`),
  ].join(' and ');

/**
 * A cell without white space at its edges, null where nothing is left. DuckDB's own trim of a set of
 * characters costs ten times the looks at both ends that spare nearly every cell from it.
 */
export function trimmedCell(text: string): string {
  const edges = `regexp_matches(${text}, ${literal(`^[${whiteSpace}]|[${whiteSpace}]$`)})`;
  return `case when ${beginsPlain(text)} and ${endsPlain(text)} then ${text}
    when not ${edges} then nullif(${text}, '') else nullif(trim(${text}, ${literal(whiteSpace)}), '') end`;
}

/** A cell byte for byte, null where it is blank. */
export const verbatimCell = (text: string): string =>
  `case when ${beginsPlain(text)} then ${text} when trim(${text}, ${literal(whiteSpace)}) <> '' then ${text} end`;

/** Whether a text is one of the given, without regard to case; null for a null text. */
export const isOneOf = (text: string, values: readonly string[]): string =>
  values.length === 0 ? 'false' : `lower(${text}) in (${values.map(foldedLiteral).join(', ')})`;

export const foldedLiteral = (value: string): string => literal(folded(trimmed(value)));
