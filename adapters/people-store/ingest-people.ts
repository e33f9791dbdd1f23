import { tooManyBadRows } from '../../core/batches/bad-rows.ts';
import { canonicalJson } from '../../core/batches/canonical-json.ts';
import type { PeopleBatch } from '../../core/hiring/people-batch.ts';
import type { PeopleIngestCommand } from '../../core/hiring/people-ingest.ts';
import type { PeopleObject } from '../../core/hiring/people-mapping/people-schemas.ts';
import type { PeopleRow } from '../../core/hiring/people-mapping/read-people-row.ts';
import type { AsOf, Refused } from '../../core/model/batch.ts';
import type { IngestedBatch } from '../../core/model/ingest-report.ts';
import type { Database } from '../duckdb/database.ts';
import { sha256 } from '../files/sha256.ts';
import type { FileRecords } from '../people/file-records.ts';
import { loadPeopleLedger, markPeopleBatch, putPeopleBatch } from './people-ledger.ts';
import { currentPeople, putPeopleRows } from './people-rows.ts';

/** One object of one file, as it is to become a batch. */
export type PeopleOffer = {
  readonly object: PeopleObject;
  readonly file: FileRecords;
  readonly rows: readonly PeopleRow[];
  /** Records left out because their candidate was erased. */
  readonly erased: number;
};

type Run = { readonly command: PeopleIngestCommand; readonly asOf: AsOf; readonly ledger: PeopleBatch[] };

/** Takes what was offered into one store, all at once. */
export async function takePeople(
  database: Database,
  offers: readonly PeopleOffer[],
  { command, asOf }: { command: PeopleIngestCommand; asOf: AsOf },
): Promise<readonly IngestedBatch[]> {
  await database.run('begin transaction');
  try {
    const run = { command, asOf, ledger: [...(await loadPeopleLedger(database))] };
    const reports: IngestedBatch[] = [];
    for (const offer of offers) reports.push(await take(database, offer, run));
    await database.run(command.isDryRun ? 'rollback' : 'commit');
    return reports;
  } catch (error) {
    await database.run('rollback').catch(() => undefined);
    throw error;
  }
}

async function take(database: Database, offer: PeopleOffer, run: Run): Promise<IngestedBatch> {
  const entry = entryOf(offer, run);
  const notes = notesOf(offer);
  const known = run.ledger.find(({ batchId }) => batchId === entry.batchId);
  if (known) {
    return {
      ...reportOf(known),
      file: entry.file,
      unchanged: known.stored,
      notes: [...notes, ...marked(known)],
    };
  }
  const earlier = readOtherwise(run.ledger, entry);
  const refused = objection(offer, earlier[0], run);
  if (refused !== null) return refusedReport(entry, refused);
  for (const one of earlier) {
    await markPeopleBatch(database, one, true);
    run.ledger[run.ledger.indexOf(one)] = { ...one, isRetracted: true };
  }
  const before = new Set((await currentPeople(database, offer.object, null)).map(canonicalJson));
  await putPeopleRows(database, { object: offer.object, batch: entry.batch, rows: offer.rows });
  await putPeopleBatch(database, entry);
  run.ledger.push(entry);
  const added =
    before.size === 0 ? entry.stored : offer.rows.filter((row) => !before.has(canonicalJson(row))).length;
  return { ...reportOf(entry), added, unchanged: entry.stored - added, notes };
}

function entryOf({ object, file, rows }: PeopleOffer, { asOf, ledger }: Run): PeopleBatch {
  const { counts, rejected } = file;
  const readingHash = sha256(counts.reading);
  const bad = rejected.filter((row) => row.object === object || row.object === null).length;
  return {
    batch: Math.max(0, ...ledger.map(({ batch }) => batch)) + 1,
    batchId: sha256(canonicalJson([counts.sha256, counts.source, object, readingHash])),
    file: counts.file,
    fileSha: counts.sha256,
    source: counts.source,
    object,
    asOf: asOf.at,
    asOfText: asOf.text,
    readingHash,
    read: rows.length + bad,
    stored: rows.length,
    quarantined: bad,
    isRetracted: false,
  };
}

/** Live batches of the same bytes and object whose rows were made in another way. */
const readOtherwise = (ledger: readonly PeopleBatch[], entry: PeopleBatch): readonly PeopleBatch[] =>
  ledger.filter((one) => !one.isRetracted && one.fileSha === entry.fileSha && one.object === entry.object);

function objection(
  { file: { counts } }: PeopleOffer,
  earlier: PeopleBatch | undefined,
  { command }: Run,
): Refused | null {
  const tooMany = tooManyBadRows(counts.rejected, counts.rows, command.limit);
  if (tooMany !== null) {
    return { code: 'too-many-bad-rows', message: `${tooMany}; --max-bad takes them out of the way` };
  }
  if (earlier === undefined || command.isReplacing) return null;
  const came = `another than in batch ${earlier.batchId.slice(0, 12)} (${earlier.file})`;
  const message = `needed the same reading of the same bytes, got ${came}; --replace retracts that one`;
  return { code: 'read-differently', message };
}

function reportOf({ asOfText, ...batch }: PeopleBatch): IngestedBatch {
  const { batchId, file, source, object, read, stored, quarantined } = batch;
  const counts = { read, stored, added: 0, unchanged: 0, quarantined, footer: 0 };
  return {
    batchId,
    file,
    source,
    object,
    asOf: asOfText,
    ...counts,
    refused: null,
    quarantineFile: null,
    notes: [],
  };
}

/** None of its rows is stored, so all of them count as held back. */
const refusedReport = (entry: PeopleBatch, refused: Refused): IngestedBatch => ({
  ...reportOf(entry),
  stored: 0,
  quarantined: entry.read,
  refused,
});

function notesOf({ erased }: PeopleOffer): IngestedBatch['notes'] {
  if (erased === 0) return [];
  return [{ code: 'erased', text: `${erased} records of candidates who were erased were not taken` }];
}

function marked({ batchId, isRetracted }: PeopleBatch): IngestedBatch['notes'] {
  if (!isRetracted) return [];
  const id = batchId.slice(0, 12);
  const text = `batch ${id} was retracted and stays so; bearing restore ${id} lifts the mark`;
  return [{ code: 'retracted', text }];
}
