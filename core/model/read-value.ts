import { readClock } from './clock-duration.ts';
import type { ColumnFormats } from './column-format.ts';
import { attemptKey } from './column-format.ts';
import { isoDay } from './date-format.ts';
import type { FieldKind } from './fields.ts';
import { readDay, readInstant } from './read-date.ts';
import { type NumberReading, printUnits, readNumber } from './read-number.ts';
import { folded, trimmed } from './read-text.ts';
import type { Attempt } from './reading.ts';
import { longId } from './salesforce-id.ts';

/** A value as stored: decimals and days as text, moments in UTC. */
export type StoredValue = string | number | boolean | readonly string[] | null;

/** Why a text is no value of its field: a code for programs, and what was needed instead. */
export type Unreadable = { readonly code: string; readonly needed: string };

export type ReadValue =
  | { readonly value: StoredValue; readonly currency?: string | null }
  | { readonly unreadable: Unreadable };

/** What is fixed before a text is read as a kind of field. */
export type KindReading = {
  readonly kind: FieldKind;
  readonly key: string;
  readonly rule: Attempt['rule'];
  readonly formats: ColumnFormats;
  readonly timeZone: string;
};

/** The unit that may stand beside a decimal: money has no limits, a share is at most 1. */
export function unitOf(kind: FieldKind): NumberReading['unit'] {
  if (kind.kind !== 'decimal') return 'none';
  if (kind.max === 1) return 'share';
  return kind.min === undefined && kind.max === undefined ? 'money' : 'none';
}

/** How the numbers of an attempt are read; a rule's own mark comes before the one found. */
export function numberReading(reading: KindReading): NumberReading {
  const column = reading.formats.get(reading.key);
  const found = column?.kind === 'number' ? column.mark : '.';
  const { decimal, times = 1, per = 1 } = reading.rule;
  return { mark: decimal ?? found, unit: unitOf(reading.kind), times, per };
}

/** A text that is not blank, as a value of its kind. */
export function readValue(text: string, reading: KindReading): ReadValue {
  switch (reading.kind.kind) {
    case 'text':
      return { value: reading.rule.id === undefined ? text : longId(text) };
    case 'date':
    case 'instant':
      return readDate(text, reading);
    case 'decimal':
    case 'integer':
      return readQuantity(text, reading);
    case 'flag':
      return readFlag(text);
    case 'word':
      return readWord(text, reading.kind.words);
    case 'list':
      return { value: readList(text, reading.rule.separator ?? ';') };
  }
}

function readDate(text: string, { kind, key, formats, timeZone }: KindReading): ReadValue {
  const column = formats.get(key);
  const format = column?.kind === 'date' ? column.format : isoDay;
  const read = kind.kind === 'date' ? readDay : readInstant;
  const value = read(text, format, timeZone);
  if (value !== null) return { value };
  const needed = kind.kind === 'date' ? 'a day' : 'a day or time';
  return {
    unreadable: { code: `not-a-${kind.kind}`, needed: `${needed} as ${format.name}, years 1900-2199` },
  };
}

function readQuantity(text: string, reading: KindReading): ReadValue {
  const minutes = readClock(text, reading.rule.format);
  const number = minutes === null ? readNumber(text, numberReading(reading)) : { units: minutes, code: null };
  if (reading.kind.kind === 'integer') return toInteger(number?.units ?? null);
  if (number) return { value: printUnits(number.units), currency: number.code };
  const needed = 'a number with at most 14 digits and 4 decimals';
  return {
    unreadable: { code: 'not-a-decimal', needed: `${needed}, decimal mark ${numberReading(reading).mark}` },
  };
}

function toInteger(units: bigint | null): ReadValue {
  const value = units === null || units % 10_000n !== 0n ? null : Number(units / 10_000n);
  if (value === null || value < -(2 ** 31) || value >= 2 ** 31) {
    return { unreadable: { code: 'not-an-integer', needed: 'a whole number within 32 bits' } };
  }
  return { value };
}

/** Compared without regard to case. */
export const flagWords = {
  yes: ['true', 'yes', 'y', 't', '1'],
  no: ['false', 'no', 'n', 'f', '0'],
} as const;

function readFlag(text: string): ReadValue {
  const word = folded(text);
  if (flagWords.yes.some((yes) => yes === word)) return { value: true };
  if (flagWords.no.some((no) => no === word)) return { value: false };
  return { unreadable: { code: 'not-a-flag', needed: 'true, false, yes, no, y, n, t, f, 1 or 0' } };
}

function readWord(text: string, words: readonly string[]): ReadValue {
  const word = folded(text);
  if (words.includes(word)) return { value: word };
  return { unreadable: { code: 'not-a-word', needed: `one of ${words.join(', ')}` } };
}

function readList(text: string, separator: string): readonly string[] | null {
  const members = text
    .split(separator)
    .map(trimmed)
    .filter((member) => member !== '');
  return members.length > 0 ? members : null;
}

/**
 * What a target of a `map`, an `otherwise` or a `const` is as a value: written by a person in a mapping,
 * so always as ISO dates and plain numbers, never scaled. '' is null.
 * @throws RangeError where the field cannot hold it.
 */
export function readTarget(text: string, field: { name: string; kind: FieldKind }): StoredValue {
  if (trimmed(text) === '') return null;
  const reading = {
    kind: field.kind,
    key: attemptKey(field.name, 0),
    rule: {},
    formats: new Map(),
    timeZone: 'UTC',
  };
  const read = readValue(trimmed(text), reading);
  if ('value' in read) return read.value;
  throw new RangeError(`the mapping of ${field.name} needs ${read.unreadable.needed}, got '${text}'`);
}
