import type { DateColumn } from '../../core/model/column-format.ts';
import type { DayFormat, SerialFormat } from '../../core/model/date-format.ts';
import {
  clockGroups,
  dayAndTime,
  epochNumber,
  excelSerial,
  monthAbbreviations,
  plainDay,
  years,
} from '../../core/model/date-pattern.ts';
import { literal, matches } from './sql-text.ts';

/** The names of the columns that the layers of one attempt make: its text, the parts of it, its wall clock. */
export type AttemptNames = { readonly text: string; readonly parts: string; readonly wallClock: string };

/** The parts of a written day and time as a struct of text; null where the text is a canonical day or is absent. */
export function datePartsSql({ text }: AttemptNames, { format, plain }: DateColumn): string | null {
  if (plain !== null) return null;
  if (format.kind === 'serial') return excelParts(text, format);
  const names = [...format.order, ...clockGroups].map(literal).join(', ');
  const parts = `regexp_extract(${text}, ${literal(`^(?:${dayAndTime(format)})$`)}, [${names}])`;
  const short = shortForm(format);
  return short === null ? parts : `case when not ${matches(text, short.pattern)} then ${parts} end`;
}

/**
 * Days without a time, which DuckDB reads at a quarter of the cost of taking them apart. The pattern keeps
 * out what its readers are lenient about. Null where the format has no such form.
 */
function shortForm(format: DayFormat): { pattern: string; read: (text: string) => string } | null {
  if (format.name === 'yyyy-MM-dd')
    return { pattern: plainDay, read: (text) => `try_cast(${text} as timestamp)` };
  if (format.month === 'name' || format.separator === '') return null;
  const part = {
    y: format.yearDigits === 4 ? ['%Y', `${years}`] : ['%y', '\\d{2}'],
    m: ['%m', '\\d{1,2}'],
    d: ['%d', '\\d{1,2}'],
  };
  const parts = [...format.order].map((letter) => part[letter as 'y' | 'm' | 'd']);
  const pattern = parts.map(([, shape]) => shape).join(`[${format.separator}]`);
  const directive = parts.map(([letter]) => letter).join(format.separator);
  return { pattern, read: (text) => `try_strptime(${text}, ${literal(directive)})` };
}

const excelParts = (text: string, { name }: SerialFormat): string | null =>
  name.startsWith('excel') ? `regexp_extract(${text}, ${literal(`^${excelSerial}$`)}, ['d', 'f'])` : null;

/** The day and time that the cell says, as TIMESTAMP; null where it says none. */
export function wallClockSql(names: AttemptNames, { format, plain }: DateColumn): string {
  const { text, parts } = names;
  if (plain === 'day') return `try_cast(${text} as date)`;
  if (plain !== null) return `try_cast(${text} as timestamp)`;
  if (format.kind === 'serial') return serialSql(names, format);
  const written = `try_cast(${daySql(parts, format)} || ' ' || ${clockSql(parts)} as timestamp)`;
  const short = shortForm(format);
  return short === null ? written : `case when ${parts} is null then ${short.read(text)} else ${written} end`;
}

function daySql(parts: string, format: DayFormat): string {
  const century = `case when ${parts}.y >= '69' then '19' else '20' end || ${parts}.y`;
  const year = format.yearDigits === 4 ? `${parts}.y` : `(${century})`;
  const position = `instr(${literal(monthAbbreviations)}, lower(left(${parts}.m, 3)))`;
  const month = format.month === 'name' ? `cast((${position} + 2) // 3 as varchar)` : `${parts}.m`;
  return `${year} || '-' || ${month} || '-' || ${parts}.d`;
}

/** Midnight where no time is written; `12 PM` is noon; cut to milliseconds. */
function clockSql(parts: string): string {
  const hour = `cast(nullif(${parts}.h, '') as integer)`;
  const half = `case when ${hour} between 1 and 12 then ${hour} % 12 + case when lower(${parts}.a) = 'p' then 12 else 0 end end`;
  const hours = `case when ${parts}.a = '' then coalesce(${hour}, 0) else ${half} end`;
  const or = (part: string) => `case when ${parts}.${part} = '' then '00' else ${parts}.${part} end`;
  return `${hours} || ':' || ${or('n')} || ':' || ${or('s')} || '.' || left(${parts}.f || '000', 3)`;
}

