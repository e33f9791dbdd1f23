import { tooManyBadRows } from '../../core/batches/bad-rows.ts';
import { canonicalJson } from '../../core/batches/canonical-json.ts';
import type { AuditLog } from '../../core/hiring/audit-log-port.ts';
import type { PeopleBatch } from '../../core/hiring/people-batch.ts';
import type { PeopleIngestCommand } from '../../core/hiring/people-ingest.ts';
import type { PeopleObject } from '../../core/hiring/people-mapping/people-schemas.ts';
import type { PeopleRow } from '../../core/hiring/people-mapping/read-people-row.ts';
import type { AsOf, Refused } from '../../core/model/batch.ts';
import type { IngestedBatch } from '../../core/model/ingest-report.ts';
import { sha256 } from '../files/sha256.ts';
import type { FileRecords } from './file-records.ts';

/** A record of a file, at its place among those of its object there: the same in every reading of the same bytes. */
export type OfferedRow = { readonly line: number; readonly row: PeopleRow };

/** One object of one file, as it is to become a batch. */
export type PeopleOffer = {
  readonly object: PeopleObject;
  readonly file: FileRecords;
  readonly rows: readonly OfferedRow[];
  /** Records left out because their candidate was erased. */
  readonly erased: number;
};

/** Every object of every file, without the candidates that were erased. */
export async function peopleOffers(
  read: readonly FileRecords[],
  erasedAmong: AuditLog['erasedAmong'],
): Promise<readonly PeopleOffer[]> {
  const all = read.flatMap((file) =>
    Object.entries(file.records).map(([object, rows]) => ({ object: object as PeopleObject, file, rows })),
  );
  const erased = await erasedAmong(new Set(all.flatMap(({ rows }) => rows.map(candidateOf))));
  return all.map((offer) => {
    const rows = offer.rows
      .map((row, line): OfferedRow => ({ line, row }))
      .filter(({ row }) => !erased.has(candidateOf(row)));
    return { ...offer, rows, erased: offer.rows.length - rows.length };
  });
}

const candidateOf = (row: PeopleRow): string => String(row['candidate_id']);

export type Run = {
  readonly command: PeopleIngestCommand;
  readonly asOf: AsOf;
  readonly ledger: readonly PeopleBatch[];
};

/** What becomes of an offer: a batch with those it takes the place of, or only a reply. */
export type PeoplePlan =
  | { readonly entry: PeopleBatch; readonly replaced: readonly PeopleBatch[] }
  | { readonly reply: IngestedBatch };

export function planBatch(offer: PeopleOffer, run: Run): PeoplePlan {
  const entry = entryOf(offer, run);
  const known = run.ledger.find(({ batchId }) => batchId === entry.batchId);
  if (known) {
    const notes = [...notesOf(offer), ...marked(known)];
    return { reply: { ...reportOf(known), file: entry.file, unchanged: known.stored, notes } };
  }
  const replaced = readOtherwise(run.ledger, entry);
  const refused = objection(offer, replaced[0], run);
  return refused === null ? { entry, replaced } : { reply: refusedReport(entry, refused) };
}

/** @param added records that were not there before as they are now. */
export const takenReport = (entry: PeopleBatch, offer: PeopleOffer, added: number): IngestedBatch => ({
  ...reportOf(entry),
  added,
  unchanged: entry.stored - added,
  notes: notesOf(offer),
});

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
