import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RefusedFile, StagedBatch } from '../../core/ingest.ts';
import type { ColumnFormats } from '../../core/model/column-format.ts';
import type { Mapping } from '../../core/model/mapping.ts';
import type { ObjectName } from '../../core/model/objects.ts';
import type { Reading } from '../../core/model/reading.ts';
import type { Settings } from '../../core/model/settings.ts';
import type { Note } from '../../core/model/wins-report.ts';
import { defaultsTaken } from '../../core/sources/defaults-taken.ts';
import { detectSource } from '../../core/sources/detect.ts';
import { recognisedNotes } from '../../core/sources/recognised.ts';
import { resolveReadings } from '../../core/sources/resolve-reading.ts';
import { type CleanFile, FileRefused, type WrittenPart } from '../gate/clean-file.ts';
import { openFile } from '../gate/open-file.ts';
import { settleFormats } from '../projection/settle-formats.ts';
import type { Database } from './database.ts';
import { TextLoader } from './load-text.ts';
import { stageRows, type TextReading } from './stage-rows.ts';
import { wordsSeen } from './words-seen.ts';
import { workFolder } from './work-folder.ts';

/** How the files of a command are to be read; what is absent is found out. */
export type ReadingFlags = {
  readonly settings: Settings;
  readonly mappings: readonly Mapping[];
  readonly source?: string | undefined;
  readonly object?: ObjectName | undefined;
  readonly key?: readonly string[] | undefined;
  readonly dateFormat?: string | undefined;
  readonly decimal?: ',' | '.' | undefined;
  readonly encoding?: string | undefined;
  /** `,` `;` `tab` or `|`. */
  readonly delimiter?: string | undefined;
  /** The sheet of a workbook. */
  readonly sheet?: string | undefined;
  /** Bytes of a file after unpacking, where the machine allows fewer than the gate. */
  readonly mostBytes?: number | undefined;
};

/** A staged batch as the store knows it: its text, and what the gate held back of it. */
export type StagedText = TextReading & {
  readonly columns: readonly string[];
  readonly good: number;
  readonly bad: number;
  readonly gateBad: number;
  readonly gateFile: string | null;
};

export type Staging = {
  readonly home: string;
  readonly flags: ReadingFlags;
  /** Numbers nothing else in the store has. */
  readonly next: () => number;
  /** Begins the transaction of the command, if it has not begun. */
  readonly begin: () => Promise<void>;
  /** By ledger number; grows with every file. */
  readonly texts: Map<number, StagedText>;
};

/** Passes a file through the gate, finds how it is read, and puts its good rows where only this command sees them. */
export async function stageFile(
  database: Database,
  path: string,
  staging: Staging,
): Promise<readonly (StagedBatch | RefusedFile)[]> {
  const text = `text_${staging.next()}`;
  const loader = new TextLoader(database, text);
  try {
    return await stageText(database, { path, text, loader }, staging);
  } catch (error) {
    // A part that is still being loaded must not outlive the transaction.
    await loader.discard().catch(() => undefined);
    throw error;
  }
}

async function stageText(
  database: Database,
  { path, text, loader }: { path: string; text: string; loader: TextLoader },
  staging: Staging,
): Promise<readonly (StagedBatch | RefusedFile)[]> {
  const file = await passGate(path, loader, staging);
  if (file instanceof FileRefused) return refuseWhole(path, file, loader);
  const resolved = resolve(file, staging.flags);
  if (resolved.kind === 'refused') return refuseWhole(path, resolved, loader);
  await loader.finish(file);
  await staging.begin();
  const staged = [];
  for (const [i, reading] of resolved.readings.entries()) {
    const recognised = resolved.recognised[i] ?? '';
    const { notes } = resolved;
    staged.push(await stageReading(database, { path, file, text, reading, recognised, notes }, staging));
  }
  return staged;
}

async function refuseWhole(
  path: string,
  refused: { code: string; message: string },
  loader: TextLoader,
): Promise<readonly RefusedFile[]> {
  await loader.discard();
  return [refusedFile(path, refused)];
}

