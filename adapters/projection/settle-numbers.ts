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
import {
  classColumn,
  countWhere,
  firstMatch,
  firstWhere,
  type Measured,
  measureColumns,
  present,
} from './settle-query.ts';
import { matches } from './sql-text.ts';

/** Fixes the decimal mark of each column of numbers. Bare digits with a point first; only the rest is looked at again. */
export async function settleNumbers(
  columns: readonly Unsettled[],
  context: SettleContext,
): Promise<Settled<NumberColumn>> {
  const bare = await measureBare(columns, context);
  const settled = new Map<string, NumberColumn>();
  const open: Unsettled[] = [];
  for (const [index, column] of columns.entries()) {
    const found = bareColumn(column, bare[index]);
    if (found) settled.set(column.key, found);
    else open.push(column);
  }
  const written = await measureWritten(open, context);
  for (const [index, column] of open.entries()) {
    const measured = written[index];
    const mark = measured ? markOf(column, { measured, context }) : '.';
    if (typeof mark !== 'string') return mark;
    settled.set(column.key, { kind: 'number', mark, plain: false });
  }
  return settled;
}

/** Classes: 1 no mark at all, 2 doubtful (`1.234`), 3 with a point that can only be the decimal mark. */
const measureBare = (columns: readonly Unsettled[], context: SettleContext): Promise<readonly Measured[]> =>
  measureColumns(
    columns.map(({ raw, field }) => ({
      text: raw,
      classOf: (text: string) =>
        firstMatch(
          text,
          field.kind.kind === 'integer' ? [plainInteger] : [plainWhole, doubtfulGroup, plainDecimal],
        ),
      measures: [
        present,
        ...[1, 2, 3].map((k) => countWhere(`class${k}_`, (text) => `${classColumn(text)} = ${k}`)),
      ],
    })),
    context,
  );

const plainWhole = String.raw`-?\d{1,14}`;

/** A column of bare digits that mean one thing; null for any other. */
function bareColumn({ attempt }: Unsettled, measured: Measured | undefined): NumberColumn | null {
  if (!measured) return null;
  const { decimal } = attempt.rule;
  const [whole, doubtful, pointed] = [1, 2, 3].map((k) => measured.count(`class${k}_`)) as [
    number,
    number,
    number,
  ];
  const all = measured.count('n');
  if (whole === all) return { kind: 'number', mark: decimal ?? '.', plain: true };
  const isBare = whole + doubtful + pointed === all;
  const isPoint = decimal === '.' || (decimal === undefined && (doubtful === 0 || pointed > 0));
  return isBare && isPoint ? { kind: 'number', mark: '.', plain: true } : null;
}

const marks = ['.', ','] as const;

const measureWritten = (
  columns: readonly Unsettled[],
  context: SettleContext,
): Promise<readonly Measured[]> =>
  measureColumns(
    columns.map((column) => ({
      text: column.text,
      classOf: (text: string) => readingsSql(text, column),
      measures: [
        present,
        countWhere('first', (text) => `${classColumn(text)} in (1, 3)`),
        countWhere('second', (text) => `${classColumn(text)} in (2, 3)`),
        countWhere('both', (text) => `${classColumn(text)} = 3`),
        countWhere('differ', (text) => isDoubtful(text)),
        firstWhere('doubt', (text) => isDoubtful(text)),
        firstWhere('misfit', (text) => `${classColumn(text)} = 0`),
      ],
    })),
    context,
  );

/** Read with both marks, and holding one: then it groups in one reading and cuts in the other. */
const isDoubtful = (text: string) => `${classColumn(text)} = 3 and regexp_matches(${text}, '[.,]')`;

/** 1 read with a point as mark, 2 with a comma, 3 with both, 0 with none. */
function readingsSql(text: string, column: Unsettled): string {
  const [point, comma] = marks.map((mark) => matches(text, shapeOf(column, mark)));
  return `case when ${text} is not null then cast(${point} as integer) + 2 * cast(${comma} as integer) end`;
}

function shapeOf({ field, attempt }: Unsettled, mark: DecimalMark): string {
  const { times = 1, per = 1 } = attempt.rule;
  const isExact = times === 1 && per === 1 && unitOf(field.kind) !== 'share';
  const whole = isExact && field.kind.kind === 'integer' ? zeroFraction : exactFraction;
  return numberText({ mark, fraction: isExact ? whole : anyFraction, unit: unitOf(field.kind) });
}

type MarkContext = { readonly measured: Measured; readonly context: SettleContext };

function markOf(column: Unsettled, { measured, context }: MarkContext): DecimalMark | FormatRefusal {
  if (column.attempt.rule.decimal) return column.attempt.rule.decimal;
  const { count } = measured;
  const [first, second, both] = [count('first'), count('second'), count('both')];
  if ((first + second - both) * 2 < count('n')) {
    const message = `needs numbers, got ${echoed(measured.value('misfit'))}: map another column`;
    return refused(column, 'no-number', message);
  }
  const found = eliminate({ first, second, both, differ: count('differ') });
  if (found === 'ambiguous') {
    return (
      context.decimal ?? refused(column, 'ambiguous-decimal', ambiguity(column, measured.value('doubt')))
    );
  }
  return found === 'second' ? ',' : '.';
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
