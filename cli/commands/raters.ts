import type { Command } from 'commander';
import type { ExitCode } from '../exit.ts';
import { writeResult } from '../output.ts';
import type { PeopleFileFlags } from '../people-files.ts';
import { ratingsOf } from '../people-records.ts';
import type { BasisFlags } from '../ratings-basis.ts';
import { addReadingOptions } from '../reading-options.ts';

/** `raters` and `validity`: what ratings are worth. */
export function addRatersCommands(program: Command, finish: (code: ExitCode) => void): void {
  const raters = program
    .command('raters')
    .description('how severe each rater is, how far raters agree, and what such a panel can tell')
    .argument('[ratings...]', 'files of ratings; without any, those in the store')
    .option('--rubric <file>', 'the rubric they were given by; files of one competency need none')
    .option('--scale <ends>', 'the scale of ratings without a rubric, such as 1..5');
  addReadingOptions(raters).action(async (files: string[], _, command: Command) => {
    await runRaters(files, command.optsWithGlobals());
    finish(0);
  });
  const validity = program
    .command('validity')
    .description('do scores go with later results, inside and outside the segments where we win')
    .argument('[ratings...]', 'files of ratings, and of hires; without any, those in the store')
    .requiredOption('--rubric <file>', 'the rubric that candidates were rated against')
    .requiredOption('--role <role>', 'a role of the rubric, such as ae-mid')
    .option('--hires <file>', 'candidate_id, owner_id, hired_on of those hired')
    .option('--results <file>', 'owner_id, result, segment (inside or outside) of owners')
    .option('--calibration <file>', 'what bearing calibrate wrote; else fitted to these ratings')
    .option(
      '--demographics <file>',
      'what candidates said of themselves: the bias audit of these scores beside it',
    )
    .option('--decisions <file>', 'who was advanced or rejected, for the audit')
    .option('--utility <inputs>', 'what a person states: hired=24,years=3,sdy=20000,cost=500,ratio=0.1');
  addReadingOptions(validity).action(async (files: string[], _, command: Command) => {
    const { runValidity } = await import('../run-validity.ts');
    await runValidity(files, command.optsWithGlobals());
    finish(0);
  });
}

async function runRaters(files: readonly string[], flags: PeopleFileFlags & BasisFlags): Promise<void> {
  const { basisOf } = await import('../ratings-basis.ts');
  const { ratersReport } = await import('../../core/raters.ts');
  const { ratersResult } = await import('../raters-result.ts');
  const ratings = await ratingsOf(files, flags);
  const found = await basisOf(flags, ratings);
  const report = ratersReport({ ratings, ...found, calibration: null });
  await writeResult(await ratersResult(report), flags);
}
