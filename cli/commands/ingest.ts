import process from 'node:process';
import { type Command, Option } from 'commander';
import type { BadRowLimit } from '../../core/batches/bad-rows.ts';
import type { Mapping } from '../../core/model/mapping.ts';
import { objectWords } from '../../core/model/object-names.ts';
import type { ObjectName } from '../../core/model/objects.ts';
import { type ExitCode, exitCodeOfRefusals, WrongUse } from '../exit.ts';
import type { GlobalFlags } from '../globals.ts';
import { ingestResult } from '../ingest-result.ts';
import { writeResult } from '../output.ts';
import { withStore } from '../with-store.ts';

export type IngestFlags = GlobalFlags & {
  readonly source?: string;
  readonly object?: ObjectName;
  readonly full?: true;
  readonly maxBad: BadRowLimit;
  readonly dateFormat?: string;
  readonly decimal?: ',' | '.';
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheet?: string;
  readonly key?: readonly string[];
  readonly replace?: true;
  readonly dryRun?: true;
};

/** The flags that say how the bytes of a file become rows. */
export function addFileOptions(command: Command): Command {
  return command
    .option('--encoding <name>', 'utf-8, utf-16le, utf-16be or windows-1252')
    .option('--delimiter <mark>', 'what separates the fields: , ; | or tab')
    .option('--sheet <name>', 'the sheet of a workbook');
}

/** The flags of every command that reads records from files. */
function addReadingOptions(command: Command): Command {
  return addFileOptions(command)
    .option('--source <name>', 'salesforce, hubspot, pipedrive, dynamics, or a mapping file')
    .addOption(new Option('--object <name>', 'read the files as this object').choices([...objectWords]))
    .option('--date-format <pattern>', 'how dates are written, such as dd/MM/yyyy')
    .addOption(new Option('--decimal <mark>', 'the decimal mark').choices([',', '.']))
    .option('--key <columns>', 'columns that identify a row where there is no id', columnList);
}

const columnList = (text: string) => text.split(',').map((column) => column.trim());

export function addIngestCommands(program: Command, finish: (code: ExitCode) => void): void {
  addReadingOptions(
    program
      .command('ingest')
      .argument('<file...>', 'exports of a CRM')
      .description('take exports into the store'),
  )
    .option('--full', 'the files hold every record there is: what they do not hold is deleted')
    .addOption(
      new Option('--max-bad <limit>', 'refuse a batch with more bad rows than this: 1% or a count')
        .default({ share: 0.01 }, '1%')
        .argParser(badRowLimit),
    )
    .option('--replace', 'take the place of the batch that read the same bytes differently')
    .option('--dry-run', 'do everything and keep nothing')
    .action(async (files: readonly string[], _, command: Command) => {
      const flags: IngestFlags = command.optsWithGlobals();
      const report = await ingestFiles(files, flags);
      await writeResult(await ingestResult(report), flags);
      finish(exitCodeOfRefusals(report.batches.flatMap(({ refused }) => refused?.code ?? [])));
    });
}

/** Takes files in under the settings that hold here. */
export async function ingestFiles(files: readonly string[], flags: IngestFlags, folder = process.cwd()) {
  const { loadSettings } = await import('../../adapters/files/settings-file.ts');
  const { settings, mappings } = await loadSettings({ path: flags.settings, folder });
  const named = await namedSource(flags.source);
  const { source, object, key, dateFormat, decimal, encoding, delimiter, sheet } = flags;
  return withStore(flags, (store) =>
    store.ingest(
      {
        files,
        asOf: flags.asOf ?? null,
        isFull: flags.full === true,
        limit: flags.maxBad,
        isReplacing: flags.replace === true,
        isDryRun: flags.dryRun === true,
      },
      {
        settings,
        mappings: named ? [named] : mappings,
        source: named ? named.source : source,
        object,
        key,
        dateFormat,
        decimal,
        encoding,
        delimiter,
        sheet,
      },
    ),
  );
}

/** `--source` names a vendor, or a mapping file by its ending. */
async function namedSource(source: string | undefined): Promise<Mapping | null> {
  if (source === undefined || !/\.ya?ml$/.test(source)) return null;
  const { loadMapping } = await import('../../adapters/files/settings-file.ts');
  return loadMapping(source);
}

function badRowLimit(text: string): BadRowLimit {
  const match = /^(\d+(?:\.\d+)?)(%?)$/.exec(text.trim());
  const value = Number(match?.[1]);
  if (!match || (match[2] === '' && !Number.isInteger(value)) || (match[2] === '%' && value > 100)) {
    throw new WrongUse(`--max-bad needs a share such as 1% or a count of rows, got "${text.slice(0, 64)}"`);
  }
  return match[2] === '%' ? { share: value / 100 } : { count: value };
}
