import { type Random, seededRandom } from '../../core/sample/random.ts';

const alphabet = [
  'a',
  'Z',
  '7',
  ' ',
  ',',
  ';',
  '\t',
  '|',
  '"',
  '\n',
  '\r',
  '\r\n',
  'é',
  '漢',
  '😀',
  '\u00a0',
  '=',
  '\\',
  "'",
];

/** A short text of characters that matter to a CSV reader. */
export function cell(random: Random): string {
  return Array.from({ length: random.whole(0, 6) }, () => random.pick(alphabet)).join('');
}

/** A table as a CSV writer prints it, and its rows. */
export function printedTable(seed: number): { text: string; delimiter: string; rows: string[][] } {
  const random = seededRandom(seed);
  const delimiter = random.pick([',', ';', '\t', '|']);
  const lineEnd = random.pick(['\n', '\r\n', '\r']);
  const width = random.whole(1, 6);
  const rows = Array.from({ length: random.whole(0, 8) }, () =>
    Array.from({ length: width }, () => cell(random)),
  );
  const header = Array.from({ length: width }, (_, i) => `c${i}`);
  const print = (text: string) =>
    random.chance(0.2) || text.includes(delimiter) || /["\r\n]/.test(text) || width === 1
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  const lines = [header, ...rows].map((row) => row.map(print).join(delimiter));
  return { text: lines.join(lineEnd) + (random.chance(0.8) ? lineEnd : ''), delimiter, rows };
}
