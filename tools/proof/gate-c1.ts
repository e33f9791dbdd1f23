import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { headerName } from '../../adapters/gate/columns.ts';
import { GateKit, type Outcome, sharedData, sharedFile } from './gate-kit.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';

/** Widely used torture files: each is exact, quarantined or refused, and none is accepted but different. */

type Vector = {
  readonly description: string;
  readonly input: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly expected: { readonly data: readonly unknown[]; readonly errors: readonly unknown[] };
};

/** Options that change what PapaParse takes a record to be, so that its answer is none for strict RFC 4180. */
const otherRules = [
  'comments',
  'quoteChar',
  'escapeChar',
  'preview',
  'skipFirstNLines',
  'dynamicTyping',
  'header',
  'fastMode',
];
/** PapaParse allows one kind of line end a file; the gate reads a mix of them. */
const oneLineEnd = 'Mixed slash n and slash r should choose first as precident';

/** Vectors whose answer is a matter of strict RFC 4180 with one of the four delimiters. */
export function strictVectors(): Vector[] {
  const all: Record<string, Vector[]> = JSON.parse(sharedFile('csv/papaparse/vectors.json').toString('utf8'));
  const vectors = [...(all['CORE_PARSER_TESTS'] ?? []), ...(all['PARSE_TESTS'] ?? [])];
  return vectors.filter(
    ({ config = {}, description }) =>
      otherRules.every((rule) => !config[rule]) &&
      [undefined, ',', ';', '\t', '|'].includes(config['delimiter'] as string | undefined) &&
      config['skipEmptyLines'] !== 'greedy' &&
      description !== oneLineEnd,
  );
}

/** Whether every accepted record is one of the truth, in its order, and none is missing unless something was quarantined. */
export function isTrue(outcome: Outcome, truth: readonly (readonly string[])[]): boolean {
  if (outcome.kind === 'refused') return true;
  let at = 0;
  for (const record of outcome.records) {
    while (at < truth.length && JSON.stringify(truth[at]) !== JSON.stringify(record)) at++;
    if (at === truth.length) return false;
    at++;
  }
  return outcome.records.length === truth.length || outcome.quarantined.length > 0;
}

type Tally = { exact: number; quarantined: number; refused: number; different: string[] };

const newTally = (): Tally => ({ exact: 0, quarantined: 0, refused: 0, different: [] });

function count(tally: Tally, name: string, judged: { outcome: Outcome; isTrue: boolean }): void {
  const { outcome } = judged;
  if (!judged.isTrue) tally.different.push(name);
  else if (outcome.kind === 'refused') tally.refused++;
  else if (outcome.quarantined.length > 0) tally.quarantined++;
  else tally.exact++;
}

async function papaVectors(kit: GateKit): Promise<Tally> {
  const tally = newTally();
  for (const { description, input, config = {}, expected } of strictVectors()) {
    const told = config['delimiter'];
    const outcome = await kit.bytes(input, typeof told === 'string' ? { delimiter: told } : {});
    const [header = [], ...rows] = (expected.data as string[][]).filter(
      (row) => row.length > 1 || row[0] !== '',
    );
    const truth = rows.filter((row) => row.length === header.length).map((row) => named(row, header));
    count(tally, description, { outcome, isTrue: hasHeader(outcome, header) && isTrue(outcome, truth) });
  }
  return tally;
}

/** The cells of columns with a name of their own; the gate leaves out blank and repeated ones. */
function named(row: readonly string[], header: readonly string[]): string[] {
  const names = header.map(headerName);
  return row.filter((_, i) => names[i] !== '' && names.indexOf(names[i] as string) === i);
}

function hasHeader(outcome: Outcome, header: readonly string[]): boolean {
  return (
    outcome.kind === 'refused' ||
    JSON.stringify(outcome.clean.columns) === JSON.stringify(named(header.map(headerName), header))
  );
}

async function spectrum(kit: GateKit): Promise<Tally> {
  const tally = newTally();
  const folder = join(sharedData, 'csv/csv-spectrum/csvs');
  for (const name of readdirSync(folder)) {
    const written: Record<string, string> | Record<string, string>[] = JSON.parse(
      sharedFile(`csv/csv-spectrum/json/${name.replace('.csv', '.json')}`).toString('utf8'),
    );
    const truth = Array.isArray(written) ? written : [written];
    const outcome = await kit.file(join(folder, name));
    const rows = truth.map((row) => Object.values(row));
    count(tally, name, {
      outcome,
      isTrue:
        outcome.kind === 'read' && isTrue(outcome, rows) && hasHeader(outcome, Object.keys(truth[0] ?? {})),
    });
  }
  return tally;
}

