import type { ColumnFormats, DateColumn, NumberColumn } from '../../core/model/column-format.ts';
import { attemptKey } from '../../core/model/column-format.ts';
import { isoDay, parseDateFormat } from '../../core/model/date-format.ts';
import { type ObjectField, objectFields } from '../../core/model/object-fields.ts';
import { objectNames } from '../../core/model/objects.ts';
import type { FileRow } from '../../core/model/read-attempt.ts';
import { attemptsOf } from '../../core/model/read-field.ts';
import type { Attempt, FieldReading, Reading } from '../../core/model/reading.ts';
import type { Random } from '../../core/sample/random.ts';
import { brokenCell, type CellStyle, goodCell, nastyCells } from './projection-cells.ts';

/** A reading with columns of its own, the formats of its columns, and rows of a file that it reads. */
export type Draw = {
  readonly reading: Reading;
  readonly formats: ColumnFormats;
  readonly rows: readonly FileRow[];
  readonly width: number;
};

const dateNames = [
  'yyyy-MM-dd',
  'yyyy/MM/dd',
  'dd/MM/yyyy',
  'MM/dd/yyyy',
  'd/M/yyyy',
  'M/d/yyyy',
  'dd-MM-yy',
  'M/d/yy',
  'dd.MM.yyyy',
  'd-MMM-yyyy',
  'dd MMM yyyy',
  'MMM d, yyyy',
  'yyyyMMdd',
  'excel1900',
  'excel1904',
  'epochMillis',
  'epochSeconds',
  'yy-MM-dd',
];

/** A random reading of a random object, and `count` rows; about a third of the rows are meant to be wrong somewhere. */
export function drawReading(random: Random, count: number): Draw {
  const object = random.pick(objectNames);
  const fields = objectFields(object);
  const styles: CellStyle[] = [];
  const column = (style: CellStyle) => styles.push(style) - 1;
  const read = fields
    .filter((field) => field.required || random.chance(0.8))
    .map((field) => drawField(random, { field, fields, column }));
  const style = {
    field: { name: 'x', kind: { kind: 'text' }, required: false },
    rule: {},
    date: '',
    mark: '.',
  } as const;
  const flag = { ...style, field: { ...style.field, kind: { kind: 'flag' } } } as const;
  const reading: Reading = {
    source: 'drawn',
    object,
    fields: read,
    extras: [{ name: 'further', column: column(style) }],
    deleted: random.chance(0.3) ? column(flag) : null,
    where: random.chance(0.2) ? [{ column: column(flag), values: ['TRUE', 'no', ''] }] : null,
    timeZone: random.pick([
      'UTC',
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
    ]),
  };
  return {
    reading,
    formats: formatsOf(read, styles),
    rows: drawRows(random, { styles, count }),
    width: styles.length,
  };
}

type FieldDraw = {
  readonly field: ObjectField;
  readonly fields: readonly ObjectField[];
  readonly column: (style: CellStyle) => number;
};

function drawField(random: Random, draw: FieldDraw): FieldReading {
  const { field, fields } = draw;
  const first = drawAttempt(random, draw);
  const or = random.chance(0.15) ? [drawAttempt(random, draw), drawAttempt(random, draw)] : [];
  const isNulled = !field.required && random.chance(0.15);
  const rule = isNulled ? { ...first.rule, nullWhen: drawNullWhen(random, fields) } : first.rule;
  return { field: field.name, ...first, rule, ...(or.length > 0 ? { or } : {}) };
}

const targets: Readonly<Record<ObjectField['kind']['kind'], readonly string[]>> = {
  text: ['West', 'Ost', 'a'],
  date: ['2024-02-29', '2020-01-01'],
  instant: ['2024-02-29T10:00:00.000Z', '2020-01-01'],
  decimal: ['0.5', '1', '0'],
  integer: ['5', '0'],
  flag: ['true', 'no'],
  word: [],
  list: ['a;b', 'c'],
};

const targetsOf = ({ kind }: ObjectField) => (kind.kind === 'word' ? kind.words : targets[kind.kind]);

function drawNullWhen(random: Random, fields: readonly ObjectField[]): Record<string, string | string[]> {
  const other = random.pick(fields.filter(({ kind }) => kind.kind !== 'list'));
  const target = random.pick(targetsOf(other));
  return { [other.name]: random.chance(0.5) ? target : [target, random.pick(targetsOf(other))] };
}

