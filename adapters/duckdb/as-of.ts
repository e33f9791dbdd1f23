import type { AsOf } from '../../core/model/batch.ts';
import type { Database } from './database.ts';

const date = /^\d{4}-\d{2}-\d{2}$/;
const time = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * A date means the end of that day in `timeZone`; a time without an offset is read in `timeZone`.
 *
 * @throws RangeError when the text is neither, or names a day or a zone that does not exist.
 */
export async function parseAsOf(database: Database, text: string, timeZone: string): Promise<AsOf> {
  if (!date.test(text) && !time.test(text)) throw refused(text);
  try {
    const { at_text, day } = await database.row(
      `with moment as (select ${momentSql(text)} as utc)
       select strftime(utc, '%Y-%m-%d %H:%M:%S.%f') as at_text,
         cast(cast(timezone($2, timezone('UTC', utc)) as date) as varchar) as day from moment`,
      [text, timeZone],
    );
    return { text, at: String(at_text), day: String(day) };
  } catch (error) {
    throw refused(text, error);
  }
}

function momentSql(text: string): string {
  if (date.test(text)) {
    return `cast(timezone($2, cast(cast($1 as date) + 1 as timestamp)) as timestamp) - interval 1 microsecond`;
  }
  const isLocal = !/(Z|[+-]\d{2}:?\d{2})$/.test(text);
  return isLocal
    ? `cast(timezone($2, cast($1 as timestamp)) as timestamp)`
    : `cast(cast($1 as timestamptz) as timestamp)`;
}

function refused(text: string, cause?: unknown): RangeError {
  return new RangeError(
    `as-of needs a date (2026-03-31) or a time (2026-03-31T18:00), got "${text.slice(0, 64)}"`,
    { cause },
  );
}
