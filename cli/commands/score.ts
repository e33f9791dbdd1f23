import process from 'node:process';
import type { Command } from 'commander';
import type { Result } from '../../adapters/report/result.ts';
import { terminalWidth, writeResult } from '../output.ts';
import type { PeopleFileFlags } from '../people-files.ts';
import { ratingsOf } from '../people-records.ts';
import { addReadingOptions } from '../reading-options.ts';
import { type ScoreFlags, scoreRatings } from '../score-ratings.ts';

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
      .argument('[file...]', 'ratings of many candidates; without any, those in the store')
      .description('what many ratings say of raters, items and noise; -o keeps it for bearing score'),
  )
    .option('--rubric <file>', 'the rubric that candidates were rated against, as YAML')
    .option('--scale <ends>', 'the ends of the scale of one competency without a rubric, such as 1..5')
    .action((files: readonly string[], _, command: Command) =>
      runCalibrate(files, command.optsWithGlobals()),
    );
}

async function runScore(files: readonly string[], flags: ScoreFlags): Promise<void> {
  if (files.length > 0) return writeResult(await scoreFiles(files, flags), flags);
  const { scoreStored } = await import('../score-stored.ts');
  await writeResult(await scoreStored(flags), flags);
}

/** A preview of scores, from files alone. */
export async function scoreFiles(files: readonly string[], flags: ScoreFlags): Promise<Result> {
  const { scoreResult } = await import('../../adapters/report/scorecard/result.ts');
  const { report, ...shown } = await scoreRatings(await ratingsOf(files, flags), flags);
  return scoreResult(report, shown, terminalWidth);
}

type CalibrateFlags = PeopleFileFlags & { readonly rubric?: string; readonly scale?: string };

async function runCalibrate(files: readonly string[], flags: CalibrateFlags): Promise<void> {
  const { calibrate, sealed } = await import('../../core/hiring/calibration/calibrate.ts');
  const { sha256 } = await import('../../adapters/files/sha256.ts');
  const { basisOf, scaleText } = await import('../ratings-basis.ts');
  const { calibrationResult } = await import('../calibration-result.ts');
  const ratings = await ratingsOf(files, flags);
  const { basis, isScaleFromData } = await basisOf(flags, ratings);
  if (isScaleFromData) process.stderr.write(scaleText(basis));
  const calibration = sealed(calibrate(ratings, basis), sha256);
  await writeResult(calibrationResult(calibration), flags);
}