/** Files without a written truth: what must come out, worked out by hand from each file. */
const byHand: Readonly<Record<string, { records: number; quarantined: number } | { refused: string }>> = {
  'csvlint/cr-line-endings.csv': { records: 2, quarantined: 0 },
  'csvlint/crlf-line-endings.csv': { records: 2, quarantined: 0 },
  'csvlint/inconsistent-line-endings-unquoted.csv': { records: 2, quarantined: 0 },
  'csvlint/inconsistent-line-endings.csv': { records: 2, quarantined: 0 },
  'csvlint/invalid-byte-sequence.csv': { records: 23, quarantined: 0 },
  'csvlint/invalid_many_rows.csv': { records: 9, quarantined: 1 },
  'csvlint/lf-line-endings.csv': { records: 2, quarantined: 0 },
  'csvlint/spreadsheet.xls': { refused: 'old-excel' },
  'csvlint/spreadsheet.xlsx': { records: 0, quarantined: 0 },
  'csvlint/title-row.csv': { refused: 'header-empty-cell' },
  'csvlint/valid.csv': { records: 2, quarantined: 0 },
  'csvlint/valid_many_rows.csv': { records: 6, quarantined: 0 },
  'csvlint/white space in filename.csv': { records: 2, quarantined: 0 },
  'csvlint/windows-line-endings.csv': { records: 1, quarantined: 0 },
  'messytables-horror/begrotingsanalyse-2011.csv': { refused: 'header-empty-cell' },
  'messytables-horror/characters.csv': { refused: 'encoding-ambiguous' },
  'messytables-horror/complex.csv': { records: 2, quarantined: 1 },
  'messytables-horror/example.tsv': { records: 140, quarantined: 0 },
  'messytables-horror/excel_pasting.csv': { refused: 'header-empty-cell' },
  'messytables-horror/long.csv': { records: 3999, quarantined: 0 },
  'messytables-horror/mixedGLB.csv': { refused: 'header-empty-cell' },
  'messytables-horror/null.csv': { refused: 'header-duplicate' },
  'messytables-horror/simple.csv': { records: 6, quarantined: 0 },
  'messytables-horror/simple.psv': { records: 28, quarantined: 0 },
  'messytables-horror/simple.ssv': { records: 6, quarantined: 0 },
  'messytables-horror/simple.unknown': { refused: 'empty-file' },
  'messytables-horror/simple.zip': { refused: 'archive' },
  'messytables-horror/skip_initials.csv': { records: 2, quarantined: 0 },
  'messytables-horror/small.csv': { records: 0, quarantined: 0 },
  'messytables-horror/spanish_chars.csv': { records: 116, quarantined: 0 },
  'messytables-horror/sparse_with_column_errors.csv': { refused: 'header-empty-cell' },
  'messytables-horror/utf8bom.csv': { records: 0, quarantined: 0 },
  'messytables-horror/weird_head_padding.csv': { records: 0, quarantined: 85 },
  'papaparse/long-sample.csv': { records: 7, quarantined: 0 },
  'papaparse/sample-header.csv': { records: 2, quarantined: 0 },
  'papaparse/sample.csv': { records: 1, quarantined: 0 },
  'papaparse/utf-8-bom-sample.csv': { records: 1, quarantined: 0 },
};

async function realFiles(kit: GateKit): Promise<Tally> {
  const tally = newTally();
  for (const [name, wanted] of Object.entries(byHand)) {
    sharedFile(`csv/${name}`);
    const outcome = await kit.file(join(sharedData, 'csv', name));
    count(tally, name, { outcome, isTrue: isAsWanted(outcome, wanted) });
  }
  return tally;
}

function isAsWanted(outcome: Outcome, wanted: (typeof byHand)[string]): boolean {
  if (outcome.kind === 'refused') return 'refused' in wanted && wanted.refused === outcome.code;
  return (
    'records' in wanted &&
    wanted.records === outcome.records.length &&
    wanted.quarantined === outcome.quarantined.length
  );
}

function rowOf(what: string, tally: Tally): ProofRow {
  const total = tally.exact + tally.quarantined + tally.refused + tally.different.length;
  const got = `${total} files: ${tally.exact} exact, ${tally.quarantined} quarantined in part, ${tally.refused} refused, ${tally.different.length} different`;
  const shown = tally.different.length > 0 ? ` (${tally.different.slice(0, 8).join('; ')})` : '';
  return {
    id: 'C1',
    what,
    goal: '0 different',
    got: got + shown,
    pass: total > 0 && tally.different.length === 0,
  };
}

export async function proveTorture(_scale: number): Promise<ProofRow[]> {
  const kit = new GateKit();
  try {
    return [
      rowOf('csv-spectrum against its JSON', await spectrum(kit)),
      rowOf('PapaParse vectors under strict rules', await papaVectors(kit)),
      rowOf('csvlint, messytables, PapaParse files', await realFiles(kit)),
    ];
  } finally {
    kit.remove();
  }
}

await runIfMain(import.meta.url, proveTorture);
