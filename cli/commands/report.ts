import type { Command } from 'commander';
import type { Result } from '../../adapters/report/result.ts';
import type { DimensionFilter } from '../../core/model/cell-query.ts';
import type { QueryEngine } from '../../core/ports.ts';
import type { WinsCommand } from '../../core/sales/command.ts';
import { dayOf } from '../day.ts';
import { WrongUse } from '../exit.ts';
import type { GlobalFlags } from '../globals.ts';
import { screen, writeResult } from '../output.ts';
import { withEngine } from '../with-engine.ts';

/** `wins` and `quality`: reports over the state of the store. */
export function addReportCommands(program: Command): void {
  program
    .command('wins')
    .description('where we win more often, where the money comes from, and where we are only busy')
    .option('--by <dimension>', 'cut by a dimension; a,b is the cross of both; may be repeated', collect, [])
    .option('--where <dimension=value>', 'only these deals; may be repeated', collect, [])
    .option('--from <date>', 'first day of the close')
    .option('--to <date>', 'last day of the close')
    .option('--margin <rate>', 'a gap in win rate smaller than this does not matter, such as 0.05')
    .option('--rows [which]', 'the records behind it: all, won, lost, open, stale or orphans')
    .action((_, command: Command) => runWins(command.optsWithGlobals()));
  program
    .command('quality')
    .description('what is missing, doubled, contradictory or overdue in the data')
    .action((_, command: Command) => runQuality(command.optsWithGlobals()));
}

type WinsFlags = GlobalFlags & {
  readonly by: readonly string[];
  readonly where: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly margin?: string;
  readonly rows?: string | true;
};

const collect = (value: string, before: readonly string[]) => [...before, value];

async function runWins(flags: WinsFlags): Promise<void> {
  const result = await withEngine(flags, async ({ engine, settings, hash }) => {
    const command: WinsCommand = { settings, settingsHash: hash, ...asked(flags) };
    if (flags.rows !== undefined) return rowsResult(command, engine, flags.rows);
    const { wins } = await import('../../core/wins.ts');
    const { winsResult } = await import('../../adapters/report/wins/result.ts');
    const report = await wins(command, { engine });
    return winsResult(report, command.by.length > 0 ? 'groups' : 'overview', screen());
  });
  await writeResult(result, flags);
}

function asked(flags: WinsFlags): Omit<WinsCommand, 'settings' | 'settingsHash'> {
  return {
    by: flags.by.map((cut) => names(cut)),
    where: filters(flags.where),
    from: day(flags.from, '--from'),
    to: day(flags.to, '--to'),
    margin: rate(flags.margin),
  };
}

function names(cut: string): readonly string[] {
  const parts = cut.split(',').map((name) => name.trim());
  if (parts.some((name) => name === '')) {
    throw new WrongUse(`--by needs dimension names with commas between, got "${cut.slice(0, 64)}"`);
  }
  return parts;
}

/** `--where a=x --where a=y` keeps both values; different dimensions must all hold; `a=` is "not filled in". */
function filters(given: readonly string[]): readonly DimensionFilter[] {
  const values = new Map<string, (string | null)[]>();
  for (const condition of given) {
    const at = condition.indexOf('=');
    if (at < 1) throw new WrongUse(`--where needs dimension=value, got "${condition.slice(0, 64)}"`);
    const dimension = condition.slice(0, at).trim();
    const value = condition.slice(at + 1);
    values.set(dimension, [...(values.get(dimension) ?? []), value === '' ? null : value]);
  }
  return [...values].map(([dimension, all]) => ({ dimension, values: all }));
}

function day(text: string | undefined, flag: string): string | null {
  return text === undefined ? null : dayOf(flag, text);
}

function rate(text: string | undefined): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (text.trim() === '' || !(value > 0 && value <= 1)) {
    throw new WrongUse(
      `--margin needs a rate above 0 and at most 1, such as 0.05, got "${text.slice(0, 64)}"`,
    );
  }
  return value;
}

async function rowsResult(command: WinsCommand, engine: QueryEngine, which: string | true): Promise<Result> {
  const { winsRows } = await import('../../core/wins-rows.ts');
  const { winsRowsResult } = await import('../wins-rows-result.ts');
  return winsRowsResult(await winsRows({ ...command, rows: which === true ? 'all' : which }, { engine }));
}

async function runQuality(flags: GlobalFlags): Promise<void> {
  const { qualityResult } = await import('../quality-result.ts');
  const result = await withEngine(flags, ({ engine, settings, hash }) =>
    qualityResult({ settings, settingsHash: hash }, engine),
  );
  await writeResult(result, flags);
}
