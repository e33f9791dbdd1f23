/**
 * The short form of a Salesforce record id as a regular expression, used by zod's side and the generated SQL.
 * Ids of records begin with `0`, those of custom objects with `a` and a digit or capital letter.
 */
export const shortId = '(?:0[0-9A-Za-z]|a[0-9A-Z])[0-9A-Za-z]{13}';

/** The letters of the three characters that make a short id safe where case is lost. */
export const suffixLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

const short = new RegExp(`^(?:${shortId})$`);

/**
 * A Salesforce id in its 18 characters: reports have 15, Data Loader 18, and both are one record. Each five
 * characters give one letter, by which of them are capitals. Any other text is left as it is.
 */
export function longId(text: string): string {
  if (!short.test(text)) return text;
  const suffix = [0, 5, 10].map((start) => suffixLetters[capitals(text.slice(start, start + 5))]);
  return text + suffix.join('');
}

/** Bit i is set where letter i is a capital. */
const capitals = (letters: string): number =>
  [...letters].reduce((bits, letter, i) => bits + (letter >= 'A' && letter <= 'Z' ? 2 ** i : 0), 0);
