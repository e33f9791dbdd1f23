import type { Decision, Demographic, Hire, Rating } from '../core/model/people-objects.ts';
import type { Rubric } from '../core/model/rubric.ts';
import type { ValidityCommand } from '../core/validity.ts';
import { dayOf } from './day.ts';
import { WrongUse } from './exit.ts';
import { writeResult } from './output.ts';
import { type PeopleFileFlags, readPeople } from './people-files.ts';
import { neededRatings, withRecords } from './people-records.ts';
import { roleOf, scoreRatings } from './score-ratings.ts';

export type ValidityFlags = PeopleFileFlags & {
  readonly rubric: string;
  readonly role: string;
  readonly hires?: string;
  readonly results?: string;
  readonly calibration?: string;
  readonly utility?: string;
  readonly demographics?: string;
  readonly decisions?: string;
};

/** `bearing validity`. */
export async function runValidity(files: readonly string[], flags: ValidityFlags): Promise<void> {
  const { readRubric } = await import('../adapters/files/rubric-file.ts');
  const { readResults } = await import('../adapters/people/results-file.ts');
  const { validityReport } = await import('../core/validity.ts');
  const { utilityInputs } = await import('./utility-inputs.ts');
  const { validityResult } = await import('./validity-result.ts');
  const utility = flags.utility === undefined ? null : utilityInputs(flags.utility);
  const rubricFile = await readRubric(flags.rubric);
  roleOf(rubricFile.rubric, flags.role);
  if (flags.results === undefined) {
    throw new WrongUse('validity needs --results FILE with owner_id, result, segment, got none');
  }
  const [all, known, decisions, demographics] = await withRecords(files, flags, async (records) => [
    await records.ratings(),
    await records.hires(),
    await records.decisions(),
    // What people said of themselves lies in a store of its own, which only the audit opens.
    files.length > 0 ? await records.demographics() : [],
  ]);
  const ratings = neededRatings(all, files);
  const hires = [...known, ...(await hiresOf(flags))];
  if (hires.length === 0) {
    throw new WrongUse('validity needs hires (candidate_id, owner_id, hired_on), got none: say --hires FILE');
  }
  const results = await readResults(flags.results, { decimal: flags.decimal });
  const { report: scores } = await scoreRatings(ratings, flags, { isCalibrating: true });
  const audited = await auditedOf(flags, {
    rubric: rubricFile.rubric,
    ratings,
    hires,
    decisions,
    demographics,
  });
  const report = validityReport({ scores, rubric: rubricFile.rubric, hires, results, utility, audited });
  await writeResult(await validityResult(report), flags);
}

async function hiresOf(flags: ValidityFlags): Promise<readonly Hire[]> {
  return flags.hires === undefined ? [] : (await readPeople([flags.hires], flags)).hires;
}

type Audited = {
  readonly rubric: Rubric;
  readonly ratings: readonly Rating[];
  readonly hires: readonly Hire[];
  readonly decisions: readonly Decision[];
  readonly demographics: readonly Demographic[];
};

/**
 * What the audit needs beside the scores, null without what candidates said of themselves. Its day is `--as-of`, else the
 * latest in the data.
 */
async function auditedOf(flags: ValidityFlags, held: Audited): Promise<ValidityCommand['audited']> {
  const files = [flags.demographics, flags.decisions].filter((file) => file !== undefined);
  const more = files.length === 0 ? null : await readPeople(files, flags);
  const demographics = [...held.demographics, ...(more?.demographics ?? [])];
  if (demographics.length === 0) return null;
  const decisions = [...held.decisions, ...(more?.decisions ?? [])];
  const days = [
    ...held.hires.map(({ hired_on }) => hired_on),
    ...held.ratings.map(({ occurred_on }) => occurred_on),
    ...decisions.map(({ decided_on }) => decided_on),
  ].filter((day) => day !== null);
  const auditDate =
    flags.asOf === undefined ? (days.toSorted().at(-1) ?? '') : dayOf('--as-of', flags.asOf.slice(0, 10));
  const tool = `${held.rubric.id} ${held.rubric.version}`;
  const publication = { auditDate, tool, distributionDate: null, dataSource: null, dataSourceReason: null };
  return { demographics, decisions, publication };
}
