import process from 'node:process';
import { type Command, Option } from 'commander';
import type { Result } from '../../adapters/report/result.ts';
import type { PublicationFacts } from '../../core/hiring/publication.ts';
import type { ScoreColumn } from '../../core/hiring/score-columns.ts';
import type { Decision, Rating } from '../../core/model/people-objects.ts';
import { dayOf, today } from '../day.ts';
import { WrongUse } from '../exit.ts';
import { terminalWidth, writeResult } from '../output.ts';
import type { PeopleFileFlags } from '../people-files.ts';
import { withRecords } from '../people-records.ts';
import { addReadingOptions } from '../reading-options.ts';
import { version } from '../version.ts';

type AuditFlags = PeopleFileFlags & {
  readonly demographics?: string;
  readonly decisions?: string;
  readonly rubric?: string;
  readonly role?: string;
  readonly calibration?: string;
  readonly scale?: string;
  readonly distributed?: string;
  readonly dataSource?: 'historical' | 'test';
  readonly dataReason?: string;
};

/** `audit`: selection and scoring rates by self-identified category. */
export function addAuditCommand(program: Command): void {
  addReadingOptions(
    program
      .command('audit')
      .argument('[file...]', 'ratings, or one sheet that a mapping splits; without any file, the store')
      .description('who was selected and who scored above the median, by category; ready to publish'),
  )
    .option('--demographics <file>', 'what people said of themselves: sex, race_ethnicity, age_band')
    .option('--decisions <file>', 'who was advanced and who was rejected')
    .option('--rubric <file>', 'score the ratings with this rubric; else the mean rating of one competency')
    .option('--role <role>', 'a role of the rubric')
    .option('--calibration <file>', 'what bearing calibrate wrote')
    .option('--scale <ends>', 'the ends of the scale without a rubric, such as 1..5')
    .option('--distributed <date>', 'to publish: when the tool came into use')
    .addOption(
      new Option('--data-source <kind>', 'to publish: where the data is from').choices([
        'historical',
        'test',
      ]),
    )
    .option('--data-reason <text>', 'to publish: why test data was used and how it was made')
    .action((files: readonly string[], _, command: Command) => runAudit(files, command.optsWithGlobals()));
}

async function runAudit(files: readonly string[], flags: AuditFlags): Promise<void> {
  const { audit } = await import('../../core/audit.ts');
  const apart = [flags.demographics, flags.decisions].filter((path) => path !== undefined);
  const all = [...files, ...apart];
  const [demographics, decisions, ratings] = await withRecords(all, flags, async (records) => [
    await records.demographics(),
    await records.decisions(),
    await records.ratings(),
  ]);
  if (demographics.length === 0) {
    throw new WrongUse(
      '--demographics is needed: what people said of themselves (candidate_id, sex, race_ethnicity), got none',
    );
  }
  const report = audit({
    demographics,
    decisions: all.length > 0 ? decisions : [...decisions, ...(await loggedDecisions(flags))],
    scores: await scoresOf(ratings, flags),
    publication: await factsOf(flags),
  });
  await writeResult(await auditResult(report), flags);
}

/** What was decided by `bearing decide`: the last of each candidate and stage. */
async function loggedDecisions(flags: AuditFlags): Promise<readonly Decision[]> {
  const { deskOf } = await import('../record-desk.ts');
  const { log } = await deskOf(flags);
  const all = (await log.records()).flatMap(({ entry, detail }): Decision[] => {
    if (detail?.kind !== 'decision') return [];
    const { candidateId, decision, stage } = detail;
    return [{ candidate_id: candidateId, decision, stage, decided_on: entry.on }];
  });
  return [...new Map(all.map((one) => [JSON.stringify([one.candidate_id, one.stage]), one])).values()];
}

async function scoresOf(ratings: readonly Rating[], flags: AuditFlags): Promise<readonly ScoreColumn[]> {
  const { axisColumns, meanColumn } = await import('../../core/hiring/score-columns.ts');
  if (ratings.length === 0) return [];
  if (flags.rubric === undefined) {
    const { basisOf, scaleText } = await import('../ratings-basis.ts');
    const { scaleOf } = await import('../../core/hiring/calibration/basis.ts');
    const { basis, isScaleFromData } = await basisOf(
      { ...(flags.scale === undefined ? {} : { scale: flags.scale }) },
      ratings,
    );
    if (isScaleFromData) process.stderr.write(scaleText(basis));
    return meanColumn(ratings, scaleOf(basis));
  }
  if (flags.role === undefined) throw new WrongUse('--role is needed beside --rubric, got none');
  const { scoreRatings } = await import('../score-ratings.ts');
  const scored = await scoreRatings(ratings, { ...flags, rubric: flags.rubric, role: flags.role });
  return axisColumns(scored.report);
}

async function factsOf(flags: AuditFlags): Promise<PublicationFacts> {
  const { loadSettings } = await import('../../adapters/files/settings-file.ts');
  const { settings } = await loadSettings({ path: flags.settings, folder: process.cwd() });
  return {
    auditDate: flags.asOf === undefined ? today(settings.calendar.time_zone) : dayOf('--as-of', flags.asOf),
    tool: `Bearing ${version()}`,
    distributionDate: flags.distributed === undefined ? null : dayOf('--distributed', flags.distributed),
    dataSource: flags.dataSource ?? null,
    dataSourceReason: flags.dataReason ?? null,
  };
}

async function auditResult(
  report: ReturnType<typeof import('../../core/audit.ts')['audit']>,
): Promise<Result> {
  const { AuditReport } = await import('../../core/model/audit-report.ts');
  const { reportJson } = await import('../../adapters/report/json.ts');
  const { auditRows, auditSheets } = await import('../../adapters/report/audit/table.ts');
  const { auditTerminal } = await import('../../adapters/report/audit/terminal.ts');
  const { auditPage } = await import('../../adapters/report/audit/page.ts');
  return {
    json: () => reportJson(AuditReport, report),
    table: () => auditRows(report),
    sheets: () => auditSheets(report),
    terminal: () => auditTerminal(report, { width: terminalWidth() }),
    html: async () => auditPage(report),
  };
}
