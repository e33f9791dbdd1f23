import type { DateFormat, DayFormat, SerialFormat } from './date-format.ts';
import { clockGroups, dayAndTime, epochNumber, excelSerial, monthNumber } from './date-pattern.ts';
import { toMoment, toWallClock } from './time-zone.ts';

const dayMs = 86_400_000;

/** A day or moment as the cell says it: the wall clock in milliseconds, and the minutes east of UTC where it says so. */
type Said = { readonly wallClock: number; readonly offset: number | null };

const patterns = new Map<string, RegExp>();

function patternOf(source: string): RegExp {
  const known = patterns.get(source);
  if (known) return known;
  const pattern = new RegExp(`^(?:${source})$`, 'u');
  patterns.set(source, pattern);
  return pattern;
}

/** The day of a text, ISO; a moment becomes the day it is in the zone. Null for an impossible or unreadable one. */
export function readDay(text: string, format: DateFormat, timeZone: string): string | null {
  const said = readSaid(text, format);
  if (!said) return null;
  const there =
    said.offset === null ? said.wallClock : toWallClock(said.wallClock - said.offset * 60_000, timeZone);
  return inRange(there) ? new Date(there).toISOString().slice(0, 10) : null;
}

/** The moment of a text, ISO in UTC, cut to milliseconds; without a zone it is read in `timeZone`, without a time as its midnight. */
export function readInstant(text: string, format: DateFormat, timeZone: string): string | null {
  const said = readSaid(text, format);
  if (!said || !inRange(said.wallClock)) return null;
  const moment =
    said.offset === null ? toMoment(said.wallClock, timeZone) : said.wallClock - said.offset * 60_000;
  return new Date(moment).toISOString();
}

const first = Date.UTC(1900, 0, 1);
const end = Date.UTC(2200, 0, 1);
const inRange = (ms: number) => ms >= first && ms < end;

const readSaid = (text: string, format: DateFormat): Said | null =>
  format.kind === 'day' ? readWritten(text, format) : readSerial(text, format);

function readWritten(text: string, format: DayFormat): Said | null {
  const match = text.match(patternOf(dayAndTime(format)));
  if (!match) return null;
  const names = [...format.order, ...clockGroups];
  const part: Record<string, string> = {};
  for (const [index, name] of names.entries()) part[name] = match[index + 1] ?? '';
  const day = dayOf(part, format);
  const time = timeOf(part);
  if (day === null || time === null) return null;
  return { wallClock: day + time, offset: offsetOf(part['z'] ?? '') };
}

function dayOf({ y = '', m = '', d = '' }: Record<string, string>, format: DayFormat): number | null {
  const year = format.yearDigits === 4 ? Number(y) : fullYear(Number(y));
  const month = format.month === 'name' ? monthNumber(m) : Number(m);
  const day = Date.UTC(year, month - 1, Number(d));
  const real = new Date(day);
  return real.getUTCMonth() === month - 1 && real.getUTCDate() === Number(d) ? day : null;
}

/** POSIX: 69-99 are 1969-1999, 00-68 are 2000-2068. */
const fullYear = (year: number) => (year >= 69 ? 1900 : 2000) + year;

function timeOf({ h = '', n = '', s = '', f = '', a = '' }: Record<string, string>): number | null {
  const hour = a === '' ? Number(h) : hourOfHalfDay(Number(h), a);
  if (hour === null) return null;
  const milliseconds = Number(f.slice(0, 3).padEnd(3, '0'));
  return ((hour * 60 + Number(n)) * 60 + Number(s)) * 1000 + milliseconds;
}

function hourOfHalfDay(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function offsetOf(zone: string): number | null {
  if (zone === '') return null;
  const sign = zone.startsWith('-') ? -1 : 1;
  const digits = zone.replace(/\D/g, '').padEnd(4, '0');
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2)));
}

function readSerial(text: string, { name }: SerialFormat): Said | null {
  if (name === 'excel1900' || name === 'excel1904') return readExcel(text, name);
  if (!patternOf(epochNumber).test(text)) return null;
  const wallClock = Number(text) * (name === 'epochMillis' ? 1 : 1000);
  return inRange(wallClock) ? { wallClock, offset: 0 } : null;
}

/** Serial 60 of the 1900 system is 29 February 1900, a day that never was: nothing can be made of it. */
function readExcel(text: string, system: 'excel1900' | 'excel1904'): Said | null {
  const [, whole, part = ''] = text.match(patternOf(excelSerial)) ?? [];
  if (whole === undefined) return null;
  const serial = Number(whole);
  if (system === 'excel1900' && serial === 60) return null;
  const day = system === 'excel1904' ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const wallClock = day + serial * dayMs + partOfDay(part);
  return inRange(wallClock) ? { wallClock, offset: null } : null;
}

/** Twelve digits of a day as milliseconds, to the nearest, exactly. */
const partOfDay = (digits: string): number =>
  Number((BigInt(digits.padEnd(12, '0')) * BigInt(dayMs) * 2n + 1_000_000_000_000n) / 2_000_000_000_000n);
