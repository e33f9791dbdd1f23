/** What counts as white space at the edges of a cell: ASCII, no-break and every Unicode space, the BOM. */
export const whiteSpace =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

const edges = new RegExp(`^[${whiteSpace}]+|[${whiteSpace}]+$`, 'gu');

/** A cell without white space at its edges; '' for a blank one. */
export const trimmed = (cell: string): string => cell.replace(edges, '');

/** Letters younger than the Unicode tables of DuckDB's `lower`, which leaves them as they are. */
const young = /[\u1c89\ua7cb\ua7cc\ua7ce\ua7d2\ua7d4\ua7da\ua7dc\u{10d50}-\u{10d65}\u{16ea0}-\u{16eb8}]/u;

/**
 * A text for comparison without regard to case: each letter's simple lower case, as DuckDB's `lower` makes it.
 * `toLowerCase` alone gives two letters for `İ` and looks at neighbours for `Σ`.
 */
export function folded(text: string): string {
  let result = '';
  for (const letter of text) {
    const lower = young.test(letter) ? undefined : letter.toLowerCase().codePointAt(0);
    result += lower === undefined ? letter : String.fromCodePoint(lower);
  }
  return result;
}

/** At most 64 characters of what came, for a message. */
export function echoed(text: string): string {
  const letters = [...text];
  return letters.length <= 64 ? `'${text}'` : `'${letters.slice(0, 60).join('')}...'`;
}
