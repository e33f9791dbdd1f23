/** A calendar day as text: which part comes first, what stands between, two or four digits of the year. */
export type DayFormat = {
  readonly kind: 'day';
  /** As a person writes it: `dd/MM/yyyy`. */
  readonly name: string;
  readonly order: 'ymd' | 'dmy' | 'mdy';
  readonly separator: '-' | '/' | '.' | ' ' | '';
  readonly yearDigits: 2 | 4;
  readonly month: 'number' | 'name';
};

/** A day or moment as one number. Excel serials count days, epochs count from 1970-01-01 in UTC. */
export type SerialFormat = {
  readonly kind: 'serial';
  readonly name: 'excel1900' | 'excel1904' | 'epochMillis' | 'epochSeconds';
};

export type DateFormat = DayFormat | SerialFormat;

export const isoDay: DayFormat = {
  kind: 'day',
  name: 'yyyy-MM-dd',
  order: 'ymd',
  separator: '-',
  yearDigits: 4,
  month: 'number',
};

const serials = ['excel1900', 'excel1904', 'epochMillis', 'epochSeconds'] as const;

/** A time pattern after the day; times are read as they are written, so only its presence is understood. */
const timePattern = /(?:[ ,]*'?T?'? *)[Hh]{1,2}:mm(?::ss)?(?:[.,]S+)?(?: ?a{1,3})?(?: ?'?[XxZz]+'?)?$/;
const dayPattern = /^(y{1,4}|d{1,2})([-/. ]?)(M{1,4}),?([-/. ]?)(y{1,4}|d{1,2})$/;
const monthFirst = /^(M{1,4})([-/. ]?)(d{1,2}),?([-/. ]?)(y{2}|y{4}|y)$/;

/**
 * A Unicode date pattern, or the name of a serial. One letter and two (`d`, `dd`) both read one or two digits.
 * `DD/MM/YYYY` is taken for `dd/MM/yyyy`. Null for what is none of them.
 */
export function parseDateFormat(text: string): DateFormat | null {
  const serial = serials.find((name) => name.toLowerCase() === text.trim().toLowerCase());
  if (serial) return { kind: 'serial', name: serial };
  const day = text.trim().replace(timePattern, '').toLowerCase().replaceAll('m', 'M');
  return yearOrDayFirst(day) ?? monthDayYear(day);
}

function yearOrDayFirst(day: string): DayFormat | null {
  const [, first, separator, month, second, last] = day.match(dayPattern) ?? [];
  if (first === undefined || last === undefined || first[0] === last[0]) return null;
  const order = first.startsWith('y') ? 'ymd' : 'dmy';
  const year = order === 'ymd' ? first : last;
  return dayFormat({ name: day, order, separators: [separator, second], month, year });
}

function monthDayYear(day: string): DayFormat | null {
  const [, month, separator, , second, year] = day.match(monthFirst) ?? [];
  if (month === undefined || year === undefined) return null;
  return dayFormat({ name: day, order: 'mdy', separators: [separator, second], month, year });
}

type Parts = {
  name: string;
  order: DayFormat['order'];
  separators: readonly (string | undefined)[];
  month: string | undefined;
  year: string;
};

function dayFormat({ name, order, separators, month = '', year }: Parts): DayFormat | null {
  const [separator, second] = separators;
  const named = month.length > 2;
  if (year.length === 3 || (separator !== second && !named) || (separator === '' && name !== 'yyyyMMdd')) {
    return null;
  }
  return {
    kind: 'day',
    name,
    order,
    separator: separators.includes(undefined) ? '' : (separator as DayFormat['separator']),
    yearDigits: year.length === 2 ? 2 : 4,
    month: named ? 'name' : 'number',
  };
}
