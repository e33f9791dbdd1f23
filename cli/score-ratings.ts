import process from 'node:process';
import type { RubricFile } from '../adapters/files/rubric-file.ts';
import type { Calibration } from '../core/model/calibration.ts';
import type { Rating } from '../core/model/people-objects.ts';
import type { Rubric } from '../core/model/rubric.ts';
import type { ScoreReport } from '../core/model/score-report.ts';
import { WrongUse } from './exit.ts';
import type { PeopleFileFlags } from './people-files.ts';

export type ScoreFlags = PeopleFileFlags & {
  readonly rubric: string;
  readonly role: string;
  readonly calibration?: string;
};

type Model = Pick<ScoreFlags, 'rubric' | 'role' | 'calibration'>;
export type Scored = {
  readonly report: ScoreReport;
  readonly rubric: Rubric;
  readonly ratings: readonly Rating[];
};

/** @throws WrongUse where the rubric has no such role. */
export function roleOf({ roles }: Rubric, id: string): Rubric['roles'][number] {
  const role = roles.find((one) => one.id === id);
  if (role !== undefined) return role;
  const known = roles.map((one) => one.id).join(', ');
  throw new WrongUse(`--role needs one of ${known}, got "${id.slice(0, 64)}"`);
}

/**
 * Ratings scored for a role, and those among them that are for it. Without a calibration the documented prior is used,
 * or with `isCalibrating` a fit to all of these ratings.
 */
export async function scoreRatings(
  all: readonly Rating[],
  flags: Model,
  { forDecision = false, isCalibrating = false } = {},
): Promise<Scored> {
  const { readRubric } = await import('../adapters/files/rubric-file.ts');
  const { scoreRole } = await import('../core/score-candidates.ts');
  const rubricFile = await readRubric(flags.rubric);
  const { rubric, hash } = rubricFile;
  roleOf(rubric, flags.role);
  const calibration = await calibrationFor(rubricFile, flags.calibration, isCalibrating ? all : []);
  const model = { rubric, rubricHash: hash, role: flags.role, calibration };
  const { report, ratings, leftOut } = scoreRole(all, { ...model, forDecision });
  if (leftOut > 0) process.stderr.write(`${leftOut} ratings left out: they are for another role\n`);
  return { report, rubric, ratings };
}

/** As the file says, else of these ratings. */
async function calibrationFor(
  rubricFile: RubricFile,
  path: string | undefined,
  ratings: readonly Rating[],
): Promise<Calibration> {
  const { calibrationOf, readCalibrationOf } = await import('../adapters/files/calibration-file.ts');
  return path === undefined ? calibrationOf(ratings, rubricFile) : readCalibrationOf(path, rubricFile);
}
