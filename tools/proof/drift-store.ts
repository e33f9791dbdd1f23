import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine } from '../../adapters/duckdb/engine.ts';
import { openStore } from '../../adapters/duckdb/open-store.ts';
import type { IngestedBatch } from '../../core/model/ingest-report.ts';
import { Mapping } from '../../core/model/mapping.ts';
import { Settings } from '../../core/model/settings.ts';
import { type Answer, flagOf, type Question, questionsOf, storedRows } from './drift-answers.ts';
import type { DriftFile } from './drift-files.ts';
import { readStore } from './store-kit.ts';

/** Where the store is not as the model says. */
export type Difference = { readonly file: DriftFile; readonly what: string };

/**
 * Takes files in, each without a flag and then with the flags that its refusals must name, into the store of a
 * new home, and holds what was said and what the store then shows against the model.
 */
export async function driftDifferences(files: readonly DriftFile[]): Promise<readonly Difference[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bearing-drift-'));
  const home = join(folder, 'home');
  try {
    const differences: Difference[] = [];
    let open = files.map((file) => fileIn(folder, file));
    while (open.length > 0) {
      const verdicts = await takeIn(home, open);
      differences.push(...verdicts.flatMap(({ wrong }) => wrong ?? []));
      open = verdicts.flatMap(({ next }) => next ?? []);
    }
    return [...differences, ...(await shownDifferently(home, files))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file on its way: what was answered, and what must be asked next. */
type Open = {
  readonly file: DriftFile;
  readonly path: string;
  readonly said: readonly Answer[];
  readonly asks: readonly Question[];
};
type Verdict = { readonly wrong?: Difference; readonly next?: Open };

function fileIn(folder: string, file: DriftFile): Open {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, file.name);
  writeFileSync(path, file.bytes);
  return { file, path, said: [], asks: file.expected === 'read' ? questionsOf(file) : [] };
}

/** One command for all files with the same flags. */
async function takeIn(home: string, open: readonly Open[]): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const alike of Map.groupBy(open, ({ said }) => JSON.stringify(said)).values()) {
    const batches = await ingest(home, alike);
    verdicts.push(...alike.map((one) => verdict(one, batches.get(one.path))));
  }
  return verdicts;
}

const settings = Settings.parse({});
const mapping = Mapping.parse({
  source: 'drift',
  files: [
    {
      object: 'opportunity',
      columns: {
        record_id: 'opportunity_id',
        stage: 'deal_stage',
        outcome: { from: 'deal_stage', map: { Won: 'won', Lost: 'lost' } },
        created_on: 'engage_date',
        closed_on: 'close_date',
        amount: 'close_value',
        account_id: 'account',
      },
    },
  ],
});

async function ingest(home: string, alike: readonly Open[]): Promise<ReadonlyMap<string, IngestedBatch>> {
  const flags = Object.assign({}, ...(alike[0]?.said ?? []));
  const command = { asOf: '2025-06-30', limit: { share: 0.01 }, isFull: false, isReplacing: false };
  const store = await openStore(home);
  try {
    const report = await store.ingest(
      { ...command, isDryRun: false, files: alike.map(({ path }) => path) },
      { settings, mappings: [mapping], ...flags },
    );
    return new Map(report.batches.map((batch) => [batch.file, batch]));
  } finally {
    store.close();
  }
}

function verdict(one: Open, batch: IngestedBatch | undefined): Verdict {
  const { file, said, asks } = one;
  const [question, ...more] = asks;
  if (question === undefined) {
    const what = endsWrongly(file, batch);
    return what === null ? {} : { wrong: { file, what } };
  }
  const { code, ...answer } = question;
  if (isRefused(batch, code, flagOf(answer)))
    return { next: { ...one, said: [...said, answer], asks: more } };
  return { wrong: { file, what: `needed ${code} that names ${flagOf(answer)}, got ${told(batch)}` } };
}

function endsWrongly(file: DriftFile, batch: IngestedBatch | undefined): string | null {
  if (file.expected !== 'read') {
    const code = file.expected === 'refused: gate' ? 'header-duplicate' : 'source unknown';
    return isRefused(batch, code) ? null : `needed refusal ${code}, got ${told(batch)}`;
  }
  const counts = [batch?.refused ?? null, batch?.stored, batch?.quarantined, batch?.footer];
  const needed = JSON.stringify([null, file.rows.length, 0, file.footer]);
  return JSON.stringify(counts) === needed ? null : `needed ${needed}, got ${told(batch)}`;
}

const isRefused = (batch: IngestedBatch | undefined, code: string, said = /^/) =>
  batch?.refused?.code === code && said.test(batch.refused.message);

const told = (batch: IngestedBatch | undefined) => JSON.stringify(batch?.refused ?? batch);

/** All rows in the relation that reports read, against the rows that the model says; refused files have none. */
async function shownDifferently(home: string, files: readonly DriftFile[]): Promise<readonly Difference[]> {
  const left = await readStore(home, 30_000, async (database) => {
    await openEngine(database, { asOf: null, timeZone: 'UTC' });
    const columns = await database.rows('select column_name from (describe opportunity)');
    const territory = columns.some((row) => row['column_name'] === 'territory') ? 'territory' : 'null';
    const rows = await database.rows(
      `select record_id, stage, outcome, created_on, closed_on, amount, account_id, ${territory} from opportunity`,
    );
    return new Map(rows.map((row) => [row['record_id'], JSON.stringify(Object.values(row))]));
  });
  const differences: Difference[] = [];
  for (const file of files.filter(({ expected }) => expected === 'read')) {
    const needed = storedRows(file).map((row) => [row[0], JSON.stringify(row)] as const);
    const wrong = needed.find(([id, row]) => left.get(id ?? null) !== row);
    if (wrong)
      differences.push({ file, what: `the store needs ${wrong[1]}, got ${left.get(wrong[0] ?? null)}` });
    for (const [id] of needed) left.delete(id ?? null);
  }
  const [more] = left.values();
  const [file] = files;
  return more === undefined || !file ? differences : [...differences, { file, what: `no file has ${more}` }];
}
