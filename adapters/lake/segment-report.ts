import { createHash } from 'node:crypto';
import type { WinsCommand } from '../../core/sales/command.ts';
import { wins } from '../../core/wins.ts';
import { formats } from '../report/formats.ts';
import { renderedAt } from '../report/result.ts';
import { winsResult } from '../report/wins/result.ts';
import { openLakeEngine } from './crm-lake.ts';
import { settingsOf } from './download-settings.ts';
import type { Lake } from './lake.ts';

/** What `bearing wins` is asked for by its flags; `asOf` null is the newest batch as-of. */
export type SegmentQuestion = Omit<WinsCommand, 'settings' | 'settingsHash'> & {
  readonly asOf: string | null;
};

/** Where the forms of a report lie, each under a key that ends in its format. */
export type WrittenReport = { readonly keys: readonly string[]; readonly asOf: string };

const endings = {
  table: 'txt',
  json: 'json',
  csv: 'csv',
  xlsx: 'xlsx',
  arrow: 'arrow',
  html: 'html',
  md: 'md',
};
const mediaTypes: Readonly<Record<string, string>> = {
  txt: 'text/plain; charset=utf-8',
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  arrow: 'application/vnd.apache.arrow.file',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
};

/**
 * Writes the segment-win report in every form, byte for byte what `bearing wins` writes of the same batches, to
 * `reports/wins/AS-OF/HASH/wins.*`. The hash is of the report itself: a repeated run overwrites its own.
 */
export async function writeSegmentReport(
  lake: Lake,
  question: SegmentQuestion,
  scratch: string,
): Promise<WrittenReport> {
  const { asOf, ...asked } = question;
  const { settings, hash } = await settingsOf(lake.objects, scratch);
  const engine = await openLakeEngine(lake, { asOf, timeZone: settings.calendar.time_zone });
  const report = await wins({ settings, settingsHash: hash, ...asked }, { engine });
  const result = await winsResult(report, asked.by.length > 0 ? 'groups' : 'overview', plainScreen);
  const id = createHash('sha256').update(result.json()).digest('hex').slice(0, 12);
  const folder = `reports/wins/${report.asOf.replaceAll(':', '')}/${id}`;
  const keys: string[] = [];
  // The page last: its coming is what people are told of.
  for (const format of [...formats].sort((a, b) => Number(a === 'html') - Number(b === 'html'))) {
    const ending = endings[format];
    const key = `${folder}/wins.${ending}`;
    await lake.objects.put(key, await renderedAt(result, format, plainScreen.width), mediaTypes[ending]);
    keys.push(key);
  }
  return { keys, asOf: report.asOf };
}

/** As text in a pipe. */
const plainScreen = { width: 100, styled: false };
