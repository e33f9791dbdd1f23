import type { DateColumn } from '../../core/model/column-format.ts';
import { type DateFormat, type DayFormat, isoDay, parseDateFormat } from '../../core/model/date-format.ts';
import { plainDay, plainLocal, plainUtc } from '../../core/model/date-pattern.ts';
import { readDay } from '../../core/model/read-date.ts';
import { echoed } from '../../core/model/read-text.ts';
import { type DateShape, dateClassSql, dateShapes, serialClass, shapeCount } from './date-shapes.ts';
import { eliminate } from './eliminate.ts';
import {
  type FormatRefusal,
  refused,
  type SettleContext,
  type Settled,
  type Unsettled,
  unknownFormat,
} from './settle-column.ts';
import { type Classes, classify } from './settle-query.ts';
import { matches } from './sql-text.ts';

/** Fixes the format of each column of dates. ISO first; only columns that are not ISO are looked at again. */
export async function settleDates(
  columns: readonly Unsettled[],
  context: SettleContext,
): Promise<Settled<DateColumn>> {
  const settled = new Map<string, DateColumn>();
  for (const column of columns) {
    const found = await settleColumn(column, context);
    if ('code' in found) return found;
    settled.set(column.key, found);
  }
  return settled;
}

async function settleColumn(column: Unsettled, context: SettleContext): Promise<DateColumn | FormatRefusal> {
  const own = ownFormat(column);
  if (own && 'code' in own) return own;
  if (own === null || own.name === isoDay.name) {
    const iso = isoColumn(await classify(column.raw, isoClassSql, context), own);
    if (iso) return iso;
  }
  const format =
    own ?? (await formatOf(column, { classes: await classify(column.text, dateClassSql, context), context }));
  return 'code' in format ? format : { kind: 'date', format, plain: null };
}

/** The format that the mapping states; it decides alone. */
function ownFormat(column: Unsettled): DateFormat | FormatRefusal | null {
  const { format } = column.attempt.rule;
  if (format === undefined) return null;
  return parseDateFormat(format) ?? refused(column, 'unknown-format', unknownFormat(format));
}

const isoForms = ['day', 'utc', 'local'] as const;

const isoClassSql = (text: string) =>
  `case when ${matches(text, plainDay)} then 1 when ${matches(text, plainUtc)} then 2 when ${matches(text, plainLocal)} then 3 else 0 end`;

/** ISO where at least half of the values are, for no other format reads any of those; or where the mapping says so. */
function isoColumn({ all, count }: Classes, own: DateFormat | null): DateColumn | null {
  const plain = isoForms.find((_, index) => count(index + 1) === all) ?? null;
  return own !== null || count(1, 2, 3) * 2 >= all ? { kind: 'date', format: isoDay, plain } : null;
}

type Seen = { readonly classes: Classes; readonly context: SettleContext };

/** The format of the shape that at least half of the values have. */
async function formatOf(column: Unsettled, { classes, context }: Seen): Promise<DateFormat | FormatRefusal> {
  const { all, count, first } = classes;
  if (all === 0) return isoDay;
  if (count(serialClass) * 2 > all) return serialFormat(column, { classes, context });
  const shape = dateShapes.find((one) => shapeCount(classes, one) * 2 >= all);
  if (shape) return orderOf(column, { shape, classes, context });
  const misfit = echoed(
    (await first(0, serialClass)) || (await first(...dateShapes.map((one) => one.class))),
  );
  const message = `needs dates of one format, got ${misfit}: map another column, or name the format by --date-format`;
  return refused(column, 'no-date-format', message);
}

/** Numbers are dates only by word: a serial of one system is another day in the other. */
async function serialFormat(
  column: Unsettled,
  { classes, context }: Seen,
): Promise<DateFormat | FormatRefusal> {
  const flagged = parseDateFormat(context.dateFormat ?? '');
  if (flagged?.kind === 'serial') return flagged;
  const value = await classes.first(serialClass);
  const names = ['excel1900', 'excel1904', 'epochSeconds', 'epochMillis'] as const;
  const readings = names.flatMap((name) => {
    const read = readDay(value, { kind: 'serial', name }, context.timeZone);
    return read === null || (name.startsWith('epoch') && read < '1980') ? [] : [{ read, name }];
  });
  const said = readings.map(({ read, name }) => `${read} as ${name}`).join(' and ');
  const came = said === '' ? `got ${echoed(value)}` : `${echoed(value)} is ${said}`;
  const flags = readings.map(({ name }) => name).join(' or ') || 'excel1900';
  return refused(column, 'serial-date', `needs dates, got numbers, ${came}: say --date-format ${flags}`);
}

/** Day or month first, where the digits of one value or another tell. */
async function orderOf(
  column: Unsettled,
  { shape, classes, context }: Seen & { shape: DateShape },
): Promise<DayFormat | FormatRefusal> {
  const [first, second] = shape.formats;
  if (!second) return first;
  const [a, b, same, differ] = [1, 2, 3, 4].map((digit) => classes.count(shape.class + digit)) as [
    number,
    number,
    number,
    number,
  ];
  const both = same + differ;
  const found = eliminate({ first: a + both, second: b + both, both, differ });
  if (found !== 'ambiguous') return found === 'second' ? second : first;
  const flagged = parseDateFormat(context.dateFormat ?? '');
  const wanted = shape.formats.find((format) => flagged?.kind === 'day' && flagged.order === format.order);
  if (wanted) return wanted;
  const value = await classes.first(shape.class + 4);
  return refused(column, 'ambiguous-date', ambiguity(value, [first, second], context));
}

function ambiguity(
  value: string,
  formats: readonly [DayFormat, DayFormat],
  { timeZone }: SettleContext,
): string {
  const [first, second] = formats.map((format) => `${readDay(value, format, timeZone)} as ${format.name}`);
  const flags = formats.map(({ name }) => `--date-format ${name}`).join(' or ');
  return `needs one date format, got ${echoed(value)}, which is ${first} and ${second}: say ${flags}`;
}
