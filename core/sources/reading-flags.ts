import { fieldKind } from '../model/fields.ts';
import { nearestName } from '../model/nearest-name.ts';
import { type ObjectName, objects } from '../model/objects.ts';
import type { Attempt, FieldReading } from '../model/reading.ts';
import { type Refusal, refusal } from './file-form.ts';
import { findColumn } from './find-column.ts';

type Flags = {
  readonly header: readonly string[];
  readonly object: ObjectName;
  readonly key?: readonly string[] | undefined;
  readonly dateFormat?: string | undefined;
  readonly decimal?: ',' | '.' | undefined;
};

/** The reading with what the person said on the command line: `--key`, `--date-format`, `--decimal`. */
export function withFlags(fields: readonly FieldReading[], flags: Flags): readonly FieldReading[] | Refusal {
  const keyed = flags.key === undefined ? fields : withKey(fields, flags.key, flags);
  if ('kind' in keyed) return keyed;
  const formats = dateFormats(flags);
  if ('kind' in formats) return formats;
  return keyed.map((field) => {
    const kind = kindOf(flags.object, field.field);
    if (kind === 'date' || kind === 'instant')
      return eachAttempt(field, (attempt) => dated(attempt, formats));
    if (kind === 'decimal' || kind === 'integer')
      return eachAttempt(field, (attempt) => marked(attempt, flags.decimal));
    return field;
  });
}

function withKey(
  fields: readonly FieldReading[],
  key: readonly string[],
  { header, object }: Flags,
): readonly FieldReading[] | Refusal {
  if (!('record_id' in objects[object].schema.shape)) {
    return refusal('no key', `needs an object with a record id for --key, got ${object}: leave --key out`);
  }
  const columns: number[] = [];
  for (const name of key) {
    const position = positionOf(header, name, '--key');
    if (typeof position !== 'number') return position;
    columns.push(position);
  }
  const id = key.length === 1 ? fields.find(({ rule }) => rule.id !== undefined)?.rule.id : undefined;
  const rule = id === undefined ? {} : { id };
  return [{ field: 'record_id', columns, rule }, ...fields.filter(({ field }) => field !== 'record_id')];
}

function positionOf(header: readonly string[], name: string, flag: string): number | Refusal {
  const found = findColumn(header, [name]);
  if (found.kind === 'found') return found.position;
  const near = nearestName(name, header);
  const next = near === null ? `the file has ${header.join(', ')}` : `the nearest is "${near}"`;
  return refusal('unknown column', `${flag} needs columns of the file, got "${name}": ${next}`);
}

type Formats = { readonly every: string | null; readonly byColumn: ReadonlyMap<number, string> };

/** `M/d/yyyy` for every date column, or `Close Date=M/d/yyyy,Created Date=yyyy-MM-dd` for some. */
function dateFormats({ dateFormat, header }: Flags): Formats | Refusal {
  if (dateFormat === undefined || !dateFormat.includes('='))
    return { every: dateFormat ?? null, byColumn: new Map() };
  const byColumn = new Map<number, string>();
  for (const part of dateFormat.split(',')) {
    const cut = part.lastIndexOf('=');
    const position = positionOf(header, part.slice(0, Math.max(cut, 0)).trim(), '--date-format');
    if (typeof position !== 'number') return position;
    byColumn.set(position, part.slice(cut + 1).trim());
  }
  return { every: null, byColumn };
}

function eachAttempt(field: FieldReading, change: (attempt: Attempt) => Attempt): FieldReading {
  const { or, ...first } = field;
  return { ...first, ...change(first), ...(or === undefined ? {} : { or: or.map(change) }) };
}

function dated(attempt: Attempt, { every, byColumn }: Formats): Attempt {
  const [column] = attempt.columns;
  const format = column === undefined ? undefined : (byColumn.get(column) ?? every ?? undefined);
  return format === undefined ? attempt : { ...attempt, rule: { ...attempt.rule, format } };
}

function marked(attempt: Attempt, decimal: ',' | '.' | undefined): Attempt {
  if (decimal === undefined || attempt.columns.length === 0) return attempt;
  return { ...attempt, rule: { ...attempt.rule, decimal } };
}

function kindOf(object: ObjectName, field: string): string | null {
  const schema = Object.entries(objects[object].schema.shape).find(([name]) => name === field)?.[1];
  return schema === undefined ? null : fieldKind(schema).kind;
}
