import type { ObjectField } from '../../core/model/object-fields.ts';
import type { Attempt } from '../../core/model/reading.ts';
import type { Random } from '../../core/sample/random.ts';

/** How the good cells of one column are written. */
export type CellStyle = {
  readonly field: ObjectField;
  readonly rule: Attempt['rule'];
  readonly date: string;
  readonly mark: '.' | ',';
};

/** Texts on which two engines' ideas of space, case, digits, numbers and days are known to part. */
export const nastyCells: readonly string[] = [
  '',
  ' ',
  '\t',
  '\u00a0',
  '\u2007 \u202f',
  '\u3000',
  '\ufeff',
  '\u200b',
  '\u0085',
  '\u180e',
  ' won ',
  'WON',
  'w\u00f6n',
  'İ',
  'ı',
  'ſ',
  'K',
  'Σίσυφος',
  'ΣΑΣ',
  'ß',
  'ẞ',
  'ǅ',
  'ﬁ',
  'true',
  'TRUE',
  'Yes',
  'yeſ',
  'ON',
  '1',
  '0',
  '１',
  '١٢٣',
  '1２3',
  '²',
  '+5',
  '-5',
  '--5',
  '+-5',
  '- 5',
  '5-',
  '−5',
  '(5)',
  '(-5)',
  '-(5)',
  '$(5)',
  '$-5',
  '-$5',
  '($5)',
  '$',
  '5$',
  '5 €',
  'EUR 12',
  '12 EUR',
  'USD12',
  'EUR12EUR',
  'usd 12',
  'US$ 5',
  'USD$5',
  'CHF 1\u2019234.50',
  '1e5',
  '1E5',
  '0x10',
  '1_000',
  '.5',
  ',5',
  '5.',
  '5,',
  '.',
  ',',
  '-',
  '00012',
  '000000000000000001',
  '0.00000',
  '1.00000',
  '1.55555',
  '1.50000',
  '0.30000000000000004',
  '99999999999999',
  '99999999999999.9999',
  '100000000000000',
  '123456789012345678',
  '9999999999999999999999',
  '-0',
  '-0.0',
  '0.125',
  '0,125',
  '1.234',
  '1,234',
  '1.234.567',
  '1,234,567',
  '1,234.567',
  '1.234,567',
  '12,34',
  '1,2345',
  '1 234',
  '1 234,5',
  '1\u00a0234.5',
  '1\u202f234',
  "1'234",
  '1 234 567.89',
  '1,234 567',
  '45%',
  '45 %',
  '100%',
  '101%',
  '-1%',
  '0.5%',
  '%',
  '0.12345%',
  '45.5555%',
  'NaN',
  'nan',
  'Infinity',
  '-inf',
  'null',
  'NULL',
  '2147483647',
  '2147483648',
  '-2147483648',
  '-2147483649',
  '5.7',
  '5.0',
  '5.00',
  '2024-02-29',
  '2023-02-29',
  '2000-02-29',
  '1900-02-29',
  '2100-02-29',
  '1899-12-31',
  '1900-01-01',
  '2199-12-31',
  '2200-01-01',
  '2024-2-9',
  '2024-00-10',
  '2024-13-01',
  '2024-12-32',
  '24-01-02',
  '02-01-24',
  '0000-00-00',
  '2024-01-01 BC',
  '+2024-01-01',
  'infinity',
  'epoch',
  'today',
  '2024/02/29',
  '20240229',
  '20230229',
  '2024-02-29T',
  '29/02/2024',
  '02/29/2024',
  '31/04/2024',
  '1/1/69',
  '1/1/68',
  '12.31.99',
  '29-Feb-2023',
  '29-feb-2024',
  '1 January 2024',
  'May 5, 2024',
  'MAY 5 24',
  '5 Sept 2024',
  '5-Sepember-2024',
  '2024-02-29T23:59:59.999Z',
  '2024-02-29T23:59:59.9999999Z',
  '2024-02-29 23:59:60',
  '2024-02-29T24:00:00',
  '2024-02-29T00:00:00+14:00',
  '2024-02-29T00:00:00+15:00',
  '2024-02-29T00:00:00-1159',
  '2024-02-29 10:00 PM',
  '2024-02-29 0:30 AM',
  '2024-02-29 12:30am',
  '2024-02-29 13:00 PM',
  '2024-02-29, 3:05\u202fPM',
  '2024-02-29T10:00',
  '2024-02-29T10',
  '2024-02-29t10:00:00z',
  '2024-03-31 02:30:00',
  '2024-10-27 02:30:00',
  '2024-10-27T02:30:00+02:00',
  '1900-01-01T00:00:00+14:00',
  '2199-12-31T23:59:59-12:00',
  '1969-12-31T23:59:59.9999Z',
  '0',
  '59',
  '60',
  '61',
  '60.5',
  '45000',
  '45000.5',
  '45000.999999999999',
  '2958465',
  '999999',
  '1700000000',
  '1700000000000',
  '-1700000000000',
  '99999999999999',
  "it's",
  'a|b',
  'a\\',
  '|',
  'a"b',
  'a\nb',
  'a\rb',
  '\u0001',
  '\u001f',
  'e\u0301',
  '\ud83d\ude00',
  '\u202eabc',
  ';',
  ';;',
  'a; b ;;c',
  ' ;\u00a0; ',
  '006xx',
  '000000000000000AAA',
];

