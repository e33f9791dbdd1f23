import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PeopleObject } from '../../core/hiring/people-mapping/people-schemas.ts';
import { greenhouse } from '../../core/hiring/people-mapping/vendors/greenhouse.ts';
import {
  isAttributeTable,
  isScorecardTable,
  withScorecards,
} from '../../core/hiring/people-mapping/vendors/greenhouse-attributes.ts';
import type { Candidate, Decision, Demographic, Hire, Rating } from '../../core/model/people-objects.ts';
import { echoed } from '../../core/model/read-text.ts';
import { FileRefused } from '../gate/clean-file.ts';
import { openFile } from '../gate/open-file.ts';
import { cleanRows, heldRows } from './clean-rows.ts';
import type { FileRecords, PeopleFileCounts, PeopleFlags, RejectedRow } from './file-records.ts';
import { type GatedFile, readPeopleFile } from './read-people-file.ts';

export type PeopleLoad = {
  readonly ratings: readonly Rating[];
  readonly candidates: readonly Candidate[];
  readonly demographics: readonly Demographic[];
  readonly decisions: readonly Decision[];
  readonly hires: readonly Hire[];
  readonly rejected: readonly RejectedRow[];
  readonly perFile: readonly PeopleFileCounts[];
};

/**
 * The files of one command, each with its records.
 * @throws FileRefused with `file:line:column` where a file as a whole cannot be read.
 */
export async function readPeopleFiles(
  files: readonly string[],
  flags: PeopleFlags,
): Promise<readonly FileRecords[]> {
  const gated: GatedFile[] = [];
  for (const path of files) gated.push(await gateFile(path, flags));
  return gated.map((file) => readFile(file, gated, flags));
}

/**
 * The records of hiring in files of one command, in the order of the files: a preview that no store keeps.
 * @throws FileRefused with `file:line:column` where a file as a whole cannot be read.
 */
export async function loadPeople(files: readonly string[], flags: PeopleFlags): Promise<PeopleLoad> {
  const read = await readPeopleFiles(files, flags);
  const all = <T>(object: PeopleObject) => read.flatMap(({ records }) => (records[object] ?? []) as T[]);
  return {
    ratings: all<Rating>('rating'),
    candidates: all<Candidate>('candidate'),
    demographics: all<Demographic>('demographic'),
    decisions: all<Decision>('decision'),
    hires: all<Hire>('hire'),
    rejected: read.flatMap(({ rejected }) => rejected),
    perFile: read.map(({ counts }) => counts),
  };
}

/** What the gate writes on its way lies in a folder that only this user can read, and that is gone afterwards. */
async function gateFile(path: string, flags: PeopleFlags): Promise<GatedFile> {
  const folder = await mkdtemp(join(tmpdir(), 'bearing-people-'));
  try {
    const file = await openFile(path, { workFolder: folder, ...gateFlags(flags) });
    return { file, columns: file.columns, rows: cleanRows(file), held: heldRows(file), hash };
  } catch (error) {
    throw error instanceof FileRefused ? placed(path, error) : error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The file with the columns of those beside it that it needs. @throws FileRefused where they are not there. */
function completed(gated: GatedFile, all: readonly GatedFile[], { sources }: PeopleFlags): GatedFile {
  const isVendor = sources.named === null || sources.named === greenhouse;
  if (!isVendor || !isAttributeTable(gated.columns)) return gated;
  const scorecards = all.filter(({ columns }) => isScorecardTable(columns));
  if (scorecards.length > 0) {
    const { columns, rows, orphans } = withScorecards(gated, scorecards);
    const held = orphans.map(({ row, column, scorecard }) => ({
      line: row.line,
      column,
      code: 'missing',
      message: `scorecard_id needs a scorecard of the files beside, got none with id ${echoed(scorecard)}`,
      raw: '',
    }));
    return { ...gated, columns, rows, held: [...gated.held, ...held] };
  }
  const needed = 'attributes of Greenhouse need their scorecards in the same command, got none';
  throw new FileRefused({ code: 'source unknown', message: `${needed}: name scorecard.csv too`, line: 1 });
}

function readFile(gated: GatedFile, all: readonly GatedFile[], flags: PeopleFlags): FileRecords {
  try {
    return readPeopleFile(completed(gated, all, flags), flags);
  } catch (error) {
    throw error instanceof FileRefused ? placed(gated.file.path, error) : error;
  }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Those of the flags that say how bytes become rows. */
export function gateFlags({ encoding, delimiter, sheet }: PeopleFlags) {
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(sheet === undefined ? {} : { sheet }),
  };
}

function placed(path: string, { code, line, column, message }: FileRefused): FileRefused {
  const place = [path, ...(line === null ? [] : [line]), ...(column === null ? [] : [column])].join(':');
  const at = { ...(line === null ? {} : { line }), ...(column === null ? {} : { column }) };
  return new FileRefused({ code, message: `${place}: ${message}`, ...at });
}
