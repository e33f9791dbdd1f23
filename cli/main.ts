import process from 'node:process';
import { Command, CommanderError } from 'commander';
import { addAuditCommand } from './commands/audit.ts';
import { addHiringCommands } from './commands/hiring.ts';
import { addIngestCommands } from './commands/ingest.ts';
import { addLedgerCommands } from './commands/ledger.ts';
import { addRatersCommands } from './commands/raters.ts';
import { addRecordCommands } from './commands/records.ts';
import { addReportCommands } from './commands/report.ts';
import { addScoreCommands } from './commands/score.ts';
import { addSetUpCommands } from './commands/set-up.ts';
import { type ExitCode, errorLine, exitCodeOf } from './exit.ts';
import { globalOptions } from './globals.ts';
import { version } from './version.ts';

/** Runs one command line. Resolves to the exit code; every error ends as one line on stderr. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = new Command('bearing')
    .description('Where we win, where we are only busy, and how sure we can be.')
    .version(version())
    .showHelpAfterError(false)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  for (const option of globalOptions) program.addOption(option);
  const finish = (code: ExitCode) => {
    exitCode = code;
  };
  addSetUpCommands(program, finish);
  addIngestCommands(program, finish);
  addLedgerCommands(program);
  addReportCommands(program);
  addHiringCommands(program, finish);
  addScoreCommands(program);
  addAuditCommand(program);
  addRecordCommands(program, finish);
  addRatersCommands(program, finish);
  try {
    await program.parseAsync([...argv]);
    return exitCode;
  } catch (error) {
    return failed(error, program);
  }
}

function failed(error: unknown, program: Command): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    if (error.code === 'commander.help') {
      process.stderr.write(program.helpInformation());
      return 2;
    }
    process.stderr.write(`bearing: ${error.message.replace(/^error: /, '')}; see bearing --help\n`);
    return 2;
  }
  process.stderr.write(`${errorLine(error)}\n`);
  return exitCodeOf(error);
}
