import { type DayFormat, parseDateFormat } from '../../core/model/date-format.ts';
import { dayAndTime } from '../../core/model/date-pattern.ts';
import type { Classes } from './settle-query.ts';
import { matches } from './sql-text.ts';

/** A way days are written that shares no value with another; of two orders where the digits alone do not tell. */
export type DateShape = {
  readonly formats: readonly [DayFormat] | readonly [DayFormat, DayFormat];
  readonly class: number;
};

const day = (name: string): DayFormat => {
  const format = parseDateFormat(name);
  if (format?.kind !== 'day') throw new RangeError(`day needs a date pattern, got ${name}`);
  return format;
};

const names: readonly (readonly [string] | readonly [string, string])[] = [
  ['dd/MM/yyyy', 'MM/dd/yyyy'],
  ['dd.MM.yyyy', 'MM.dd.yyyy'],
  ['dd-MM-yyyy', 'MM-dd-yyyy'],
  ['dd/MM/yy', 'MM/dd/yy'],
  ['dd.MM.yy', 'MM.dd.yy'],
  ['dd-MM-yy', 'MM-dd-yy'],
  ['yyyy-MM-dd'],
  ['yyyy/MM/dd'],
  ['yyyy.MM.dd'],
  ['yyyyMMdd'],
  ['dd MMM yyyy'],
  ['dd MMM yy'],
  ['MMM dd, yyyy'],
];

/** Class numbers of ten: the last digit of a shape with two orders says what its digits allow. */
export const dateShapes: readonly DateShape[] = names.map(([first, second], index) => ({
  formats: second === undefined ? [day(first)] : [day(first), day(second)],
  class: (index + 1) * 10,
}));

export const serialClass = 1;
const serial = String.raw`-?\d+(?:\.\d+)?`;

/** The class of a text: its shape and what its digits allow, a bare number, or 0. */
export function dateClassSql(text: string): string {
  const shapes = dateShapes.map(
    ({ formats: [first, second], class: k }) =>
      `when ${matches(text, dayAndTime(first))} then ${second ? `${k} + ${orderSql(text, first)}` : k}`,
  );
  return `case ${shapes.join('\n')} when ${matches(text, serial)} then ${serialClass} else 0 end`;
}

const upTo12 = '(?:0?[1-9]|1[0-2])';
const above12 = '(?:1[3-9]|2\\d|3[01])';
const sameTwice = (between: string) =>
  Array.from({ length: 12 }, (_, index) => index + 1)
    .map((month) => (month < 10 ? `0?${month}${between}0?${month}` : `${month}${between}${month}`))
    .join('|');

/** 1 the day can only be first, 2 only second, 3 both are the same, 4 both can be either, 0 neither. */
function orderSql(text: string, { separator }: DayFormat): string {
  const between = `[${separator}]`;
  return `case when ${matches(text, `${above12}${between}${upTo12}${between}.*`)} then 1
    when ${matches(text, `${upTo12}${between}${above12}${between}.*`)} then 2
    when ${matches(text, `(?:${sameTwice(between)})${between}.*`)} then 3
    when ${matches(text, `${upTo12}${between}${upTo12}${between}.*`)} then 4 else 0 end`;
}

/** How many values have the shape. */
export const shapeCount = (classes: Classes, { class: k }: DateShape): number =>
  classes.count(k, k + 1, k + 2, k + 3, k + 4);
