import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { IngestReport } from '../../core/model/ingest-report.ts';
import { Database } from '../duckdb/database.ts';
import { uploadPrefix } from '../lake/deliver-upload.ts';
import { downloadSettings } from '../lake/download-settings.ts';
import { localName } from '../lake/local-name.ts';
import { refusalCode, refusedUpload } from '../lake/refused-upload.ts';
import { type UploadFlags, uploadFlags } from '../lake/upload-flags.ts';
import type { FileRecords } from '../people/file-records.ts';
import { readPeopleFiles } from '../people/load-people.ts';
import { reportJson } from '../report/json.ts';
import { needed } from './kept-quarantine.ts';
import { classesOf, logOf, type PeopleCloud } from './people-cloud.ts';
import { peopleFlags } from './people-flags.ts';
import { takePeople } from './take-people.ts';

/**
 * Takes one uploaded file of people into its data classes, as `bearing ingest` takes it into the stores, and writes
 * what became of it to `ingested/KEY.json`, or to `refused/KEY.json` where any of it was refused. Repeated, it changes
 * nothing. What the report says of a fault ends before what came: that is a person's.
 *
 * @throws Error for what another try may settle; never for what is wrong with the file.
 */
export async function deliverPeople(cloud: PeopleCloud, key: string): Promise<IngestReport> {
  const folder = mkdtempSync(join(cloud.scratch, 'people-'));
  try {
    const report = await takeIn(cloud, { key, folder });
    await keepReport(cloud, key, {
      json: reportJson(IngestReport, report),
      isRefused: report.batches.some(({ refused }) => refused !== null),
    });
    return report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The last word on an upload: of the two places one holds it. */
export async function keepReport(
  { people: { objects } }: Pick<PeopleCloud, 'people'>,
  key: string,
  { json, isRefused }: { readonly json: string; readonly isRefused: boolean },
): Promise<void> {
  const file = key.slice(uploadPrefix.length);
  const [place, other] = isRefused ? ['refused', 'ingested'] : ['ingested', 'refused'];
  await objects.put(`${place}/${file}.json`, json, 'application/json');
  await objects.remove([`${other}/${file}.json`]);
}

type Delivery = { readonly key: string; readonly folder: string };

async function takeIn(cloud: PeopleCloud, { key, folder }: Delivery): Promise<IngestReport> {
  const file = key.slice(uploadPrefix.length);
  try {
    return await taken(cloud, { key, folder });
  } catch (error) {
    const code = peopleRefusalCode(error);
    if (code === null) throw error;
    const message = needed((error as Error).message)
      .replace(pathOf(folder, key), file)
      .replaceAll(`${folder}/`, '');
    return refusedUpload(file, code, message);
  }
}

async function taken(cloud: PeopleCloud, { key, folder }: Delivery): Promise<IngestReport> {
  const path = pathOf(folder, key);
  mkdirSync(join(folder, 'file'));
  const { metadata } = await cloud.people.objects.download(key, path);
  const flags = uploadFlags(metadata);
  const settings = await downloadSettings(cloud.people.objects, join(folder, 'settings'));
  const reading = await peopleFlags(flags, settings, join(folder, 'settings'));
  const read = await readPeopleFiles([path], reading);
  const named = read.map((one) => withName(one, key.slice(uploadPrefix.length)));
  const { time_zone: timeZone } = settings.settings.calendar;
  const database = await Database.open(':memory:', join(folder, 'spill'));
  try {
    const { erasedAmong } = logOf(cloud, timeZone);
    const delivery = { command: commandOf(flags, cloud), timeZone, erasedAmong, database, folder };
    const batches = await takePeople(classesOf(cloud), named, delivery);
    return { schema: 'bearing/ingest/1', batches: batches.map(withoutWhatCame) };
  } finally {
    database.close();
  }
}

const commandOf = ({ command }: UploadFlags, { now }: PeopleCloud) => ({
  ...command,
  recordedAt: now().toISOString(),
  isDryRun: false,
});

const pathOf = (folder: string, key: string) => join(folder, 'file', localName(key));

const withName = (read: FileRecords, file: string): FileRecords => ({
  ...read,
  counts: { ...read.counts, file },
});

/** What a file's owner must mend; null for what another try may settle. */
export function peopleRefusalCode(error: unknown): string | null {
  const code = refusalCode(error);
  if (code !== null) return code;
  return error instanceof RangeError && error.message.startsWith('as-of needs') ? 'unknown as-of' : null;
}

const withoutWhatCame = (batch: IngestReport['batches'][number]): IngestReport['batches'][number] =>
  batch.refused === null
    ? batch
    : { ...batch, refused: { ...batch.refused, message: needed(batch.refused.message) } };
