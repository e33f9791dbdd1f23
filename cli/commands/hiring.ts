import process from 'node:process';
import type { Command } from 'commander';
import { type ExitCode, WrongUse } from '../exit.ts';
import type { GlobalFlags } from '../globals.ts';
import { roleOf } from '../score-ratings.ts';

/** `rubric` and `kit`: what a hiring decision is prepared with. */
export function addHiringCommands(program: Command, finish: (code: ExitCode) => void): void {
  const rubric = program.command('rubric').description('the standard that candidates are rated against');
  rubric
    .command('check')
    .argument('<file>', 'a rubric as YAML')
    .description('say everything that does not hold in a rubric, with its line and column')
    .action(async (file: string) => finish(await runRubricCheck(file)));
  program
    .command('kit')
    .description('write what interviews need: guide, scenarios, plan, scorecard; -o names the folder')
    .requiredOption('--role <role>', 'a role of the rubric, such as ae-mid')
    .option('--rubric <file>', 'a rubric as YAML; else the one that comes with bearing')
    .option('--interviewers <n>', 'how many people can interview', '3')
    .action((_, command: Command) => runKit(command.optsWithGlobals()));
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

type KitFlags = GlobalFlags & {
  readonly role: string;
  readonly rubric?: string;
  readonly interviewers: string;
};

async function runKit(flags: KitFlags): Promise<void> {
  const { readRubric, shippedRubric } = await import('../../adapters/files/rubric-file.ts');
  const { kitTexts, shippedScenarios, writeKit } = await import('../../adapters/files/kit-files.ts');
  const { ratingPlan, roleCompetencies } = await import('../../core/hiring/kit/rating-plan.ts');
  const { rubric, hash } = await readRubric(flags.rubric ?? shippedRubric());
  const role = roleOf(rubric, flags.role);
  const competencies = roleCompetencies(rubric, role);
  const scenarios = (await shippedScenarios()).filter(({ competency }) =>
    competencies.some(({ id }) => id === competency),
  );
  const plan = ratingPlan(competencies, interviewers(flags.interviewers), scenarios);
  const texts = kitTexts({ rubric, hash, role, competencies, plan, scenarios });
  const folder = flags.output ?? `bearing-kit-${role.id}`;
  const written = await writeKit(texts, folder).catch((cause: unknown) => {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new WrongUse(`-o needs a folder that can be written, got ${folder} (${reason})`);
  });
  process.stdout.write(written.map((path) => `wrote ${path}\n`).join(''));
}

function interviewers(text: string): number {
  if (/^\d{1,3}$/.test(text) && Number(text) >= 2) return Number(text);
  throw new WrongUse(`--interviewers needs a number of 2 or more, got "${text.slice(0, 64)}"`);
}