const digitsOf = (random: Random, count: number): string =>
  Array.from({ length: count }, () => String(random.whole(0, 9))).join('');

const pad = (value: number): string => String(value).padStart(2, '0');
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function dayCell(random: Random, pattern: string): string {
  const [year, month, day] = [random.whole(1990, 2035), random.whole(1, 12), random.whole(1, 28)];
  const isPadded = /dd|MM/.test(pattern);
  const number = (value: number) => (isPadded ? pad(value) : String(value));
  return pattern
    .replace(/y+/, (letters) => (letters.length === 2 ? pad(year % 100) : String(year)))
    .replace(/d+/, () => number(day))
    .replace(/M+/, (letters) => (letters.length > 2 ? (monthNames[month - 1] ?? '') : number(month)));
}

function serialCell(random: Random, name: string): string {
  if (name === 'epochMillis') return String(random.whole(0, 2_000_000_000) * 1000 + random.whole(0, 999));
  if (name === 'epochSeconds') return String(random.whole(0, 2_000_000_000));
  return `${random.whole(1, 70_000)}${random.chance(0.4) ? `.${digitsOf(random, random.whole(1, 12))}` : ''}`;
}

function dateCell(random: Random, pattern: string): string {
  if (/^(excel|epoch)/.test(pattern)) return serialCell(random, pattern);
  const clock = random.pick([
    '',
    '',
    '',
    ' 10:15',
    'T23:59:59.123Z',
    ' 3:05 PM',
    ', 12:00 AM',
    'T01:30:00+02:00',
    ' 02:30:15',
  ]);
  return dayCell(random, pattern) + clock;
}

function numberCell(random: Random, { field, rule, mark }: CellStyle): string {
  const isShare = field.kind.kind === 'decimal' && field.kind.max === 1;
  if (isShare && rule.times === undefined) {
    return random.pick([`0${mark}${digitsOf(random, 2)}`, '1', '0', `${random.whole(0, 100)}%`]);
  }
  const sign = 'min' in field.kind ? '' : random.pick(['', '', '', '-']);
  if (field.kind.kind === 'integer') return `${random.whole(0, 99_999)}`;
  const other = mark === '.' ? ',' : '.';
  const grouped = `${random.whole(1, 999)}${random.pick([other, ' ', "'", '\u00a0'])}${digitsOf(random, 3)}`;
  const whole = random.pick([String(random.whole(0, 99_999)), grouped]);
  const number = `${whole}${random.pick(['', `${mark}${digitsOf(random, random.whole(1, 4))}`])}`;
  const isMoney =
    field.kind.kind === 'decimal' && field.kind.min === undefined && field.kind.max === undefined;
  const money = [`$${number}`, `${number} €`, `EUR ${number}`, `(${number})`, `${number} USD`];
  return isMoney && random.chance(0.3) ? random.pick(money) : sign + number;
}

