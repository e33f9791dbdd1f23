import { Option } from 'commander';
import { type Format, formats } from '../adapters/report/formats.ts';
import { WrongUse } from './exit.ts';

/** The flags that every command takes, before or after its name. */
export type GlobalFlags = {
  readonly home: string;
  readonly settings?: string;
  /** Absent: as the ending of the output file says, else a table. */
  readonly format?: Format;
  readonly output?: string;
  readonly asOf?: string;
  readonly wait: number;
};

export const globalOptions: readonly Option[] = [
  new Option('--home <folder>', 'where everything is kept')
    .env('BEARING_HOME')
    .default('./.bearing')
    .argParser(namedFolder),
  new Option('--settings <file>', 'settings file; else bearing.yaml in this folder, if there is one'),
  new Option(
    '--format <format>',
    'how the result is written; else by the ending of -o, else a table',
  ).choices([...formats]),
  new Option('-o, --output <file>', 'write the result to a file instead of the screen'),
  new Option('--as-of <date>', 'the state known at the end of this day, or at this time'),
  new Option('--wait <duration>', 'how long to wait for a busy store, such as 30s')
    .default(30_000, '30s')
    .argParser(milliseconds),
];

/** How the result is written. */
export function formatOf({ format, output }: Pick<GlobalFlags, 'format' | 'output'>): Format {
  if (format !== undefined) return format;
  const ending = /\.([a-z]+)$/i.exec(output ?? '')?.[1]?.toLowerCase();
  return formats.find((known) => known === ending) ?? 'table';
}

function namedFolder(text: string): string {
  if (text.trim() === '') throw new WrongUse('--home (or BEARING_HOME) needs a folder, got nothing');
  return text;
}

function milliseconds(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(text);
  if (!match) throw new WrongUse(`--wait needs a duration such as 30s, got "${text.slice(0, 64)}"`);
  const unit = { ms: 1, s: 1_000, m: 60_000 }[match[2] ?? 's'] ?? 1_000;
  return Number(match[1]) * unit;
}
