import type { AuditLog, PeopleErasure } from '../../core/hiring/audit-log-port.ts';
import type { PeopleBatch } from '../../core/hiring/people-batch.ts';
import type { PeopleIngestCommand } from '../../core/hiring/people-ingest.ts';
import type { PeopleObject } from '../../core/hiring/people-mapping/people-schemas.ts';
import type { PeopleRecords } from '../../core/hiring/people-records.ts';
import type { IngestedBatch } from '../../core/model/ingest-report.ts';
import type { Candidate, Decision, Demographic, Hire, Rating } from '../../core/model/people-objects.ts';
import { parseAsOf } from '../duckdb/as-of.ts';
import { homePath } from '../duckdb/open-database.ts';
import { asStoreFailure } from '../duckdb/store-failure.ts';
import type { FileRecords } from '../people/file-records.ts';
import { peopleOffers } from '../people/people-offer.ts';
import { peopleErasure } from './erase-people.ts';
import { type HeldFile, heldFile } from './held-file.ts';
import { takePeople } from './ingest-people.ts';
import { loadPeopleLedger, markPeopleBatch } from './people-ledger.ts';
import { keepPeopleQuarantine } from './people-quarantine.ts';
import { currentPeople } from './people-rows.ts';
import { demographicsForm, peopleForm } from './store-forms.ts';

/** The stores of people of one home: each file is opened when it is needed, and held until `close`. */
export type PeopleStore = {
  readonly ingest: (
    files: readonly FileRecords[],
    command: PeopleIngestCommand,
  ) => Promise<readonly IngestedBatch[]>;
  /** Null: as they stand now. @throws RangeError for a text that is no date and no time. */
  readonly records: (asOf: string | null) => PeopleRecords;
  readonly erasure: PeopleErasure;
  /** The ledgers of both stores, by as-of, source, object and id. */
  readonly batches: () => Promise<readonly PeopleBatch[]>;
  /** Marks the batch whose id begins so; none where none does. @throws RangeError where several do. */
  readonly mark: (batch: string, isRetracted: boolean) => Promise<readonly PeopleBatch[]>;
  readonly close: () => void;
};

export type PeopleStorePlace = {
  readonly home: string;
  readonly waitMs: number;
  /** IANA zone in which a date ends. */
  readonly timeZone: string;
  /** Those of the candidates that were erased, so that no record of theirs is taken again. */
  readonly erasedAmong: AuditLog['erasedAmong'];
};

/** Nothing is made or opened before it is needed. */
export function openPeopleStore(place: PeopleStorePlace): PeopleStore {
  const home = homePath(place.home);
  const people = heldFile(home, peopleForm, place.waitMs);
  const demographics = heldFile(home, demographicsForm, place.waitMs);
  const files = [people, demographics];
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw asStoreFailure(error, home);
    }
  };
  const batches = async () =>
    (await Promise.all(files.filter((file) => file.isThere()).map(ledgerOf))).flat().toSorted(byAsOf);
  return {
    ingest: (read, command) => guarded(() => ingestPeople(read, { files, command, place, home })),
    records: (asOf) => recordsOf({ people, demographics, timeZone: place.timeZone }, asOf),
    erasure: peopleErasure(files),
    batches: () => guarded(batches),
    mark: (prefix, isRetracted) => guarded(() => mark(files, prefix, isRetracted)),
    close: () => {
      for (const file of files) file.close();
    },
  };
}

const ledgerOf = async (file: HeldFile) => loadPeopleLedger(await file.database());

const byAsOf = (a: PeopleBatch, b: PeopleBatch): number => (sortKey(a) < sortKey(b) ? -1 : 1);
const sortKey = ({ asOf, source, object, batchId }: PeopleBatch) =>
  JSON.stringify([asOf, source, object, batchId]);

type Intake = {
  readonly files: readonly HeldFile[];
  readonly command: PeopleIngestCommand;
  readonly place: PeopleStorePlace;
  readonly home: string;
};

async function ingestPeople(
  read: readonly FileRecords[],
  { files, command, place, home }: Intake,
): Promise<readonly IngestedBatch[]> {
  const offers = await peopleOffers(read, place.erasedAmong);
  const reports: IngestedBatch[] = [];
  for (const file of files) {
    const own = offers.filter(({ object }) => file.form.objects.includes(object));
    if (own.length === 0) continue;
    const database = await file.database();
    const asOf = await parseAsOf(database, command.asOf ?? command.recordedAt, place.timeZone);
    const taken = await takePeople(database, own, { command, asOf });
    for (const [i, report] of taken.entries()) {
      const rejected = own[i]?.file.rejected ?? [];
      reports.push(command.isDryRun ? report : await keepPeopleQuarantine(home, report, rejected));
    }
  }
  return reports;
}

type Held = { readonly people: HeldFile; readonly demographics: HeldFile; readonly timeZone: string };

function recordsOf({ people, demographics, timeZone }: Held, asOf: string | null): PeopleRecords {
  const current = async <T>(file: HeldFile, object: PeopleObject): Promise<readonly T[]> => {
    if (!file.isThere()) return [];
    const database = await file.database();
    const at = asOf === null ? null : (await parseAsOf(database, asOf, timeZone)).at;
    return (await currentPeople(database, object, at)) as unknown as readonly T[];
  };
  return {
    ratings: () => current<Rating>(people, 'rating'),
    candidates: () => current<Candidate>(people, 'candidate'),
    demographics: () => current<Demographic>(demographics, 'demographic'),
    decisions: () => current<Decision>(people, 'decision'),
    hires: () => current<Hire>(people, 'hire'),
  };
}

/** @throws RangeError where the beginning is that of several batches. */
async function mark(
  files: readonly HeldFile[],
  prefix: string,
  isRetracted: boolean,
): Promise<readonly PeopleBatch[]> {
  if (prefix === '') return [];
  const found: { readonly file: HeldFile; readonly batch: PeopleBatch }[] = [];
  for (const file of files.filter((one) => one.isThere())) {
    const ledger = await ledgerOf(file);
    found.push(
      ...ledger.filter(({ batchId }) => batchId.startsWith(prefix)).map((batch) => ({ file, batch })),
    );
  }
  if (found.length > 1) {
    throw new RangeError(
      `needed one batch, got "${prefix}" which begins ${found.length} ids; give more characters`,
    );
  }
  for (const { file, batch } of found) await markPeopleBatch(await file.database(), batch, isRetracted);
  return found.map(({ batch }) => ({ ...batch, isRetracted }));
}
