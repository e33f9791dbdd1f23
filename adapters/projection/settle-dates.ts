import type { DateColumn } from '../../core/model/column-format.ts';
import { type DateFormat, type DayFormat, isoDay, parseDateFormat } from '../../core/model/date-format.ts';
import { dayAndTime, plainDay, plainLocal, plainUtc } from '../../core/model/date-pattern.ts';
import { readDay } from '../../core/model/read-date.ts';
import { echoed } from '../../core/model/read-text.ts';
import { datePartsSql, wallClockSql } from './date-sql.ts';
import { eliminate } from './eliminate.ts';
import {
  type FormatRefusal,
  refused,
  type SettleContext,
  type Settled,
  type Unsettled,
  unknownFormat,
} from './settle-column.ts';
import {
  classColumn,
  countWhere,
  firstMatch,
  firstWhere,
  type Measured,
  measureColumns,
  present,
} from './settle-query.ts';

/** Fixes the format of each column of dates. ISO first; only columns that are not ISO are looked at again. */
export async function settleDates(
  columns: readonly Unsettled[],
  context: SettleContext,
): Promise<Settled<DateColumn>> {
  const settled = new Map<string, DateColumn>();
  const known = await measureIso(columns, context);
  const open: Unsettled[] = [];
  for (const [index, column] of columns.entries()) {
    const own = ownFormat(column);
    if (own && 'code' in own) return own;
    const iso = isoColumn(known[index], own);
    if (iso) settled.set(column.key, iso);
    else if (own) settled.set(column.key, { kind: 'date', format: own, plain: null });
    else open.push(column);
  }
  return settleWritten(open, { context, settled });
}

/** The format that the mapping states; it decides alone. */
function ownFormat(column: Unsettled): DateFormat | FormatRefusal | null {
  const { format } = column.attempt.rule;
  if (format === undefined) return null;
  return parseDateFormat(format) ?? refused(column, 'unknown-format', unknownFormat(format));
}

const isoForms = ['day', 'utc', 'local'] as const;

const measureIso = (columns: readonly Unsettled[], context: SettleContext): Promise<readonly Measured[]> =>
  measureColumns(
    columns.map(({ raw }) => ({
      text: raw,
      classOf: (text: string) => firstMatch(text, [plainDay, plainUtc, plainLocal]),
      measures: [
        present,
        ...isoForms.map((form, index) => countWhere(form, (text) => `${classColumn(text)} = ${index + 1}`)),
      ],
    })),
    context,
  );

/** ISO where at least half of the values are, for no other format reads any of those. Null where it is not. */
function isoColumn(measured: Measured | undefined, own: DateFormat | null): DateColumn | null {
  if (!measured || (own !== null && own.name !== isoDay.name)) return null;
  const all = measured.count('n');
  const plain = isoForms.find((form) => measured.count(form) === all) ?? null;
  const iso = isoForms.reduce((sum, form) => sum + measured.count(form), 0);
  return iso * 2 >= all ? { kind: 'date', format: isoDay, plain } : null;
}

const day = (name: string): DayFormat => {
  const format = parseDateFormat(name);
  if (format?.kind !== 'day') throw new RangeError(`day needs a date pattern, got ${name}`);
  return format;
};

/** Shapes that no value shares; a shape of two orders is read in both before one is chosen. */
const shapes: readonly (readonly [string, string?])[] = [
  ['yyyy-MM-dd'],
  ['yyyy/MM/dd'],
  ['yyyy.MM.dd'],
  ['yyyyMMdd'],
  ['dd/MM/yyyy', 'MM/dd/yyyy'],
  ['dd-MM-yyyy', 'MM-dd-yyyy'],
  ['dd.MM.yyyy', 'MM.dd.yyyy'],
  ['dd/MM/yy', 'MM/dd/yy'],
  ['dd-MM-yy', 'MM-dd-yy'],
  ['dd.MM.yy', 'MM.dd.yy'],
  ['dd MMM yyyy'],
  ['dd MMM yy'],
  ['MMM dd, yyyy'],
];
const serial = String.raw`-?\d+(?:\.\d+)?`;

type Settling = { readonly context: SettleContext; readonly settled: Map<string, DateColumn> };

async function settleWritten(
  columns: readonly Unsettled[],
  { context, settled }: Settling,
): Promise<Settled<DateColumn>> {
  const measured = await measureColumns(
    columns.map(({ text }) => ({
      text,
      classOf: (name: string) =>
        firstMatch(name, [...shapes.map(([first]) => dayAndTime(day(first))), serial]),
      measures: shapeMeasures,
    })),
    context,
  );
  const doubtful: { column: Unsettled; formats: readonly [DayFormat, DayFormat] }[] = [];
  for (const [index, column] of columns.entries()) {
    const shape = shapeOf(column, { measured: measured[index], context });
    if ('code' in shape) return shape;
    const [first, second] = shape;
    if (second?.kind === 'day' && first?.kind === 'day') doubtful.push({ column, formats: [first, second] });
    else settled.set(column.key, { kind: 'date', format: first ?? isoDay, plain: null });
  }
  return settleOrder(doubtful, { context, settled });
}

