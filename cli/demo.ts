import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { ingestFiles } from './commands/ingest.ts';
import type { ExitCode } from './exit.ts';
import type { GlobalFlags } from './globals.ts';
import { rendered, screen } from './output.ts';
import { withEngine } from './with-engine.ts';

type DemoFlags = GlobalFlags & { readonly folder: string };

const settingsText = `schema: bearing/settings/1
company: The sample company
currency: EUR
loss_kinds:
  Lost to competitor: competitor
  No decision: no_decision
  No budget: no_decision
  Not a fit: disqualified
`;

const reports = [
  ['wins.html', 'html'],
  ['wins.txt', 'table'],
  ['wins.json', 'json'],
  ['wins.csv', 'csv'],
  ['wins.xlsx', 'xlsx'],
  ['wins.arrow', 'arrow'],
] as const;

/** Makes the sample company, ingests it into a store of its own, and writes its reports: wins in every form, scorecards. */
export async function runDemo(flags: DemoFlags): Promise<ExitCode> {
  const { sampleCompany } = await import('../core/sample/company.ts');
  const exports = join(flags.folder, 'exports');
  const home = join(flags.folder, '.bearing');
  const settings = join(flags.folder, 'bearing.yaml');
  // A demo run again starts anew; its store holds nothing that the generator cannot make.
  rmSync(home, { recursive: true, force: true });
  mkdirSync(exports, { recursive: true });
  writeFileSync(settings, settingsText);
  const files: string[] = [];
  for (const [name, content] of Object.entries(sampleCompany())) {
    writeFileSync(join(exports, name), content);
    if (name.endsWith('.csv')) files.push(join(exports, name));
  }
  const own = { ...flags, home, settings };
  const report = await ingestFiles(files, { ...own, maxBad: { share: 0.01 } });
  const refused = report.batches.find((batch) => batch.refused !== null);
  if (refused) {
    process.stderr.write(`bearing: the demo's ${refused.file} was refused: ${refused.refused?.message}\n`);
    return 1;
  }
  await writeReports(own);
  await writeScorecards(own);
  tellWhere(flags.folder);
  return 0;
}

async function writeReports(flags: DemoFlags): Promise<void> {
  const { wins } = await import('../core/wins.ts');
  const plain = { by: [], where: [], from: null, to: null, margin: null };
  const report = await withEngine(flags, ({ engine, settings, hash }) =>
    wins({ settings, settingsHash: hash, ...plain }, { engine }),
  );
  const { winsResult } = await import('../adapters/report/wins/result.ts');
  const result = await winsResult(report, 'overview', screen());
  for (const [name, format] of reports)
    writeFileSync(join(flags.folder, name), await rendered(result, format));
  process.stdout.write(String(await rendered(result, 'table')));
}

/** An interview round of the sample company, scored with the shipped rubric. */
async function writeScorecards(flags: DemoFlags): Promise<void> {
  const { interviewNotes, sampleInterviews } = await import('../core/sample/interviews.ts');
  const { shippedRubric } = await import('../adapters/files/rubric-file.ts');
  const { scoreFiles } = await import('./commands/score.ts');
  const exports = join(flags.folder, 'exports');
  const file = join(exports, 'interviews.csv');
  writeFileSync(file, sampleInterviews());
  appendFileSync(join(exports, 'NOTES.md'), interviewNotes());
  const result = await scoreFiles([file], {
    ...flags,
    maxBad: { share: 0 },
    rubric: shippedRubric(),
    role: 'ae-mid',
  });
  writeFileSync(join(flags.folder, 'scorecards.html'), await rendered(result, 'html'));
  process.stdout.write(`\n${String(await rendered(result, 'table'))}`);
}

function tellWhere(folder: string): void {
  process.stdout.write(`
Written to ${folder}:
  wins.html                the report, with charts: open it in a browser
  wins.txt .json .csv .xlsx .arrow
  scorecards.html          five candidates after an interview round, a page each
  exports/NOTES.md         what was planted, to hold the report against
Ask it more:
  npx bearing --home ${join(folder, '.bearing')} --settings ${join(folder, 'bearing.yaml')} wins --by account.sector
`);
}
