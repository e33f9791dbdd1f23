import process from 'node:process';
import type { Command } from 'commander';
import type { RubricFile } from '../../adapters/files/rubric-file.ts';
import type { Calibration } from '../../core/model/calibration.ts';
import type { Rating } from '../../core/model/people-objects.ts';
import type { Rubric } from '../../core/model/rubric.ts';
import type { ScoreReport } from '../../core/model/score-report.ts';
import { WrongUse } from '../exit.ts';
import { type Result, writeResult } from '../output.ts';
import { type PeopleFileFlags, readPeople } from '../people-files.ts';
import { addReadingOptions } from '../reading-options.ts';

/** `score` and `calibrate`: from ratings to two axes, and from many ratings to what they say of raters and noise. */
export function addScoreCommands(program: Command): void {
  addReadingOptions(
    program
      .command('score')
      .argument('[file...]', 'ratings of candidates; without any, those in the store')
      .description('two axes a candidate, how sure they are, why, and what would settle them'),
  )
    .requiredOption('--rubric <file>', 'the rubric that candidates were rated against, as YAML')
    .requiredOption('--role <role>', 'a role of the rubric, such as ae-mid')
    .option('--calibration <file>', 'what bearing calibrate wrote; else the documented prior')
    .action((files: readonly string[], _, command: Command) => runScore(files, command.optsWithGlobals()));
  addReadingOptions(
    program
      .command('calibrate')
      .argument('<file...>', 'ratings of many candidates')
      .description('what many ratings say of raters, items and noise; -o keeps it for bearing score'),
  )
    .option('--rubric <file>', 'the rubric that candidates were rated against, as YAML')
    .option('--scale <ends>', 'the ends of the scale of one competency without a rubric, such as 1..5')
    .action((files: readonly string[], _, command: Command) =>
      runCalibrate(files, command.optsWithGlobals()),
    );
}

export type ScoreFlags = PeopleFileFlags & {
  readonly rubric: string;
  readonly role: string;
  readonly calibration?: string;
};

async function runScore(files: readonly string[], flags: ScoreFlags): Promise<void> {
  if (files.length > 0) return writeResult(await scoreFiles(files, flags), flags);
  const { scoreStored } = await import('../score-stored.ts');
  await writeResult(await scoreStored(flags), flags);
}

/** A preview of scores, from files alone. */
export async function scoreFiles(files: readonly string[], flags: ScoreFlags): Promise<Result> {
  const { scoreResult } = await import('../score-result.ts');
  const { report, ...shown } = await scoreRatings(await ratingsOf(files, flags), flags);
  return scoreResult(report, shown);
}

type Model = Pick<ScoreFlags, 'rubric' | 'role' | 'calibration'>;
export type Scored = {
  readonly report: ScoreReport;
  readonly rubric: Rubric;
  readonly ratings: readonly Rating[];
};

/** Ratings scored for a role, and those among them that are for it. */
export async function scoreRatings(
  all: readonly Rating[],
  flags: Model,
  { forDecision = false } = {},
): Promise<Scored> {
  const { readRubric } = await import('../../adapters/files/rubric-file.ts');
  const { ratingsOfRole, scorerRatings } = await import('../../core/hiring/scorer-ratings.ts');
  const { score } = await import('../../core/score.ts');
  const rubricFile = await readRubric(flags.rubric);
  const { rubric, hash } = rubricFile;
  const roles = rubric.roles.map(({ id }) => id);
  if (!roles.includes(flags.role)) {
    throw new WrongUse(`--role needs one of ${roles.join(', ')}, got "${flags.role.slice(0, 64)}"`);
  }
  const calibration = await calibrationFor(rubricFile, flags.calibration);
  const { ratings, leftOut } = ratingsOfRole(all, flags.role, roles);
  if (leftOut > 0) process.stderr.write(`${leftOut} ratings left out: they are for another role\n`);
  const report = score({
    rubric,
    rubricHash: hash,
    role: flags.role,
    calibration,
    ratings: scorerRatings(ratings),
    forDecision,
  });
  return { report, rubric, ratings };
}

/** The ratings of files, each once. */
async function ratingsOf(files: readonly string[], flags: PeopleFileFlags): Promise<readonly Rating[]> {
  const { latestRatings } = await import('../../core/hiring/latest-ratings.ts');
  const load = await readPeople(files, flags);
  const { ratings, replaced } = latestRatings(load.ratings);
  if (replaced > 0) process.stderr.write(`${replaced} ratings came again: the last of each counts\n`);
  if (ratings.length === 0) throw new WrongUse(`ratings are needed, got none in ${files.join(', ')}`);
  return ratings;
}

/** @throws WrongUse where the calibration was made with another rubric. */
async function calibrationFor({ rubric, hash }: RubricFile, path: string | undefined): Promise<Calibration> {
  const { readCalibration, sha256 } = await import('../../adapters/files/calibration-file.ts');
  if (path === undefined) {
    const { calibrate, sealed } = await import('../../core/hiring/calibration/calibrate.ts');
    return sealed(calibrate([], { rubric, rubricHash: hash }), sha256);
  }
  const calibration = await readCalibration(path);
  if (calibration.rubric?.hash === hash) return calibration;
  const made = calibration.rubric;
  const got = made === null ? 'one without a rubric' : `one of ${made.id} ${made.version}`;
  throw new WrongUse(
    `--calibration needs one made with this very rubric (${rubric.id} ${rubric.version}), got ${got}: run bearing calibrate --rubric again`,
  );
}

type CalibrateFlags = PeopleFileFlags & { readonly rubric?: string; readonly scale?: string };

async function runCalibrate(files: readonly string[], flags: CalibrateFlags): Promise<void> {
  const { calibrate, sealed } = await import('../../core/hiring/calibration/calibrate.ts');
  const { sha256 } = await import('../../adapters/files/calibration-file.ts');
  const { basisOf, scaleText } = await import('../ratings-basis.ts');
  const { calibrationResult } = await import('../calibration-result.ts');
  const ratings = await ratingsOf(files, flags);
  const { basis, isScaleFromData } = await basisOf(flags, ratings);
  if (isScaleFromData) process.stderr.write(scaleText(basis));
  const calibration = sealed(calibrate(ratings, basis), sha256);
  await writeResult(calibrationResult(calibration), flags);
}
