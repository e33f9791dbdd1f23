import type { Happening } from '../../core/batches/infer-as-of.ts';
import type { ObjectName } from '../../core/model/objects.ts';
import type { Database, Row } from './database.ts';
import { recordKey } from './row-sql.ts';
import { storedTable } from './tables.ts';

export type HappeningSource = {
  readonly batch: number;
  readonly object: ObjectName;
  readonly source: string;
  readonly file: string;
};

/** What counts as having happened to a row: a day, or a moment. Planned dates never do. */
const happened: Readonly<Partial<Record<ObjectName, { sql: string; kind: 'day' | 'moment' }>>> = {
  opportunity: {
    sql: `greatest(r.created_on, case when r.outcome <> 'open' then r.closed_on end)`,
    kind: 'day',
  },
  activity: { sql: `case when r.status = 'done' then r.occurred_at end`, kind: 'moment' },
};

const dated: readonly ObjectName[] = ['opportunity', 'account', 'activity'];

/** The newest happenings of a batch, of its two newest records. Where a row has `modified_at`, only that counts. */
export async function newestHappenings(
  database: Database,
  from: HappeningSource,
): Promise<readonly Happening[]> {
  const table = storedTable(from.object);
  const modified = { sql: 'r.modified_at', kind: 'moment' } as const;
  const { is_modified } = dated.includes(from.object)
    ? await database.row(
        `select count(modified_at) > 0 as is_modified from ${table} where batch = ${from.batch}`,
      )
    : { is_modified: false };
  const happening = is_modified === true ? modified : happened[from.object];
  if (!happening) return [];
  const key = recordKey(from.object);
  const newest = (where: string) =>
    database.rows(
      `select ${printed(happening)}, ${key} as record_key, r.line from ${table} as r
       where r.batch = ${from.batch} and ${where} order by ${happening.sql} desc, r.line limit 1`,
    );
  const [first] = await newest(`${happening.sql} is not null`);
  if (!first) return [];
  const [second] = await database.rows(
    `select ${printed(happening)}, ${key} as record_key, r.line from ${table} as r
     where r.batch = ${from.batch} and ${happening.sql} is not null and ${key} <> $1
     order by ${happening.sql} desc, r.line limit 1`,
    [first['record_key'] ?? null],
  );
  return [first, second].flatMap((row) => (row ? [toHappening(row, from)] : []));
}

/** A day stands for its end, so that a moment of the same day does not come after it. */
function printed({ sql, kind }: { sql: string; kind: 'day' | 'moment' }): string {
  if (kind === 'day') {
    return `cast(${sql} as varchar) as text, strftime(${sql}, '%Y-%m-%dT23:59:59.999Z') as at`;
  }
  return `strftime(${sql}, '%Y-%m-%dT%H:%M:%S.%gZ') as text, strftime(${sql}, '%Y-%m-%dT%H:%M:%S.%gZ') as at`;
}

function toHappening(row: Row, from: HappeningSource): Happening {
  return {
    text: String(row['text']),
    at: String(row['at']),
    source: from.source,
    object: from.object,
    recordKey: String(row['record_key']),
    file: from.file,
    line: Number(row['line']),
  };
}