function drawAttempt(random: Random, { field, column }: FieldDraw): Attempt {
  const { kind } = field;
  if (random.chance(0.04)) return { columns: [], rule: { const: random.pick(targetsOf(field)) } };
  if (kind.kind === 'text' && random.chance(0.04)) return { columns: [], rule: { rowNumber: true } };
  const rule = drawRule(random, field);
  const style = {
    field,
    rule,
    date: rule.format ?? random.pick(dateNames),
    mark: rule.decimal ?? random.pick(['.', ',']),
  } as const;
  const isPair = rule.format === 'start|end' || (kind.kind === 'text' && random.chance(0.1));
  const width = isPair ? 2 : 1;
  return { columns: Array.from({ length: width }, () => column(style)), rule };
}

function drawRule(random: Random, field: ObjectField): Attempt['rule'] {
  const { kind } = field;
  const maybe = <T>(probability: number, value: T): T | undefined =>
    random.chance(probability) ? value : undefined;
  const isNumber = kind.kind === 'decimal' || kind.kind === 'integer';
  const isMoney = kind.kind === 'decimal' && kind.max === undefined && kind.min === undefined;
  const text = { startsWith: maybe(0.05, '00'), id: maybe(0.1, 'salesforce' as const) };
  const drawn = {
    ...(kind.kind === 'text' ? text : {}),
    map: maybe(kind.kind === 'word' ? 0.5 : 0.08, drawMap(random, field)),
    nullValues: maybe(0.1, ['n/a', 'NULL', '0']),
    format: isNumber ? maybe(0.1, random.pick(['HH:mm', 'HH:mm:ss', 'start|end'])) : undefined,
    times: isNumber ? maybe(0.2, random.pick([0.01, 100, 1_000_000, 0.5, 2.25])) : undefined,
    per: isNumber ? maybe(0.1, random.pick([60, 3600, 7])) : undefined,
    currency: isMoney ? maybe(0.2, random.pick(['EUR', 'USD'])) : undefined,
    decimal: isNumber ? maybe(0.2, random.pick(['.', ','] as const)) : undefined,
    separator: kind.kind === 'list' ? maybe(0.3, ',') : undefined,
    settledBy: maybe(0.1, 'see outcomes in bearing.yaml'),
  };
  const rule = Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined));
  return rule['map'] && random.chance(0.3)
    ? {
        ...rule,
        otherwise: random.pick(['', ...targetsOf(field)]),
        ...maybe(0.5, { doubtful: ['won', 'İ'] }),
      }
    : rule;
}

function drawMap(random: Random, field: ObjectField): Record<string, string> {
  const keys = ['Closed Won', 'Straße', 'İstanbul', 'ΣΑΣ', 'a|b', '1', 'true', 'WON', '', 'Kelvin', 'west'];
  const chosen = keys.filter(() => random.chance(0.6));
  return Object.fromEntries(
    ['won', ...chosen].map((key) => [key, random.pick(['', ...targetsOf(field), ...targetsOf(field)])]),
  );
}

/** What the styles of the columns say; used where the formats are not settled from the rows themselves. */
function formatsOf(fields: readonly FieldReading[], styles: readonly CellStyle[]): ColumnFormats {
  const formats = new Map<string, DateColumn | NumberColumn>();
  for (const field of fields) {
    for (const [number, attempt] of attemptsOf(field).entries()) {
      const style = styles[attempt.columns[0] ?? -1];
      if (style) formats.set(attemptKey(field.field, number), formatOf(style));
    }
  }
  return formats;
}

const formatOf = ({ field, date, mark }: CellStyle): DateColumn | NumberColumn =>
  field.kind.kind === 'date' || field.kind.kind === 'instant'
    ? { kind: 'date', format: parseDateFormat(date) ?? isoDay, plain: null }
    : { kind: 'number', mark, plain: false };

function drawRows(
  random: Random,
  { styles, count }: { styles: readonly CellStyle[]; count: number },
): readonly FileRow[] {
  const isClean = random.chance(0.3);
  return Array.from({ length: count }, (_, index) => {
    const wrong = isClean || random.chance(0.5) ? -1 : random.whole(0, styles.length - 1);
    const cells = styles.map((style, at) => drawCell(random, { style, isWrong: at === wrong }));
    return { line: index + 2, cells };
  });
}

function drawCell(random: Random, { style, isWrong }: { style: CellStyle; isWrong: boolean }): string | null {
  if (!isWrong)
    return !style.field.required && random.chance(0.1) ? random.pick(['', null]) : goodCell(random, style);
  return random.pick([
    random.pick(nastyCells),
    random.pick(nastyCells),
    brokenCell(random, goodCell(random, style)),
    `${random.pick(nastyCells)}${goodCell(random, style)}`,
  ]);
}
