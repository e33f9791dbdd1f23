import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { parseHTML } from 'linkedom';
import Papa from 'papaparse';
import { openStore } from '../../adapters/duckdb/open-store.ts';
import { csvOf } from '../../adapters/report/csv.ts';
import { tablePage } from '../../adapters/report/html/table-page.ts';
import type { Table } from '../../adapters/report/table.ts';
import { xlsxOf } from '../../adapters/report/xlsx.ts';
import { Mapping } from '../../core/model/mapping.ts';
import { Settings } from '../../core/model/settings.ts';
import { winsRows } from '../../core/wins-rows.ts';
import { formulaVariants, isLiveFormula, naughtyStrings, publishedPayloads } from './formula-cells.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';
import { readStore } from './store-kit.ts';

/** Strings that break things, all the way: file, store, report, export. */

const mapping = Mapping.parse({
  source: 'naughty',
  files: [
    {
      object: 'opportunity',
      columns: {
        record_id: 'id',
        outcome: { from: 'stage', map: { Won: 'won', Lost: 'lost' } },
        stage: 'stage',
        created_on: 'created',
        closed_on: 'closed',
        account_id: 'account',
      },
    },
  ],
});

type Kept = {
  /** The rows behind the wins report; a field of the model is told without blanks around it. */
  readonly table: Table;
  /** Bytes of the further column `remark`, kept as it came, by row; null is a blank cell. */
  readonly bytes: ReadonlyMap<string, string | null>;
};

const recordId = (index: number) => `O${String(index).padStart(4, '0')}`;

/** One deal a string, its account and a remark of its own being the string, through ingest and back. */
async function throughTheStore(home: string, strings: readonly string[]): Promise<Kept> {
  const file = join(home, 'naughty.csv');
  const rows = strings.map((text, index) => ({
    id: recordId(index),
    stage: index % 2 === 0 ? 'Won' : 'Lost',
    created: '2024-01-02',
    closed: '2024-02-13',
    account: text,
    remark: text,
  }));
  writeFileSync(file, Papa.unparse(rows, { quotes: true }));
  const table = await reported(file, join(home, 'store'));
  // Compared as bytes inside the store: the driver drops a byte order mark at the start of a text it reads.
  const kept = await readStore(join(home, 'store'), 30_000, (database) =>
    database.rows('select record_id, hex(encode(extra_remark)) as bytes from stored.opportunity'),
  );
  return {
    table,
    bytes: new Map(
      kept.map(({ record_id, bytes }) => [String(record_id), bytes === null ? null : String(bytes)]),
    ),
  };
}

async function reported(file: string, home: string): Promise<Table> {
  const store = await openStore(home);
  const settings = Settings.parse({});
  try {
    await store.ingest(
      {
        files: [file],
        asOf: null,
        isFull: false,
        limit: { share: 0.01 },
        isReplacing: false,
        isDryRun: false,
      },
      { settings, mappings: [mapping] },
    );
    const engine = await store.engine(null, settings);
    const command = { settings, settingsHash: '', by: [], where: [], from: null, to: null, margin: null };
    const report = await winsRows({ ...command, rows: 'all' }, { engine });
    return {
      title: 'rows',
      columns: [
        { key: 'record_id', label: 'deal', kind: 'text' },
        { key: 'account_id', label: 'account', kind: 'text' },
      ],
      rows: report.rows,
    };
  } finally {
    store.close();
  }
}

type Exported = { readonly cells: readonly string[]; readonly formulas: number };

function csvCells(table: Table): string[] {
  return Papa.parse<string[]>(csvOf(table), { delimiter: ',', newline: '\r\n', skipEmptyLines: true })
    .data.slice(1)
    .flat();
}

async function xlsxCells(table: Table): Promise<Exported> {
  const book = await readXlsx(await xlsxOf([table]));
  const sheet = book.sheets[0];
  const formulas = [...(sheet?.cells?.values() ?? [])].filter((cell) => cell.formula !== undefined).length;
  return { cells: (sheet?.rows.slice(1).flat() ?? []).map((cell) => String(cell ?? '')), formulas };
}

/** Elements that load or run something, beside the page's own script. */
function activeElements(table: Table): number {
  const { document } = parseHTML(tablePage(table));
  return (
    document.querySelectorAll('script, img, svg, iframe, object, embed, link, form, a[href^="javascript"]')
      .length - 1
  );
}

/** What the store should hold: the text's own bytes, nothing where it is blank. */
function bytesOf(text: string): string | null {
  return text.trim() === '' ? null : Buffer.from(text).toString('hex').toUpperCase();
}

const live = (cells: readonly string[]) => cells.filter(isLiveFormula).length;

/** C5 and S5 of quality.md. The lists are whole at every scale: they are small. */
export async function proveExports(_scale: number): Promise<ProofRow[]> {
  const strings = [...naughtyStrings(), ...publishedPayloads(), ...formulaVariants];
  const home = mkdtempSync(join(tmpdir(), 'bearing-exports-'));
  try {
    const { table, bytes } = await throughTheStore(home, strings);
    const equal = strings.filter((text, index) => bytes.get(recordId(index)) === bytesOf(text)).length;
    const xlsx = await xlsxCells(table);
    const formulas = live(csvCells(table)) + live(xlsx.cells) + xlsx.formulas;
    return [
      {
        id: 'C5',
        what: `${strings.length} naughty strings and formula cells in the store; blank is no data`,
        goal: 'byte-equal',
        got: `${equal} equal`,
        pass: equal === strings.length,
      },
      {
        id: 'S5',
        what: `the same strings in CSV and XLSX; ${publishedPayloads().length} payloads, ${formulaVariants.length} variants`,
        goal: '0 live formulas',
        got: `${formulas} live`,
        pass: formulas === 0,
      },
      {
        id: 'S5',
        what: 'the same strings in a page',
        goal: '0 active elements',
        got: `${activeElements(table)} active`,
        pass: activeElements(table) === 0,
      },
    ];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

await runIfMain(import.meta.url, proveExports);
