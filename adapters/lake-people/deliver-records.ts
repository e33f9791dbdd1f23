import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DecisionRefused } from '../../core/decisions.ts';
import { uploadPrefix } from '../lake/deliver-upload.ts';
import { settingsOf } from '../lake/download-settings.ts';
import { reportJson } from '../report/json.ts';
import { keepReport, peopleRefusalCode } from './deliver-people.ts';
import { needed } from './kept-quarantine.ts';
import { logOf, type PeopleCloud, todayOf } from './people-cloud.ts';
import { type RecordDesk, writeRecord } from './write-records.ts';
import { RecordsReport, WrittenRecord } from './written-record.ts';

/** Where files of records are uploaded: JSON, a record a line. */
export const recordsPrefix = `${uploadPrefix}records/`;

/**
 * Writes the records of one uploaded file into the audit log, line by line, and what became of them as `deliverPeople`
 * does. Repeated, it changes nothing.
 * @throws Error for what another try may settle; never for what is wrong with a record.
 */
export async function deliverRecords(cloud: PeopleCloud, key: string): Promise<RecordsReport> {
  const lines = await writtenLines(cloud, key);
  const report: RecordsReport = { schema: 'bearing/records/1', file: key.slice(uploadPrefix.length), lines };
  const json = reportJson(RecordsReport, report);
  await keepReport(cloud, key, { json, isRefused: lines.some(({ refused }) => refused !== null) });
  return report;
}

/** A file that cannot be read as a whole is refused at its line 0. */
async function writtenLines(cloud: PeopleCloud, key: string): Promise<RecordsReport['lines']> {
  const lines: RecordsReport['lines'] = [];
  try {
    const desk = await deskOf(cloud);
    for (const [i, text] of (await textOf(cloud, key)).split('\n').entries()) {
      if (text.trim() !== '') lines.push({ line: i + 1, ...(await written(text, desk)) });
    }
    return lines;
  } catch (error) {
    const code = peopleRefusalCode(error);
    if (code === null) throw error;
    const message = code === 'settings' ? 'the settings need to be readable' : 'an object needs to be there';
    return [{ line: 0, record: null, refused: { code, message } }];
  }
}

async function deskOf(cloud: PeopleCloud): Promise<RecordDesk> {
  const { settings } = await settingsOf(cloud.people.objects, cloud.scratch);
  const zone = settings.calendar.time_zone;
  return { log: logOf(cloud, zone), today: todayOf(cloud, zone) };
}

type Written = Omit<RecordsReport['lines'][number], 'line'>;

async function written(text: string, desk: RecordDesk): Promise<Written> {
  const said = WrittenRecord.safeParse(parsed(text));
  if (!said.success) {
    const [issue] = said.error.issues;
    const place = issue?.path.map(String).join('.');
    const message = `a record needs the fields of its kind${place ? `: ${place} is not right` : ''}`;
    return { record: null, refused: { code: 'record unclear', message } };
  }
  const { record } = said.data;
  try {
    await writeRecord(said.data, desk);
    return { record, refused: null };
  } catch (error) {
    if (!(error instanceof DecisionRefused)) throw error;
    return { record, refused: { code: 'record refused', message: needed(error.message) } };
  }
}

async function textOf({ people, scratch }: PeopleCloud, key: string): Promise<string> {
  const folder = mkdtempSync(join(scratch, 'records-'));
  try {
    await people.objects.download(key, join(folder, 'records'));
    return readFileSync(join(folder, 'records'), 'utf8').replace(/^\uFEFF/, '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
