import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../adapters/duckdb/open-store.ts';
import { Mapping } from '../../core/model/mapping.ts';
import { Settings } from '../../core/model/settings.ts';
import { wins } from '../../core/wins.ts';
import {
  datePrints,
  formPrints,
  type MavenRow,
  mavenOthers,
  mavenPipeline,
  type Print,
} from './maven-files.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';

const settings = Settings.parse({ currency: 'USD' });

/** The mapping of the data contract, but formats are to be found. */
const mapping = Mapping.parse({
  source: 'maven',
  files: [
    {
      object: 'opportunity',
      columns: {
        record_id: 'opportunity_id',
        stage: 'deal_stage',
        outcome: {
          from: 'deal_stage',
          map: { Won: 'won', Lost: 'lost', Engaging: 'open', Prospecting: 'open' },
        },
        created_on: 'engage_date',
        closed_on: 'close_date',
        amount: { from: 'close_value', currency: 'USD', nullWhen: { outcome: 'lost' } },
        account_id: 'account',
        owner_id: 'sales_agent',
        product_id: 'product',
      },
    },
    {
      object: 'account',
      columns: { record_id: 'account', sector: 'sector', employees: 'employees', country: 'office_location' },
    },
    { object: 'product', columns: { record_id: 'product', series: 'series' } },
    { object: 'owner', columns: { record_id: 'sales_agent', manager: 'manager', region: 'regional_office' } },
  ],
});

/** The wins report as JSON, or the refusal of the pipeline. */
type Answer = { readonly json: string } | { readonly code: string; readonly message: string };

/** Prints the pipeline in one way, takes it in with its three fellow files, and asks for the report. */
export async function answerOf(
  rows: readonly MavenRow[],
  print: Print,
  dateFormat?: string,
): Promise<Answer> {
  const folder = mkdtempSync(join(tmpdir(), 'bearing-maven-'));
  try {
    const files = [await print(rows, folder), ...mavenOthers];
    return await ingestedAnswer(join(folder, 'home'), files, dateFormat);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ingestedAnswer(home: string, files: readonly string[], dateFormat?: string): Promise<Answer> {
  const command = { asOf: null, limit: { share: 0.01 }, isFull: false, isReplacing: false, isDryRun: false };
  const store = await openStore(home);
  try {
    const { batches } = await store.ingest(
      { ...command, files },
      { settings, mappings: [mapping], dateFormat },
    );
    const refused = batches.find((batch) => batch.refused !== null)?.refused;
    if (refused) return refused;
    const engine = await store.engine(null, settings);
    const asked = { by: [], where: [], from: null, to: null, margin: null };
    return { json: JSON.stringify(await wins({ settings, settingsHash: '', ...asked }, { engine })) };
  } finally {
    store.close();
  }
}

/**
 * A file in any way of printing gives the report of the file as it came, to the byte; where nobody could tell
 * day from month it is refused with the flag, and the flag gives that report.
 */
export async function proveMavenPrints(scale: number): Promise<ProofRow[]> {
  const all = mavenPipeline();
  const rows = all.slice(0, Math.round(all.length * scale));
  const early = rows.filter((row) => [row['engage_date'], row['close_date']].every(isEarly));
  const { 'M/d/yyyy': monthFirst, 'dd-MM-yy': dayFirst } = datePrints;
  return [
    await same(rows, { ...datePrints, ...formPrints }),
    await refusedThenSame(early, { 'M/d/yyyy': monthFirst, 'dd-MM-yy': dayFirst }),
  ];
}

const isEarly = (iso = '') => iso === '' || Number(iso.slice(8)) <= 12;

type Prints = Readonly<Record<string, Print>>;

async function same(rows: readonly MavenRow[], prints: Prints): Promise<ProofRow> {
  const needed = await answerOf(rows, datePrints['yyyy-MM-dd']);
  const wrong = 'json' in needed ? [] : [`as it came: ${told(needed)}`];
  for (const [name, print] of Object.entries(prints)) {
    const got = await answerOf(rows, print);
    if (JSON.stringify(got) !== JSON.stringify(needed)) wrong.push(`${name}: ${told(got)}`);
  }
  return proofRow(`the same wins JSON of ${rows.length} deals, however printed`, prints, wrong);
}

async function refusedThenSame(rows: readonly MavenRow[], prints: Prints): Promise<ProofRow> {
  const needed = await answerOf(rows, datePrints['yyyy-MM-dd']);
  const wrong = 'json' in needed ? [] : [`as it came: ${told(needed)}`];
  for (const [format, print] of Object.entries(prints)) {
    const refused = await answerOf(rows, print);
    if (
      !('code' in refused && refused.code === 'ambiguous-date' && refused.message.includes('--date-format'))
    )
      wrong.push(`${format}: ${told(refused)}`);
    const flagged = await answerOf(rows, print, format);
    if (JSON.stringify(flagged) !== JSON.stringify(needed)) wrong.push(`${format} flagged: ${told(flagged)}`);
  }
  const what = `${rows.length} deals with days up to the 12th: refused with the flag, then the same wins JSON`;
  return proofRow(what, prints, wrong);
}

const told = (answer: Answer) => ('code' in answer ? `${answer.code}: ${answer.message}` : 'another report');

function proofRow(what: string, prints: Prints, wrong: readonly string[]): ProofRow {
  const ways = Object.keys(prints).length;
  const got = `${ways - wrong.length} of ${ways} ${wrong.slice(0, 3).join('; ')}`.trimEnd();
  return { id: 'C4-maven', what, goal: 'all the same', got, pass: wrong.length === 0 };
}

await runIfMain(import.meta.url, proveMavenPrints);