const shapeMeasures = [
  present,
  ...shapes.map((_, index) => countWhere(`shape${index}_`, (text) => `${classColumn(text)} = ${index + 1}`)),
  countWhere('serial', (text) => `${classColumn(text)} = ${shapes.length + 1}`),
  firstWhere('firstSerial', (text) => `${classColumn(text)} = ${shapes.length + 1}`),
  firstWhere('misfit', (text) => `${classColumn(text)} = 0`),
];

type ShapeContext = { readonly measured: Measured | undefined; readonly context: SettleContext };

/** The formats of the shape that at least half of the values have. */
function shapeOf(
  column: Unsettled,
  { measured, context }: ShapeContext,
): readonly DateFormat[] | FormatRefusal {
  const all = measured?.count('n') ?? 0;
  if (!measured || all === 0) return [isoDay];
  if (measured.count('serial') * 2 > all) return serialFormat(column, { measured, context });
  const shape = shapes.find((_, index) => measured.count(`shape${index}_`) * 2 >= all);
  if (shape) return shape.flatMap((name) => (name === undefined ? [] : [day(name)]));
  const misfit = measured.value('misfit') || measured.value('firstSerial');
  const message = `needs dates of one format, got ${echoed(misfit)}: map another column, or name the format by --date-format`;
  return refused(column, 'no-date-format', message);
}

/** Numbers are dates only by word: a serial of one system is another day in the other. */
function serialFormat(
  column: Unsettled,
  { measured, context }: Required<ShapeContext>,
): readonly DateFormat[] | FormatRefusal {
  const flagged = parseDateFormat(context.dateFormat ?? '');
  if (flagged?.kind === 'serial') return [flagged];
  const value = measured?.value('firstSerial') ?? '';
  const names = ['excel1900', 'excel1904', 'epochSeconds', 'epochMillis'] as const;
  const readings = names.flatMap((name) => {
    const read = readDay(value, { kind: 'serial', name }, context.timeZone);
    return read === null || (name.startsWith('epoch') && read < '1980') ? [] : [`${read} as ${name}`];
  });
  const came = readings.length > 0 ? `${value} is ${readings.join(' and ')}` : `got ${echoed(value)}`;
  const flag = readings.map((reading) => reading.split(' as ')[1]).join(' or ') || 'excel1900';
  return refused(column, 'serial-date', `needs dates, got numbers, ${came}: say --date-format ${flag}`);
}

type Doubtful = { readonly column: Unsettled; readonly formats: readonly [DayFormat, DayFormat] };

/** Day or month first: both readings of every value are made, as the projection would. */
async function settleOrder(
  columns: readonly Doubtful[],
  { context, settled }: Settling,
): Promise<Settled<DateColumn>> {
  const measured = await measureColumns(
    columns.map(({ column, formats }) => ({
      text: column.text,
      classOf: (text: string) => readingsSql(text, formats),
      measures: orderMeasures,
    })),
    context,
  );
  for (const [index, { column, formats }] of columns.entries()) {
    const known = measured[index];
    const format = known ? orderOf(column, { formats, measured: known, context }) : formats[0];
    if ('code' in format) return format;
    settled.set(column.key, { kind: 'date', format, plain: null });
  }
  return settled;
}

/** Two wall clocks in a struct, null where a reading reads nothing. */
function readingsSql(text: string, formats: readonly [DayFormat, DayFormat]): string {
  const [a, b] = formats.map((format) => {
    const column: DateColumn = { kind: 'date', format, plain: null };
    const parts = datePartsSql({ text, parts: '', wallClock: '' }, column) ?? 'null';
    return wallClockSql({ text, parts: `(${parts})`, wallClock: '' }, column);
  });
  return `struct_pack(a := ${a}, b := ${b})`;
}

const orderMeasures = [
  countWhere('first', (text) => `${classColumn(text)}.a is not null`),
  countWhere('second', (text) => `${classColumn(text)}.b is not null`),
  countWhere('both', (text) => `${classColumn(text)}.a is not null and ${classColumn(text)}.b is not null`),
  countWhere('differ', (text) => `${classColumn(text)}.a <> ${classColumn(text)}.b`),
  firstWhere('doubt', (text) => `${classColumn(text)}.a <> ${classColumn(text)}.b`),
];

type OrderContext = {
  readonly formats: readonly [DayFormat, DayFormat];
  readonly measured: Measured;
  readonly context: SettleContext;
};

function orderOf(column: Unsettled, { formats, measured, context }: OrderContext): DayFormat | FormatRefusal {
  const [first, second] = formats;
  const { count } = measured;
  const found = eliminate({
    first: count('first'),
    second: count('second'),
    both: count('both'),
    differ: count('differ'),
  });
  if (found === 'first' || found === 'either') return first;
  if (found === 'second') return second;
  const flagged = parseDateFormat(context.dateFormat ?? '');
  const wanted = formats.find((format) => flagged?.kind === 'day' && flagged.order === format.order);
  return (
    wanted ?? refused(column, 'ambiguous-date', ambiguity(measured.value('doubt'), { formats, context }))
  );
}

function ambiguity(value: string, { formats, context }: Pick<OrderContext, 'formats' | 'context'>): string {
  const [first, second] = formats;
  const [a, b] = formats.map((format) => readDay(value, format, context.timeZone));
  return (
    `needs one date format, got ${echoed(value)}, which is ${a} as ${first.name} and ${b} as ${second.name}: ` +
    `say --date-format ${first.name} or --date-format ${second.name}`
  );
}
