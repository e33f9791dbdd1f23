import process from 'node:process';
import type { Command } from 'commander';
import type { IngestReport } from '../../core/model/ingest-report.ts';
import type { Mapping } from '../../core/model/mapping.ts';
import { type ExitCode, exitCodeOfRefusals, WrongUse } from '../exit.ts';
import { ingestResult } from '../ingest-result.ts';
import { writeResult } from '../output.ts';
import { addReadingOptions, type IngestFlags } from '../reading-options.ts';
import { withStore } from '../with-store.ts';

export function addIngestCommands(program: Command, finish: (code: ExitCode) => void): void {
  addReadingOptions(
    program
      .command('ingest')
      .argument('<file...>', 'exports of a CRM, or files of people')
      .description('take exports into the store, files of people into theirs'),
  )
    .option('--full', 'the files hold every record there is: what they do not hold is deleted')
    .option('--replace', 'take the place of the batch that read the same bytes differently')
    .option('--dry-run', 'do everything and keep nothing')
    .action(async (files: readonly string[], _, command: Command) => {
      const flags: IngestFlags = command.optsWithGlobals();
      const report = await ingestAny(files, flags);
      await writeResult(await ingestResult(report), flags);
      finish(exitCodeOfRefusals(report.batches.flatMap(({ refused }) => refused?.code ?? [])));
    });
}

/** Files of people go into the stores of people, all others into that of the CRM. */
async function ingestAny(files: readonly string[], flags: IngestFlags): Promise<IngestReport> {
  const { ingestPeople, peopleAmong } = await import('../people-ingest.ts');
  const people = await peopleAmong(files, flags);
  const others = files.filter((file) => !people.includes(file));
  const batches = people.length === 0 ? [] : await ingestPeople(people, flags);
  const taken = others.length === 0 ? [] : (await ingestFiles(others, flags)).batches;
  return { schema: 'bearing/ingest/1', batches: [...batches, ...taken] };
}

/** Takes exports of a CRM in under the settings that hold here. */
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
  const { loadMapping } = await import('../../adapters/files/mapping-file.ts');
  const { of, mapping } = await loadMapping(source);
  if (of === 'crm') return mapping;
  throw new WrongUse(`--source needs a mapping of a CRM here, got ${source}, which maps people`);
}
