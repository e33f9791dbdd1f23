import { join } from 'node:path';
import type { AuditLog } from '../../core/hiring/audit-log-port.ts';
import type { PeopleBatch } from '../../core/hiring/people-batch.ts';
import type { PeopleIngestCommand } from '../../core/hiring/people-ingest.ts';
import type { AsOf } from '../../core/model/batch.ts';
import type { IngestedBatch } from '../../core/model/ingest-report.ts';
import { parseAsOf } from '../duckdb/as-of.ts';
import type { Database } from '../duckdb/database.ts';
import { deleteCandidates, stagedPeopleColumns } from '../iceberg/people.ts';
import { copyPeopleRows, recordPeopleBatches, unchangedQuery } from '../iceberg/people-batch.ts';
import { createStaging, dropTable } from '../iceberg/table-shape.ts';
import { BatchNotWhole } from '../lake/lake-intake.ts';
import { recordsOf } from '../lake/records.ts';
import type { FileRecords } from '../people/file-records.ts';
import { type PeopleOffer, peopleOffers, planBatch, takenReport } from '../people/people-offer.ts';
import { keepQuarantined } from './kept-quarantine.ts';
import { type PeopleLake, peopleLedger } from './people-lake.ts';
import { writeStagedPeople } from './staged-people.ts';

export type PeopleDelivery = {
  readonly command: PeopleIngestCommand;
  readonly timeZone: string;
  readonly erasedAmong: AuditLog['erasedAmong'];
  /** Of this delivery alone: reads dates and writes Parquet. */
  readonly database: Database;
  /** A folder of this delivery alone. */
  readonly folder: string;
};

/** Takes the records of files into their classes, as the local store does. Repeated, it changes nothing. */
export async function takePeople(
  classes: readonly PeopleLake[],
  read: readonly FileRecords[],
  delivery: PeopleDelivery,
): Promise<readonly IngestedBatch[]> {
  const { command, database, timeZone, erasedAmong } = delivery;
  const asOf = await parseAsOf(database, command.asOf ?? command.recordedAt, timeZone);
  const offers = await peopleOffers(read, erasedAmong);
  const reports: IngestedBatch[] = [];
  for (const lake of classes) {
    const own = offers.filter(({ object }) => lake.form.objects.includes(object));
    if (own.length > 0) reports.push(...(await takeIntoOne(lake, own, { ...delivery, asOf })));
  }
  await deleteErased(classes, read, erasedAmong);
  return reports;
}

type Work = PeopleDelivery & { readonly asOf: AsOf };

async function takeIntoOne(
  lake: PeopleLake,
  offers: readonly PeopleOffer[],
  work: Work,
): Promise<readonly IngestedBatch[]> {
  const ledger = await peopleLedger(lake);
  const entered: PeopleBatch[] = [];
  const replaced: PeopleBatch[] = [];
  const reports: IngestedBatch[] = [];
  for (const offer of offers) {
    const plan = planBatch(offer, { ...work, ledger: [...ledger, ...entered] });
    const report = 'reply' in plan ? plan.reply : await copied(lake, { offer, entry: plan.entry }, work);
    reports.push(await keepQuarantined(lake, report, offer.file.rejected));
    if ('reply' in plan) continue;
    entered.push(plan.entry);
    replaced.push(...plan.replaced);
  }
  await record(lake, entered, replaced);
  return reports;
}

type Copy = { readonly offer: PeopleOffer; readonly entry: PeopleBatch };

/** Nobody sees the rows before the ledger names their batch, so what is cut short here is only done again. */
async function copied(
  lake: PeopleLake,
  { offer, entry }: Copy,
  { database, folder }: Work,
): Promise<IngestedBatch> {
  const { athena, objects, place, fresh } = lake;
  const { object, batchId } = entry;
  const [path, key] = [join(folder, `${batchId}.parquet`), `staging/${batchId}/rows.parquet`];
  await writeStagedPeople(database, offer, path);
  await objects.uploadFile(key, path);
  const staging = `staging_${batchId.slice(0, 32)}`;
  const shape = { table: staging, columns: stagedPeopleColumns(object) };
  await athena.run(dropTable(place, staging), fresh());
  await athena.run(createStaging(place, shape, `s3://${objects.bucket}/staging/${batchId}`), fresh());
  const [row] = recordsOf(await athena.query(unchangedQuery(place, object, staging), fresh()));
  await athena.run(copyPeopleRows(place, { object, batchId, staging }), fresh());
  await athena.run(dropTable(place, staging), fresh());
  await objects.remove([key]);
  return takenReport(entry, offer, entry.stored - Number(row?.['unchanged']));
}

/** @throws BatchNotWhole where the ledger does not name all of them afterwards. */
async function record(lake: PeopleLake, entered: readonly PeopleBatch[], replaced: readonly PeopleBatch[]) {
  if (entered.length === 0) return;
  const { athena, place, fresh } = lake;
  const gone = replaced.map(({ batchId }) => batchId);
  await athena.run(recordPeopleBatches(place, entered, gone), fresh());
  const known = new Set((await peopleLedger(lake)).map(({ batchId }) => batchId));
  const missing = entered.filter(({ batchId }) => !known.has(batchId));
  if (missing.length > 0) throw new BatchNotWhole(missing);
}

/** Who was erased while the file was taken in, or before a try that was cut short, does not come back with it. */
async function deleteErased(
  classes: readonly PeopleLake[],
  read: readonly FileRecords[],
  erasedAmong: AuditLog['erasedAmong'],
): Promise<void> {
  const ids = read.flatMap(({ records }) =>
    Object.values(records).flatMap((rows) => rows.map((row) => String(row['candidate_id']))),
  );
  await deleteFrom(classes, [...(await erasedAmong(new Set(ids)))]);
}

/** A statement of Athena has at most 262,144 bytes. */
const CANDIDATES_A_STATEMENT = 1000;

/** Deletes the rows of these candidates from every class. */
export async function deleteFrom(
  classes: readonly PeopleLake[],
  candidateIds: readonly string[],
): Promise<void> {
  for (let at = 0; at < candidateIds.length; at += CANDIDATES_A_STATEMENT) {
    const some = candidateIds.slice(at, at + CANDIDATES_A_STATEMENT);
    for (const { athena, place, form, fresh } of classes)
      for (const statement of deleteCandidates(place, form, some)) await athena.run(statement, fresh());
  }
}
