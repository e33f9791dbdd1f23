import type { Command } from 'commander';
import { type ExitCode, FindingBlocks } from '../exit.ts';
import { writeResult } from '../output.ts';
import { type PeopleFileFlags, readPeople } from '../people-files.ts';
import type { BasisFlags } from '../ratings-basis.ts';
import { addReadingOptions } from '../reading-options.ts';

/** `raters` and `validity`: what ratings are worth. */
export function addRatersCommands(program: Command, finish: (code: ExitCode) => void): void {
  const raters = program
    .command('raters')
    .description('how severe each rater is, how far raters agree, and what such a panel can tell')
    .argument('<ratings...>', 'files of ratings')
    .option('--rubric <file>', 'the rubric they were given by; files of one competency need none')
    .option('--scale <ends>', 'the scale of ratings without a rubric, such as 1..5');
  addReadingOptions(raters).action(async (files: string[], _, command: Command) => {
    await runRaters(files, command.optsWithGlobals());
    finish(0);
  });
}

async function runRaters(files: readonly string[], flags: PeopleFileFlags & BasisFlags): Promise<void> {
  const { basisOf } = await import('../ratings-basis.ts');
  const { ratersReport } = await import('../../core/raters.ts');
  const { ratersResult } = await import('../raters-result.ts');
  const { ratings } = await readPeople(files, flags);
  if (ratings.length === 0) throw new FindingBlocks(`ratings are needed, got none in ${files.join(', ')}`);
  const found = await basisOf(flags, ratings);
  const report = ratersReport({ ratings, ...found, calibration: null });
  await writeResult(await ratersResult(report), flags);
}
