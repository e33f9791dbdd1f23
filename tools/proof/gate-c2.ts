import { type Random, seededRandom } from '../../core/sample/random.ts';
import { GateKit, type Outcome } from './gate-kit.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';

/** Row pollution: one quote, separator or foreign delimiter too many or too few in one row of a good file. */

const words = ['Acme', 'north', '12.50', '', 'x y', '2024-02-29', 'Zoë', '-7', 'a/b', 'Q3'];
const texts = [
  'Smith, John',
  'say "yes"',
  'two\nlines',
  'semi;colon',
  'pipe|d',
  'tab\tbed',
  'a\n\nb, "c"\nd',
  '""',
];
const delimiters = [',', ';', '\t', '|'];
export const pollutions = [
  'extra quote',
  'missing quote',
  'extra separator',
  'missing separator',
  'foreign delimiter',
] as const;

export type PollutedFile = {
  readonly text: string;
  /** All rows but the polluted one. */
  readonly good: readonly (readonly string[])[];
  readonly rows: number;
  readonly pollution: (typeof pollutions)[number];
};

/** One polluted file of a seed; null where the drawn row cannot be polluted in the drawn way. */
export function pollutedFile(seed: number): PollutedFile | null {
  const random = seededRandom(seed);
  const delimiter = random.pick(delimiters);
  const lineEnd = random.pick(['\n', '\r\n', '\r']);
  const quoteAll = random.chance(0.3);
  const width = random.whole(2, 12);
  const rows = Array.from({ length: random.whole(8, 60) }, () => row(random, width));
  const printed = rows.map((cells) => cells.map((cell) => print(cell, delimiter, quoteAll)).join(delimiter));
  const header = Array.from({ length: width }, (_, i) => `column ${i}`).join(delimiter);
  const at = random.whole(0, rows.length - 1);
  const pollution = random.pick(pollutions);
  const bad = pollute(printed[at] as string, { random, pollution, delimiter });
  if (bad === null) return null;
  const lines = [header, ...printed.with(at, bad)];
  return { text: lines.join(lineEnd) + lineEnd, good: rows.toSpliced(at, 1), rows: rows.length, pollution };
}

function row(random: Random, width: number): string[] {
  const cells = Array.from({ length: width }, () =>
    random.chance(0.2) ? random.pick(texts) : random.pick(words),
  );
  // An identity, so that no row is by chance another one.
  return cells.with(0, String(random.whole(100_000, 999_999)));
}

function print(cell: string, delimiter: string, always: boolean): string {
  const needed = always || cell.includes(delimiter) || /["\r\n]/.test(cell);
  return needed ? `"${cell.replaceAll('"', '""')}"` : cell;
}

type How = {
  readonly random: Random;
  readonly pollution: PollutedFile['pollution'];
  readonly delimiter: string;
};

function pollute(text: string, how: How): string | null {
  const { random, pollution, delimiter } = how;
  if (pollution === 'extra quote') return splice(text, random.whole(0, text.length), { add: '"' });
  if (pollution === 'missing quote')
    return atOneOf(places(text, '"'), random, (at) => splice(text, at, { remove: 1 }));
  const separators = outside(text, delimiter);
  if (pollution === 'missing separator')
    return atOneOf(separators, random, (at) => splice(text, at, { remove: 1 }));
  if (pollution === 'extra separator')
    return atOneOf(separators, random, (at) => splice(text, at, { add: delimiter }));
  const foreign = random.pick(delimiters.filter((other) => other !== delimiter));
  return atOneOf(separators, random, (at) => splice(text, at, { remove: 1, add: foreign }));
}

function splice(text: string, at: number, change: { remove?: number; add?: string }): string {
  return text.slice(0, at) + (change.add ?? '') + text.slice(at + (change.remove ?? 0));
}

function atOneOf(found: readonly number[], random: Random, change: (at: number) => string): string | null {
  return found.length === 0 ? null : change(random.pick(found));
}

const places = (text: string, mark: string) => [...text].flatMap((_, i) => (text[i] === mark ? [i] : []));

/** Where the mark stands outside of quotes. */
function outside(text: string, mark: string): number[] {
  return places(text, mark).filter((at) => places(text.slice(0, at), '"').length % 2 === 0);
}

export type Verdict = { readonly exact: boolean; readonly counted: boolean; readonly different: number };

/** Holds an outcome against what the generator knows. */
export function judge(file: PollutedFile, outcome: Outcome): Verdict {
  if (outcome.kind === 'refused') return { exact: false, counted: true, different: 0 };
  const good = new Set(file.good.map((cells) => JSON.stringify(cells)));
  const different = outcome.records.filter((record) => !good.has(JSON.stringify(record))).length;
  const all = JSON.stringify(outcome.records) === JSON.stringify(file.good);
  return {
    exact: all && outcome.quarantined.length === 1,
    counted: linesOf(file.text) - 1 === linesKept(outcome.records) + linesHeld(outcome.quarantined),
    different,
  };
}

/** Physical lines that are not blank. */
const linesOf = (text: string) => text.split(/\r\n|\r|\n/).filter((line) => line !== '').length;

const linesHeld = (rows: readonly { raw: string }[]) => rows.reduce((sum, row) => sum + linesOf(row.raw), 0);

/** The lines that accepted records stood on, blank ones inside of cells left out. */
function linesKept(records: readonly (readonly string[])[]): number {
  const inner = (cell: string) =>
    cell
      .split(/\r\n|\r|\n/)
      .slice(1)
      .filter((line, i, all) => line !== '' || i === all.length - 1).length;
  return records.reduce((sum, record) => sum + 1 + record.reduce((lines, cell) => lines + inner(cell), 0), 0);
}

export async function proveRowPollution(scale: number): Promise<ProofRow[]> {
  const kit = new GateKit();
  const total = { files: 0, exact: 0, counted: 0, different: 0 };
  try {
    for (let seed = 1; total.files < 2000 * scale; seed++) {
      const file = pollutedFile(seed);
      if (file === null) continue;
      const verdict = judge(file, await kit.bytes(file.text));
      total.files++;
      total.exact += Number(verdict.exact);
      total.counted += Number(verdict.counted);
      total.different += verdict.different;
    }
  } finally {
    kit.remove();
  }
  const share = (count: number) => `${((100 * count) / total.files).toFixed(2)} % of ${total.files}`;
  return [
    {
      id: 'C2',
      what: 'only the polluted row quarantined',
      goal: '>= 95 %',
      got: share(total.exact),
      pass: total.exact >= 0.95 * total.files,
    },
    {
      id: 'C2',
      what: 'every physical line loaded or quarantined once',
      goal: '100 %',
      got: share(total.counted),
      pass: total.counted === total.files,
    },
    {
      id: 'C2',
      what: 'records accepted but different',
      goal: '0',
      got: String(total.different),
      pass: total.different === 0,
    },
  ];
}

await runIfMain(import.meta.url, proveRowPollution);
