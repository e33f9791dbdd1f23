import process from 'node:process';
import type { Command } from 'commander';
import { runDemo } from '../demo.ts';
import type { ExitCode } from '../exit.ts';
import { addFileOptions } from '../reading-options.ts';

/** `demo`, `init`, `map`, `schema`: what comes before there is any data. */
export function addSetUpCommands(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('demo')
    .description('make a sample company with planted truths, ingest it, and write the reports')
    .option('--folder <folder>', 'where it is made', 'bearing-demo')
    .action(async (_, command: Command) => finish(await runDemo(command.optsWithGlobals())));
  addFileOptions(
    program
      .command('init')
      .argument('<file...>', 'exports of a CRM')
      .description('propose bearing.yaml and a mapping from the exports, and write them')
      .option('--yes', 'take the proposals without asking')
      .option('--name <source>', 'what the source is called where it is no vendor', 'crm'),
  ).action(async (files: readonly string[], _, command: Command) => {
    const { runInit } = await import('../init.ts');
    await runInit(files, command.optsWithGlobals());
  });
  addFileOptions(
    program
      .command('map')
      .argument('<file>', 'a file of any layout')
      .description('propose the mapping of one file, with a confidence a column'),
  ).action(async (file: string, _, command: Command) => {
    const { runMap } = await import('../init.ts');
    await runMap(file, command.optsWithGlobals());
  });
  program
    .command('schema')
    .argument('<report>', 'wins, wins-rows, quality, ingest, batches, quarantine or settings')
    .description('print the JSON schema of a report')
    .action(async (report: string) => {
      const { jsonSchema } = await import('../schemas.ts');
      process.stdout.write(jsonSchema(report));
    });
}
