import type { DateColumn } from '../../core/model/column-format.ts';
import { type DateFormat, type DayFormat, isoDay, parseDateFormat } from '../../core/model/date-format.ts';
import { readDay } from '../../core/model/read-date.ts';
import { echoed } from '../../core/model/read-text.ts';
import { dateShapes } from '../projection/date-shapes.ts';
import { eliminate } from '../projection/eliminate.ts';
import { unknownFormat } from '../projection/settle-column.ts';

/** A column's name and its values that are not blank. */
export type ColumnTexts = {
  readonly name: string;
  readonly texts: readonly string[];
  readonly timeZone: string;
};

export type RefusedColumn = { readonly refused: string; readonly code: string };

/** The format of a column of dates: the mapping's own, else ISO where half of the values are, else by elimination. */
export function dateColumn(
  column: ColumnTexts,
  { own, flag }: { own: string | undefined; flag: string | undefined },
): DateColumn | RefusedColumn {
  const wrong = [own, flag].find((text) => text !== undefined && parseDateFormat(text) === null);
  if (wrong !== undefined)
    return { refused: `${column.name} ${unknownFormat(wrong)}`, code: 'unknown-format' };
  const stated = own === undefined ? null : parseDateFormat(own);
  const format = stated ?? formatOf(column, flag === undefined ? null : parseDateFormat(flag));
  return 'refused' in format ? format : { kind: 'date', format, plain: null };
}

function formatOf(column: ColumnTexts, flag: DateFormat | null): DateFormat | RefusedColumn {
  const { texts, timeZone } = column;
  const isHalf = (formats: readonly DateFormat[]) =>
    texts.filter((text) => formats.some((format) => readDay(text, format, timeZone) !== null)).length * 2 >=
    texts.length;
  if (isHalf([isoDay])) return isoDay;
  const shape = dateShapes.find(({ formats }) => isHalf(formats));
  if (shape) return orderOf(column, shape.formats, flag);
  if (flag !== null && isHalf([flag])) return flag;
  const misfit = echoed(texts.find((text) => readDay(text, isoDay, timeZone) === null) ?? '');
  const refused = `${column.name} needs dates of one format, got ${misfit}: name the format by --date-format`;
  return { refused, code: 'no-date-format' };
}

/** Day or month first, where the digits of one value or another tell. */
function orderOf(
  { name, texts, timeZone }: ColumnTexts,
  [first, second]: readonly [DayFormat] | readonly [DayFormat, DayFormat],
  flag: DateFormat | null,
): DateFormat | RefusedColumn {
  if (second === undefined) return first;
  const read = texts.map(
    (text) => [readDay(text, first, timeZone), readDay(text, second, timeZone)] as const,
  );
  const both = read.filter(([a, b]) => a !== null && b !== null);
  const differing = texts.filter((_, i) => read[i]?.[0] && read[i]?.[1] && read[i]?.[0] !== read[i]?.[1]);
  const found = eliminate({
    first: read.filter(([a]) => a !== null).length,
    second: read.filter(([, b]) => b !== null).length,
    both: both.length,
    differ: differing.length,
  });
  if (found !== 'ambiguous') return found === 'second' ? second : first;
  const wanted = [first, second].find((one) => flag?.kind === 'day' && flag.order === one.order);
  if (wanted) return wanted;
  const [value = ''] = differing;
  const said = [first, second].map((one) => `${readDay(value, one, timeZone)} as ${one.name}`).join(' and ');
  const flags = `--date-format ${first.name} or --date-format ${second.name}`;
  const refused = `${name} needs one date format, got ${echoed(value)}, which is ${said}: say ${flags}`;
  return { refused, code: 'ambiguous-date' };
}