/** Parts are loaded while the gate goes on. */
async function passGate(
  path: string,
  loader: TextLoader,
  { home, flags, next }: Staging,
): Promise<CleanFile | FileRefused> {
  const folder = join(workFolder(home), `file-${next()}`);
  mkdirSync(folder, { recursive: true });
  try {
    const onPart = (part: WrittenPart) => loader.add(part);
    return await openFile(path, {
      ...{ workFolder: folder, onPart, mostBytes: flags.mostBytes },
      ...gateFlags(flags),
    });
  } catch (error) {
    if (error instanceof FileRefused) return error;
    throw error;
  }
}

/** What the person said about the bytes; the rest the gate finds out. */
function gateFlags({ encoding, delimiter, sheet }: ReadingFlags) {
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(sheet === undefined ? {} : { sheet }),
  };
}

const refusedFile = (file: string, { code, message }: { code: string; message: string }): RefusedFile => ({
  file,
  source: '',
  object: '',
  refused: { code, message },
});

function resolve(file: CleanFile, flags: ReadingFlags) {
  const { columns: header } = file;
  const { mappings, source, object, settings, key, dateFormat } = flags;
  const detected = detectSource({ header, mappings, source, object });
  if (detected.kind === 'refused') return detected;
  const resolved = resolveReadings({
    source: detected.source,
    forms: detected.forms,
    header,
    settings,
    key,
    dateFormat: isByColumn(dateFormat) ? dateFormat : undefined,
  });
  return { ...resolved, recognised: detected.recognised };
}

/** `Close Date=d/M/yyyy` names its column; a bare format decides wherever the rows leave two readings. */
const isByColumn = (dateFormat: string | undefined) => dateFormat?.includes('=') === true;

function formatFlags({ dateFormat, decimal }: ReadingFlags) {
  return {
    ...(dateFormat === undefined || isByColumn(dateFormat) ? {} : { dateFormat }),
    ...(decimal === undefined ? {} : { decimal }),
  };
}

type FileReading = {
  readonly path: string;
  readonly file: CleanFile;
  readonly text: string;
  readonly reading: Reading;
  /** What the header was recognised as. */
  readonly recognised: string;
  readonly notes: readonly Note[];
};

async function stageReading(
  database: Database,
  { path, file, text, reading, recognised, notes }: FileReading,
  { texts, next, flags }: Staging,
): Promise<StagedBatch | RefusedFile> {
  const ask = (sql: string) => database.rows(sql);
  const settled = await settleFormats(reading, ask, {
    header: file.columns,
    relation: text,
    ...formatFlags(flags),
  });
  if ('refusal' in settled) {
    return { ...refusedFile(path, settled.refusal), source: reading.source, object: reading.object };
  }
  const { formats } = settled;
  const from = { batch: next(), reading, formats, fileSha: file.sha256, text };
  const { good, bad } = await stageRows(database, from);
  const gate = { gateBad: file.quarantined, gateFile: file.quarantineFile };
  texts.set(from.batch, { ...from, ...gate, columns: file.columns, good, bad });
  return {
    batch: from.batch,
    file: path,
    fileSha: file.sha256,
    reading,
    readBy: { gate: gateFlags(flags), formats: formatNames(formats) },
    read: good + bad + file.quarantined + file.footer,
    footer: file.footer,
    notes: [
      ...recognisedNotes({ recognised, format: file.format, header: file.columns, reading, formats }),
      ...file.notes,
      ...notes,
      ...(await defaults(database, from, flags)),
    ],
  };
}

async function defaults(
  database: Database,
  { batch, reading }: TextReading,
  { settings }: ReadingFlags,
): Promise<readonly Note[]> {
  if (reading.object !== 'opportunity') return [];
  return defaultsTaken(await wordsSeen(database, batch), { reading, settings });
}

/** The formats found, as names: part of what makes a batch what it is. */
function formatNames(formats: ColumnFormats): Readonly<Record<string, string>> {
  const named = [...formats].map(([key, column]) => [
    key,
    column.kind === 'date' ? column.format.name : column.mark,
  ]);
  return Object.fromEntries(named);
}
