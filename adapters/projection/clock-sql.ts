import { clockPattern } from '../../core/model/clock-duration.ts';
import { spanFormat } from '../../core/model/time-span.ts';
import { spanUnitsSql } from './span-sql.ts';
import { matches } from './sql-text.ts';

/** A number that may be written as a duration: the twin of `readClock` before any other reading. */
export function withClock(
  value: string,
  { text, format, kind }: { text: string; format: string | undefined; kind: 'decimal' | 'integer' },
): string {
  if (format === spanFormat) return fromUnits(spanUnitsSql(text), kind);
  const pattern = clockPattern(format);
  if (pattern === null) return value;
  const minutes = kind === 'integer' ? wholeMinutes(secondsSql(text)) : minutesSql(secondsSql(text));
  return `case when ${matches(text, pattern)} then ${minutes} else ${value} end`;
}

function secondsSql(text: string): string {
  const part = (at: number) => `coalesce(try_cast(split_part(${text}, ':', ${at}) as bigint), 0)`;
  return `(${part(1)} * 3600 + ${part(2)} * 60 + ${part(3)})`;
}

const minutesSql = (seconds: string): string => fromUnits(`(${seconds} * 20000 + 60) // 120`, 'decimal');

const fromUnits = (units: string, kind: 'decimal' | 'integer'): string =>
  kind === 'integer'
    ? `case when (${units}) % 10000 = 0 then cast((${units}) // 10000 as integer) end`
    : `cast(cast(${units} as decimal(22,0)) * cast(0.0001 as decimal(5,4)) as decimal(18,4))`;

const wholeMinutes = (seconds: string): string =>
  `case when ${seconds} % 60 = 0 then cast(${seconds} // 60 as integer) end`;
