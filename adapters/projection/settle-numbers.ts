import { clockFormats, clockPattern } from '../../core/model/clock-duration.ts';
import type { NumberColumn } from '../../core/model/column-format.ts';
import {
  anyFraction,
  type DecimalMark,
  doubtfulGroup,
  exactFraction,
  numberText,
  plainDecimal,
  plainInteger,
  zeroFraction,
} from '../../core/model/number-pattern.ts';
import { printUnits, readNumber } from '../../core/model/read-number.ts';
import { echoed } from '../../core/model/read-text.ts';
import { unitOf } from '../../core/model/read-value.ts';
import { eliminate } from './eliminate.ts';
import {
  type FormatRefusal,
  refused,
  type SettleContext,
  type Settled,
  type Unsettled,
} from './settle-column.ts';
import { type Classes, classify } from './settle-query.ts';
import { literal, matches } from './sql-text.ts';

/** Fixes the decimal mark of each column of numbers. Bare digits with a point first; only the rest is looked at again. */
export async function settleNumbers(
  columns: readonly Unsettled[],
  context: SettleContext,
): Promise<Settled<NumberColumn>> {
  const settled = new Map<string, NumberColumn>();
  for (const column of columns) {
    const found = await settleColumn(column, context);
    if ('code' in found) return found;
    settled.set(column.key, found);
  }
  return settled;
}

async function settleColumn(
  column: Unsettled,
  context: SettleContext,
): Promise<NumberColumn | FormatRefusal> {
  const { format } = column.attempt.rule;
  const clock = clockPattern(format);
  if (format !== undefined && clock === null) return refused(column, 'unknown-format', noClock(format));
  const bare =
    clock === null
      ? bareColumn(column, await classify(column.raw, (text) => bareClassSql(text, column), context))
      : null;
  if (bare) return bare;
  const classes = await classify(beside(clock, column.text), (text) => markClassSql(text, column), context);
  const mark = await markOf(column, { classes, context });
  return typeof mark === 'string' ? { kind: 'number', mark, plain: false } : mark;
}

const noClock = (format: string) =>
  `needs ${clockFormats.join(' or ')} as the format of a number, got ${echoed(format)}`;

/** The texts that no clock wrote: only they have a decimal mark. */
const beside = (clock: string | null, text: string): string =>
  clock === null ? text : `case when not ${matches(text, clock)} then ${text} end`;

/** 1 no mark at all, 2 doubtful (`1.234`), 3 with a point that can only be the decimal mark, 0 anything else. */
function bareClassSql(text: string, { field }: Unsettled): string {
  if (field.kind.kind === 'integer') return `case when ${matches(text, plainInteger)} then 1 else 0 end`;
  return `case when not ${matches(text, plainDecimal)} then 0 when not contains(${text}, '.') then 1
    when ${matches(text, doubtfulGroup)} then 2 else 3 end`;
}

/** A column of bare digits that mean one thing; null for any other. */
function bareColumn({ attempt }: Unsettled, { all, count }: Classes): NumberColumn | null {
  const { decimal } = attempt.rule;
  if (count(1) === all) return { kind: 'number', mark: decimal ?? '.', plain: true };
  const isPoint = decimal === '.' || (decimal === undefined && (count(2) === 0 || count(3) > 0));
  return count(0) === 0 && isPoint ? { kind: 'number', mark: '.', plain: true } : null;
}

const marks = ['.', ','] as const;

/** 1 read with a point as mark, 2 with a comma, 3 with both alike, 7 with both and as two numbers, 0 with none. */
function markClassSql(text: string, column: Unsettled): string {
  const [point, comma] = marks.map((mark) => matches(text, shapeOf(column, mark)));
  return `case when ${point} then case when not ${comma} then 1 when regexp_matches(${text}, ${literal('[.,]')}) then 7 else 3 end
    when ${comma} then 2 else 0 end`;
}

function shapeOf({ field, attempt }: Unsettled, mark: DecimalMark): string {
  const { times = 1, per = 1 } = attempt.rule;
  const isExact = times === 1 && per === 1 && unitOf(field.kind) !== 'share';
  const whole = isExact && field.kind.kind === 'integer' ? zeroFraction : exactFraction;
  return numberText({ mark, fraction: isExact ? whole : anyFraction, unit: unitOf(field.kind) });
}

async function markOf(
  column: Unsettled,
  { classes, context }: { classes: Classes; context: SettleContext },
): Promise<DecimalMark | FormatRefusal> {
  const { all, count, first } = classes;
  if (column.attempt.rule.decimal) return column.attempt.rule.decimal;
  if (count(1, 2, 3, 7) * 2 < all) {
    return refused(column, 'no-number', `needs numbers, got ${echoed(await first(0))}: map another column`);
  }
  const found = eliminate({
    first: count(1, 3, 7),
    second: count(2, 3, 7),
    both: count(3, 7),
    differ: count(7),
  });
  if (found !== 'ambiguous') return found === 'second' ? ',' : '.';
  return context.decimal ?? refused(column, 'ambiguous-decimal', ambiguity(column, await first(7)));
}

function ambiguity({ field }: Unsettled, value: string): string {
  const [point, comma] = marks.map((mark) => {
    const read = readNumber(value, { mark, unit: unitOf(field.kind), times: 1, per: 1 });
    return printUnits(read?.units ?? 0n).replace(/\.?0+$/, '');
  });
  return (
    `needs one decimal mark, got ${echoed(value)}, which is ${point} with a point as mark ` +
    `and ${comma} with a comma: say --decimal . or --decimal ,`
  );
}
