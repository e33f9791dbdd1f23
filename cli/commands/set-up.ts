import process from 'node:process';
import type { Command } from 'commander';
import { runDemo } from '../demo.ts';
import type { ExitCode } from '../exit.ts';

/** `demo`, `init`, `map`, `schema`: what comes before there is any data. */
export function addSetUpCommands(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('demo')
    .description('make a sample company with planted truths, ingest it, and write the reports')
    .option('--folder <folder>', 'where it is made', 'bearing-demo')
    .action(async (_, command: Command) => finish(await runDemo(command.optsWithGlobals())));
  program
    .command('schema')
    .argument('<report>', 'wins, wins-rows, quality, ingest, batches, quarantine or settings')
    .description('print the JSON schema of a report')
    .action(async (report: string) => {
      const { jsonSchema } = await import('../schemas.ts');
      process.stdout.write(jsonSchema(report));
    });
}