/** Durations of both formats, some of which no clock shows. */
function clockCell(random: Random): string {
  const two = (most: number) => String(random.whole(0, most)).padStart(2, '0');
  const short = `${random.pick([two(23), '7', '1234', ' 0'])}:${two(60)}`;
  return random.pick([short, `${short}:${two(60)}`]);
}

/** Times of few days, so that ends come before and after starts; some of no calendar. */
function momentCell(random: Random): string {
  const two = (least: number, most: number) => String(random.whole(least, most)).padStart(2, '0');
  const day = `2024-${random.pick(['02', '03'])}-${two(28, 31)}`;
  const clock = `${two(0, 24)}:${two(0, 60)}${random.pick(['', ':30', `:${two(0, 59)}.${random.whole(0, 999)}`])}`;
  return `${day}${random.pick(['T', ' '])}${clock}${random.pick(['', 'Z', 'Z'])}`;
}

/** Record ids of Salesforce with 15 characters, often; also of 18, and texts of 15 that are none. */
function recordIdCell(random: Random): string {
  const letter = () => random.pick([...'0159azbyAZBY']);
  const length = random.pick([12, 12, 12, 12, 15, 11]);
  const rest = Array.from({ length }, letter).join('');
  return `${random.pick(['006', '001', '00T', '02s', 'a0X', 'aBc', 'abc', '500'])}${rest}`;
}

function mappedCell(random: Random, rule: Attempt['rule']): string {
  const key = random.pick(Object.keys(rule.map ?? { x: 'x' }));
  return random.pick([key, key, key.toUpperCase(), ` ${key}`]);
}

/** A cell that its column's format reads, most often. */
export function goodCell(random: Random, style: CellStyle): string {
  const { field, rule } = style;
  if (rule.map) return mappedCell(random, rule);
  const { kind } = field;
  if (kind.kind === 'date' || kind.kind === 'instant') return dateCell(random, style.date);
  if (kind.kind === 'decimal' || kind.kind === 'integer') return quantityCell(random, style);
  if (kind.kind === 'flag') return random.pick(['true', 'No', 'y', '0', 'F', 'TRUE']);
  if (kind.kind === 'word') return random.pick([...kind.words, kind.words[0]?.toUpperCase() ?? '']);
  if (kind.kind === 'list') return random.pick(['Acme', `Acme${rule.separator ?? ';'} Globex`, '']);
  return textCell(random, rule);
}

function quantityCell(random: Random, style: CellStyle): string {
  if (style.rule.format === 'start|end') return momentCell(random);
  const isClock = style.rule.format !== undefined && random.chance(0.7);
  return isClock ? clockCell(random) : numberCell(random, style);
}

function textCell(random: Random, { id }: Attempt['rule']): string {
  if (id !== undefined && random.chance(0.7)) return recordIdCell(random);
  return random.pick(['A-1', 'West', ' padded ', `id${random.whole(1, 99)}`, 'Ärger', '東京']);
}

/** One letter of a good cell changed, dropped, doubled or joined by another. */
export function brokenCell(random: Random, cell: string): string {
  const letters = [...cell];
  const at = random.whole(0, Math.max(0, letters.length - 1));
  const other = random.pick([...'0123456789-/.,: T+%$()ZzaPm\u00a0\u0661é']);
  const changed = random.pick([
    [other],
    [],
    [letters[at] ?? '', letters[at] ?? ''],
    [other, letters[at] ?? ''],
  ]);
  return [...letters.slice(0, at), ...changed, ...letters.slice(at + 1)].join('');
}
