import process from 'node:process';
import { z } from 'zod';
import type { RubricFile } from '../adapters/files/rubric-file.ts';
import type { PeopleLoad } from '../adapters/people/load-people.ts';
import type { Calibration } from '../core/model/calibration.ts';
import type { Hire, Rating } from '../core/model/people-objects.ts';
import type { ScoreReport } from '../core/model/score-report.ts';
import type { ValidityCommand } from '../core/validity.ts';
import { WrongUse } from './exit.ts';
import { writeResult } from './output.ts';
import { type PeopleFileFlags, readPeople } from './people-files.ts';
import { eachRatingOnce } from './ratings-once.ts';

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
  needRole(rubricFile, flags.role);
  if (flags.results === undefined) {
    throw new WrongUse('validity needs --results FILE with owner_id, result, segment, got none');
  }
  const load = await readPeople(files, flags);
  const ratings = eachRatingOnce(load, files);
  const hires = [...load.hires, ...(await hiresOf(flags))];
  if (hires.length === 0) {
    throw new WrongUse('validity needs hires (candidate_id, owner_id, hired_on), got none: say --hires FILE');
  }
  const results = await readResults(flags.results, { decimal: flags.decimal });
  const scores = await scoresOf(ratings, rubricFile, flags);
  const audited = await auditedOf(load, flags, {
    tool: `${rubricFile.rubric.id} ${rubricFile.rubric.version}`,
    hires,
  });
  const report = validityReport({ scores, rubric: rubricFile.rubric, hires, results, utility, audited });
  await writeResult(await validityResult(report), flags);
}

function needRole({ rubric }: RubricFile, role: string): void {
  const roles = rubric.roles.map(({ id }) => id);
  if (roles.includes(role)) return;
  throw new WrongUse(`--role needs one of ${roles.join(', ')}, got "${role.slice(0, 64)}"`);
}

async function hiresOf(flags: ValidityFlags): Promise<readonly Hire[]> {
  return flags.hires === undefined ? [] : (await readPeople([flags.hires], flags)).hires;
}

/**
 * What the audit needs beside the scores, null without what candidates said of themselves. Its day is `--as-of`, else the
 * latest in the data.
 */
async function auditedOf(
  load: PeopleLoad,
  flags: ValidityFlags,
  { tool, hires }: { readonly tool: string; readonly hires: readonly Hire[] },
): Promise<ValidityCommand['audited']> {
  const files = [flags.demographics, flags.decisions].filter((file) => file !== undefined);
  const more = files.length === 0 ? null : await readPeople(files, flags);
  const demographics = [...load.demographics, ...(more?.demographics ?? [])];
  if (demographics.length === 0) return null;
  const decisions = [...load.decisions, ...(more?.decisions ?? [])];
  const days = [
    ...hires.map(({ hired_on }) => hired_on),
    ...load.ratings.map(({ occurred_on }) => occurred_on),
    ...decisions.map(({ decided_on }) => decided_on),
  ].filter((day) => day !== null);
  const auditDate = statedDay(flags.asOf) ?? days.toSorted().at(-1) ?? '';
  const publication = { auditDate, tool, distributionDate: null, dataSource: null, dataSourceReason: null };
  return { demographics, decisions, publication };
}

function statedDay(asOf: string | undefined): string | null {
  if (asOf === undefined) return null;
  const day = asOf.slice(0, 10);
  if (z.iso.date().safeParse(day).success) return day;
  throw new WrongUse(`--as-of needs a day such as 2026-06-30, got "${asOf.slice(0, 64)}"`);
}

/** Everyone rated for the role, scored; raters calibrated on these very ratings unless a calibration is given. */
async function scoresOf(
  ratings: readonly Rating[],
  { rubric, hash }: RubricFile,
  flags: ValidityFlags,
): Promise<ScoreReport> {
  const { ratingsOfRole, scorerRatings } = await import('../core/hiring/scorer-ratings.ts');
  const { score } = await import('../core/score.ts');
  const roles = rubric.roles.map(({ id }) => id);
  const { ratings: own, leftOut } = ratingsOfRole(ratings, flags.role, roles);
  if (leftOut > 0) process.stderr.write(`${leftOut} ratings left out: they are for another role\n`);
  return score({
    rubric,
    rubricHash: hash,
    role: flags.role,
    calibration: await calibrationOf(ratings, { rubric, hash }, flags.calibration),
    ratings: scorerRatings(own),
    forDecision: false,
  });
}

async function calibrationOf(
  ratings: readonly Rating[],
  { rubric, hash }: RubricFile,
  path: string | undefined,
): Promise<Calibration> {
  const { readCalibration, sha256 } = await import('../adapters/files/calibration-file.ts');
  if (path === undefined) {
    const { calibrate, sealed } = await import('../core/hiring/calibration/calibrate.ts');
    return sealed(calibrate(ratings, { rubric, rubricHash: hash }), sha256);
  }
  const calibration = await readCalibration(path);
  if (calibration.rubric?.hash === hash) return calibration;
  throw new WrongUse(
    `--calibration needs one made with this very rubric (${rubric.id} ${rubric.version}), got another: run bearing calibrate --rubric again`,
  );
}
