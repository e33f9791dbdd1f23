import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type IngestCommand, ingest } from '../../core/ingest.ts';
import { IngestReport } from '../../core/model/ingest-report.ts';
import { openIntake } from '../duckdb/intake.ts';
import { openDatabase } from '../duckdb/open-database.ts';
import type { ReadingFlags } from '../duckdb/stage-file.ts';
import { loadMapping } from '../files/mapping-file.ts';
import type { SettingsFile } from '../files/settings-file.ts';
import { reportJson } from '../report/json.ts';
import { downloadSettings } from './download-settings.ts';
import type { Lake } from './lake.ts';
import { lakeIntake } from './lake-intake.ts';
import { localName } from './local-name.ts';
import { refusalCode, refusedUpload } from './refused-upload.ts';
import { type UploadFlags, UploadRefused, uploadFlags } from './upload-flags.ts';

export const uploadPrefix = 'uploads/';

/** What a function can read within its 15 minutes; a larger export is refused with the advice to split it. */
const mostBytes = 2 * 1024 ** 3;

/**
 * Takes one uploaded file into the lake, as `bearing ingest` takes it into a store, and writes what became of it to
 * `ingested/KEY.json`, or to `refused/KEY.json` where any of it was refused. Repeated, it changes nothing.
 *
 * @param key under `uploads/`; what follows is the name of the file in the ledger.
 * @throws Error for what another try may settle; never for what is wrong with the file.
 */
export async function deliverUpload(lake: Lake, key: string, scratch: string): Promise<IngestReport> {
  const folder = mkdtempSync(join(scratch, 'delivery-'));
  try {
    const report = await takeIn(lake, { key, folder });
    const isRefused = report.batches.some(({ refused }) => refused !== null);
    const file = key.slice(uploadPrefix.length);
    const [place, other] = isRefused ? ['refused', 'ingested'] : ['ingested', 'refused'];
    await lake.objects.put(`${place}/${file}.json`, reportJson(IngestReport, report), 'application/json');
    await lake.objects.remove([`${other}/${file}.json`]);
    return report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Delivery = { readonly key: string; readonly folder: string };

async function takeIn(lake: Lake, { key, folder }: Delivery): Promise<IngestReport> {
  const file = key.slice(uploadPrefix.length);
  const path = join(folder, 'files', localName(file));
  mkdirSync(join(folder, 'files'));
  try {
    const { metadata } = await lake.objects.download(key, path);
    const flags = uploadFlags(metadata);
    const settings = await downloadSettings(lake.objects, join(folder, 'settings'));
    return await read(lake, { file, folder, flags, settings });
  } catch (error) {
    const code = refusalCode(error);
    if (code === null) throw error;
    return refusedUpload(file, code, words(error).replaceAll(`${folder}/`, ''));
  }
}

type Read = {
  readonly file: string;
  readonly folder: string;
  readonly flags: UploadFlags;
  readonly settings: SettingsFile;
};

async function read(lake: Lake, { file, folder, flags, settings }: Read): Promise<IngestReport> {
  const home = join(folder, 'home');
  const command: IngestCommand = { files: [file], isDryRun: false, ...flags.command };
  const reading = await readingFlags(flags, settings, join(folder, 'settings'));
  const { database, close } = await openDatabase(home, 0);
  try {
    const local = await openIntake(database, { home, flags: reading, isDryRun: false });
    return await ingest(command, lakeIntake(lake, { local, database, folder: join(folder, 'files') }));
  } finally {
    close();
  }
}

/** `source` names a vendor, or a mapping file beside the settings by its ending. */
async function readingFlags(
  { reading }: UploadFlags,
  { settings, mappings }: SettingsFile,
  folder: string,
): Promise<ReadingFlags> {
  const { source } = reading;
  if (source === undefined || !/^[\w.-]+\.ya?ml$/.test(source))
    return { ...reading, settings, mappings, mostBytes };
  const named = await loadMapping(join(folder, source)).catch((cause: unknown) => {
    throw new UploadRefused(
      `the metadata source needs a mapping under settings/, got ${source}: ${words(cause)}`,
    );
  });
  if (named.of !== 'crm')
    throw new UploadRefused(`the metadata source needs a mapping of a CRM, got ${source}`);
  return { ...reading, source: named.mapping.source, settings, mappings: [named.mapping], mostBytes };
}

const words = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause));
