import { createHash } from 'node:crypto';
import { Opportunity } from '../../../core/model/objects.ts';

/** The rules of the data contract for state on a date, in the plainest form: what the SQL is held against. */

export type ReferenceRow = {
  readonly id: string;
  readonly modifiedAt: string | null;
  readonly outcome: 'open' | 'won' | 'lost';
  readonly createdOn: string | null;
  readonly closedOn: string | null;
  readonly stage: string;
  readonly isDeleted: boolean;
};

export type ReferenceBatch = {
  readonly source: string;
  readonly asOf: string;
  readonly isFull: boolean;
  readonly isRetracted: boolean;
  readonly rows: readonly ReferenceRow[];
};

export type ReferenceRecord = {
  readonly source: string;
  readonly id: string;
  readonly outcome: string;
  readonly closedOn: string | null;
  readonly stage: string;
  readonly isBackCast: boolean;
};

type Version = { readonly row: ReferenceRow; readonly effectiveAt: string; readonly asOf: string };

/** `at` and every time are ISO texts of one length, so that text order is time order; the zone is UTC. */
export function referenceState(batches: readonly ReferenceBatch[], at: string): readonly ReferenceRecord[] {
  const live = batches.filter((batch) => !batch.isRetracted);
  const keys = new Set(live.flatMap((batch) => batch.rows.map((row) => `${batch.source}\n${row.id}`)));
  return [...keys].sort().flatMap((key) => {
    const [source = '', id = ''] = key.split('\n');
    const record = recordOn(
      live.filter((batch) => batch.source === source),
      id,
      at,
    );
    return record ? [{ source, id, ...record }] : [];
  });
}

function recordOn(live: readonly ReferenceBatch[], id: string, at: string) {
  if (isDeletedOn(live, id, at)) return null;
  const versions = live.flatMap((batch) =>
    batch.rows
      .filter((row) => row.id === id)
      .map((row): Version => ({ row, effectiveAt: row.modifiedAt ?? batch.asOf, asOf: batch.asOf })),
  );
  const known = versions.filter((version) => version.effectiveAt <= at);
  if (known.length > 0) return shown(greatest(known).row);
  const first = versions.map((version) => version.effectiveAt).sort()[0];
  return backCast(greatest(versions.filter((version) => version.effectiveAt === first)).row, at);
}

/** The newest full set up to the moment does not hold it, and no later batch up to the moment does. */
function isDeletedOn(live: readonly ReferenceBatch[], id: string, at: string): boolean {
  const upTo = live.filter((batch) => batch.asOf <= at);
  const newestFull = upTo
    .filter((batch) => batch.isFull)
    .map((batch) => batch.asOf)
    .sort()
    .at(-1);
  if (newestFull === undefined) return false;
  const holders = upTo.filter(
    (batch) => (batch.isFull && batch.asOf === newestFull) || batch.asOf > newestFull,
  );
  return !holders.some((batch) => batch.rows.some((row) => row.id === id));
}

function greatest(versions: readonly Version[]): Version {
  const [best] = [...versions].sort((a, b) => compare(b, a));
  if (!best) throw new RangeError('greatest needs a version, got none');
  return best;
}

function compare(a: Version, b: Version): number {
  if (a.effectiveAt !== b.effectiveAt) return a.effectiveAt < b.effectiveAt ? -1 : 1;
  if (a.asOf !== b.asOf) return a.asOf < b.asOf ? -1 : 1;
  const [left, right] = [contentHash(a.row), contentHash(b.row)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function shown(row: ReferenceRow) {
  if (row.isDeleted) return null;
  return { outcome: row.outcome, closedOn: row.closedOn, stage: row.stage, isBackCast: false };
}

/** From the day it began with its first fields, open until it closed. */
function backCast(row: ReferenceRow, at: string) {
  const day = at.slice(0, 10);
  if (row.isDeleted || row.createdOn === null || row.createdOn > day) return null;
  const isClosed = row.closedOn !== null && row.closedOn <= day;
  return {
    outcome: isClosed ? row.outcome : 'open',
    closedOn: isClosed ? row.closedOn : null,
    stage: row.stage,
    isBackCast: true,
  };
}

/** md5 of the fields in the order of the model, unit separators between, a blank for null. */
function contentHash(row: ReferenceRow): string {
  const fields: readonly string[] = Object.keys(Opportunity.shape);
  const filled: Readonly<Record<string, string | null>> = {
    record_id: row.id,
    stage: row.stage,
    outcome: row.outcome,
    created_on: row.createdOn,
    closed_on: row.closedOn,
    modified_at: row.modifiedAt?.replace('T', ' ') ?? null,
  };
  const texts = [...fields.map((field) => filled[field] ?? ''), String(row.isDeleted)];
  return createHash('md5').update(texts.join('\u001f')).digest('hex');
}