function serialSql({ text, parts }: AttemptNames, { name }: SerialFormat): string {
  if (name === 'epochMillis' || name === 'epochSeconds') return epochSql(text, name);
  const days = `cast(nullif(${parts}.d, '') as integer)`;
  const base =
    name === 'excel1904'
      ? "timestamp '1904-01-01'"
      : `case when ${days} < 60 then timestamp '1899-12-31' when ${days} > 60 then timestamp '1899-12-30' end`;
  const part = `cast(cast('0.' || ${parts}.f || '0' as decimal(20,12)) * 86400000 as bigint)`;
  return inRange(`${base} + to_days(${days}) + to_milliseconds(${part})`);
}

function epochSql(text: string, name: 'epochMillis' | 'epochSeconds'): string {
  const unit = name === 'epochMillis' ? 1000 : 1_000_000;
  const [from, to] = [Date.UTC(1900, 0, 1), Date.UTC(2200, 0, 1)].map((ms) => (ms * 1000) / unit);
  const number = `try_cast(${text} as bigint)`;
  const known = `${matches(text, epochNumber)} and ${number} >= ${from} and ${number} < ${to}`;
  return `case when ${known} then make_timestamp(${number} * ${unit}) end`;
}

const inRange = (timestamp: string): string =>
  `list_filter([${timestamp}], lambda s: s >= timestamp '1900-01-01' and s < timestamp '2200-01-01')[1]`;

/** The wall clock as a day (DATE) in the zone, or as a moment (TIMESTAMP) in UTC. */
export function dateValueSql(
  names: AttemptNames,
  options: { column: DateColumn; kind: 'date' | 'instant'; timeZone: string },
): string {
  const { column, kind, timeZone } = options;
  const { wallClock } = names;
  const zone = writtenZone(names, column);
  const moment = `(${wallClock} - to_minutes(${zone.offset}))`;
  const local = kind === 'date' ? `cast(${wallClock} as date)` : toMomentSql(wallClock, timeZone);
  const zoned = kind === 'date' ? dayInZone(moment, timeZone) : moment;
  if (zone.isWritten === 'never') return local;
  return zone.isWritten === 'always' ? zoned : `case when ${zone.isWritten} then ${zoned} else ${local} end`;
}

/** Whether the text says its zone, and the minutes east of UTC where it does. */
function writtenZone({ parts }: AttemptNames, { format, plain }: DateColumn) {
  if (plain === 'utc') return { isWritten: 'always', offset: '0' };
  if (format.kind === 'serial') {
    return { isWritten: format.name.startsWith('epoch') ? 'always' : 'never', offset: '0' };
  }
  if (plain !== null) return { isWritten: 'never', offset: '0' };
  const digits = `replace(substr(${parts}.z, 2), ':', '') || '00'`;
  const minutes = `cast(substr(${digits}, 1, 2) as integer) * 60 + cast(substr(${digits}, 3, 2) as integer)`;
  const sign = `case when prefix(${parts}.z, '-') then -1 else 1 end`;
  const offset = `case when ${parts}.z in ('Z', 'z', 'UTC', 'GMT') then 0 else ${sign} * (${minutes}) end`;
  return { isWritten: `${parts}.z <> ''`, offset };
}

/** A wall clock of the zone as UTC; DuckDB's reading of skipped and repeated hours is the one `toMoment` follows. */
const toMomentSql = (wallClock: string, timeZone: string): string =>
  timeZone === 'UTC'
    ? `cast(${wallClock} as timestamp)`
    : `((cast(${wallClock} as timestamp) at time zone ${literal(timeZone)}) at time zone 'UTC')`;

function dayInZone(moment: string, timeZone: string): string {
  const there =
    timeZone === 'UTC' ? moment : `((${moment} at time zone 'UTC') at time zone ${literal(timeZone)})`;
  const day = `cast(${there} as date)`;
  return `case when ${day} between date '1900-01-01' and date '2199-12-31' then ${day} end`;
}
