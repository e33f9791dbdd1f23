import process from 'node:process';
import type { Command } from 'commander';
import type { ExitCode } from '../exit.ts';

/** `rubric`: what a hiring decision is prepared with. */
export function addHiringCommands(program: Command, finish: (code: ExitCode) => void): void {
  const rubric = program.command('rubric').description('the standard that candidates are rated against');
  rubric
    .command('check')
    .argument('<file>', 'a rubric as YAML')
    .description('say everything that does not hold in a rubric, with its line and column')
    .action(async (file: string) => finish(await runRubricCheck(file)));
}

/** 0 where the rubric holds; 1 with a line on stdout for each complaint. */
async function runRubricCheck(file: string): Promise<ExitCode> {
  const { checkRubric } = await import('../../adapters/files/rubric-file.ts');
  const checked = await checkRubric(file);
  if ('complaints' in checked) {
    process.stdout.write(checked.complaints.map((line) => `${line}\n`).join(''));
    return 1;
  }
  const { rubric, hash } = checked;
  const roles = rubric.roles.map(({ id }) => id).join(', ');
  process.stdout.write(
    `${rubric.id} version ${rubric.version} holds: ${rubric.competencies.length} competencies, roles ${roles}; sha256 ${hash}\n`,
  );
  return 0;
}
