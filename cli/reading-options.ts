import { type Command, Option } from 'commander';
import { type BadRowLimit, badRowLimitWords, parseBadRowLimit } from '../core/batches/bad-rows.ts';
import { objectWords } from '../core/model/object-names.ts';
import type { ObjectName } from '../core/model/objects.ts';
import { WrongUse } from './exit.ts';
import type { GlobalFlags } from './globals.ts';

export type FileFlags = {
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheet?: string;
};

export type ReadingFlags = FileFlags & {
  readonly source?: string;
  readonly object?: ObjectName;
  readonly dateFormat?: string;
  readonly decimal?: ',' | '.';
  readonly key?: readonly string[];
  readonly maxBad: BadRowLimit;
};

export type IngestFlags = GlobalFlags &
  ReadingFlags & {
    readonly full?: true;
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
export function addReadingOptions(command: Command): Command {
  return addFileOptions(command)
    .option(
      '--source <name>',
      'salesforce, hubspot, pipedrive, dynamics; of people greenhouse, lever; or a mapping file',
    )
    .addOption(new Option('--object <name>', 'read the files as this object').choices([...objectWords]))
    .option('--date-format <pattern>', 'how dates are written, such as dd/MM/yyyy')
    .addOption(new Option('--decimal <mark>', 'the decimal mark').choices([',', '.']))
    .option('--key <columns>', 'columns that identify a row where there is no id', columnList)
    .addOption(
      new Option('--max-bad <limit>', 'refuse a file with more bad rows than this: 1% or a count')
        .default({ share: 0.01 }, '1%')
        .argParser(badRowLimit),
    );
}

const columnList = (text: string) => text.split(',').map((column) => column.trim());

function badRowLimit(text: string): BadRowLimit {
  const limit = parseBadRowLimit(text);
  if (limit === null) throw new WrongUse(`--max-bad needs ${badRowLimitWords}, got "${text.slice(0, 64)}"`);
  return limit;
}
