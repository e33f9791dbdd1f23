import { isDeepStrictEqual } from 'node:util';
import type { Database } from '../../adapters/duckdb/database.ts';
import { live, loadLedger } from '../../adapters/duckdb/ledger.ts';
import type { IcebergPlace } from '../../adapters/iceberg/place.ts';
import { icebergState } from '../../adapters/iceberg/state.ts';
import type { BatchEntry } from '../../core/model/batch.ts';
import type { Random } from '../../core/sample/random.ts';
import { plantedState } from '../adapters/duckdb/planted-store.ts';
import { type ReferenceRow, referenceState } from '../adapters/duckdb/reference-state.ts';
import type { AthenaEngine, Cell } from './athena-engine.ts';
import type { Content } from './schedule-batches.ts';

/** What must not be: all of them are 0 and none. */
export type ScheduleFaults = {
  readonly lostRows: number;
  readonly extraRows: number;
  /** Contents with another number of ledger rows than one. */
  readonly ledgerFaults: number;
  /** Reads of a reader that found a batch named whose rows are not all there once. */
  readonly halfReads: number;
  readonly reads: number;
  /** Deliveries that were reported a success without a ledger row. */
  readonly falseSuccesses: number;
  /** States that are not those of the reference and of the local store. */
  readonly stateFaults: number;
  readonly failureNames: readonly string[];
};

type Plan = {
  readonly engine: AthenaEngine;
  readonly local: Database;
  readonly place: IcebergPlace;
  readonly contents: readonly Content[];
};

export function scheduleFaults({ engine, local, place, contents }: Plan) {
  const seen = { halfReads: 0, reads: 0, falseSuccesses: 0 };
  const failureNames = new Set<string>();
  const ask = (statement: string) => engineRows(engine, statement);
  return {
    /** What a reader finds at this moment. */
    read: async () => {
      seen.reads += 1;
      if ((await ask(halfBatches)).length > 0) seen.halfReads += 1;
    },
    isKept: async (batchId: string) => {
      const found = await ask(`select b.batch_id from batch as b where b.batch_id = '${batchId}'`);
      if (found.length !== 1) seen.falseSuccesses += 1;
    },
    failed: (error: unknown) => failureNames.add(nameOf(error)),
    atEnd: async (random: Random, isEveryMoment: boolean): Promise<ScheduleFaults> => {
      const found = (await ask(storedRows)).map((row) => JSON.stringify(row));
      const expected = contents.flatMap((content) =>
        content.batch.rows.map((row, i) => line(content, row, i)),
      );
      const ledger = await lakeEntries(ask, contents);
      const asked = isEveryMoment ? moments : [random.pick(moments)];
      let stateFaults = 0;
      for (const at of asked) {
        if (!(await isSameState({ engine, local, place, contents }, ledger, at))) stateFaults += 1;
      }
      return {
        ...seen,
        lostRows: without(expected, found),
        extraRows: without(found, expected),
        ledgerFaults: Math.abs(ledger.length - contents.length) + repeated(ledger),
        stateFaults,
        failureNames: [...failureNames],
      };
    },
  };
}

const moments = ['2024-01-02T12:00:00', '2024-01-05T12:00:00', '2024-01-09T23:59:59'];

const halfBatches = `select b.batch_id from batch as b
left join (select r.batch_id, count(*) as found, count(distinct r.line) as lines from stored_opportunity as r
  group by r.batch_id) as c on c.batch_id = b.batch_id
group by b.batch_id, b.row_count, c.found, c.lines
having count(*) > 1 or b.row_count <> coalesce(c.found, 0) or b.row_count <> coalesce(c.lines, 0)`;

const storedRows = `select b.file, cast(r.line as varchar), r.record_id, r.outcome, r.stage,
  cast(r.created_on as varchar), cast(r.closed_on as varchar), cast(r.modified_at as varchar), r.is_deleted
from stored_opportunity as r join batch as b on b.batch_id = r.batch_id`;

function line({ entry }: Content, row: ReferenceRow, i: number): string {
  const at = row.modifiedAt === null ? null : `${row.modifiedAt.replace('T', ' ')}.000000`;
  const texts = [entry.file, String(i + 2), row.id, row.outcome, row.stage, row.createdOn, row.closedOn, at];
  return JSON.stringify([...texts, row.isDeleted]);
}

/** How many of the first are not among the second, each counted as often as it is there. */
function without(first: readonly string[], second: readonly string[]): number {
  const left = new Map<string, number>();
  for (const text of second) left.set(text, (left.get(text) ?? 0) + 1);
  return first.filter((text) => {
    const n = left.get(text) ?? 0;
    left.set(text, n - 1);
    return n <= 0;
  }).length;
}

async function engineRows(engine: AthenaEngine, statement: string): Promise<readonly (readonly Cell[])[]> {
  const where = { database: 'bearing_crm', signal: new AbortController().signal };
  return (await engine.run(statement, where)).rows;
}

type Ask = (statement: string) => Promise<readonly (readonly Cell[])[]>;

/** The planted entries under the ids that the lake gave them. */
async function lakeEntries(ask: Ask, contents: readonly Content[]): Promise<readonly BatchEntry[]> {
  const rows = await ask('select b.batch_id, b.file, b.is_retracted from batch as b');
  return rows.flatMap(([batchId, file, isRetracted]) => {
    const found = contents.find(({ entry }) => entry.file === file);
    return found ? [{ ...found.entry, batchId: String(batchId), isRetracted: isRetracted === true }] : [];
  });
}

const repeated = (ledger: readonly BatchEntry[]) =>
  ledger.length - new Set(ledger.map(({ batchId }) => batchId)).size;

async function isSameState(
  { engine, local, place, contents }: Plan,
  ledger: readonly BatchEntry[],
  at: string,
): Promise<boolean> {
  const asOf = { text: at, at: at.replace('T', ' '), day: at.slice(0, 10) };
  const query = icebergState(place, { object: 'opportunity', asOf, batches: live(ledger, 'opportunity') });
  const rows = await engineRows(
    engine,
    `select s.source, s.record_id, s.outcome, cast(s.closed_on as varchar), s.stage, s.is_back_cast from (${query}) as s`,
  );
  const found = rows.map(([source, id, outcome, closedOn, stage, isBackCast]) => ({
    ...{ source, id, outcome, closedOn, stage, isBackCast },
  }));
  found.sort((a, b) => (`${a.source}\n${a.id}` < `${b.source}\n${b.id}` ? -1 : 1));
  const reference = referenceState(
    contents.map(({ batch }) => batch),
    at,
  );
  const kept = await plantedState(local, { ledger: await loadLedger(local), at, road: 'computed' });
  return isDeepStrictEqual(found, reference) && isDeepStrictEqual(kept, reference);
}

const nameOf = (error: unknown) =>
  error instanceof Error
    ? `${error.name}${'code' in error ? ` ${String(error.code)}` : ''}: ${error.message.slice(0, 120)}`
    : String(error);
