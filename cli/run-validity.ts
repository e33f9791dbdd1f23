import process from 'node:process';
import type { RubricFile } from '../adapters/files/rubric-file.ts';
import type { Calibration } from '../core/model/calibration.ts';
import type { Hire, Rating } from '../core/model/people-objects.ts';
import type { ScoreReport } from '../core/model/score-report.ts';
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
  const report = validityReport({ scores, rubric: rubricFile.rubric, hires, results, utility });
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
