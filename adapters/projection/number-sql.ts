import {
  anyFraction,
  currencyCode,
  type DecimalMark,
  exactFraction,
  numberText,
  plainDecimal,
  plainWhole,
} from '../../core/model/number-pattern.ts';
import { type NumberReading, toFactor } from '../../core/model/read-number.ts';
import { literal, matches } from './sql-text.ts';

/** How a number is read, and whether every text of the column is known to be bare digits with a point. */
export type NumberColumnReading = NumberReading & { readonly plain: boolean };

/** The names of the columns that the layers of one number make: its text, its product with a factor, its decimal. */
export type NumberNames = { readonly text: string; readonly product: string; readonly decimal: string };

/** Layers of SQL after the text; null where a layer is not needed. */
export type NumberLayers = {
  readonly product: string | null;
  readonly decimal: string | null;
  readonly value: string;
};

/** A text as DECIMAL(18,4), or as INTEGER; null where `readNumber` reads none. */
export function numberSql(
  names: NumberNames,
  { reading, kind }: { reading: NumberColumnReading; kind: 'decimal' | 'integer' },
): NumberLayers {
  const { times, per, plain, unit } = reading;
  if (kind === 'integer' && plain && times === 1 && per === 1) {
    return { product: null, decimal: null, value: `try_cast(${names.text} as integer)` };
  }
  const isScaled = times !== 1 || (unit === 'share' && !plain);
  const product = isScaled ? productSql(names.text, reading) : null;
  const decimal = isScaled
    ? unscaledProduct(names.product, commonDecimals(reading))
    : written(names.text, reading);
  if (kind === 'decimal' && per === 1) return { product, decimal: null, value: decimal };
  const number = per === 1 ? names.decimal : divided(names.decimal, per);
  return { product, decimal, value: kind === 'integer' ? wholeSql(number) : number };
}

/** The currency code beside a number that was read, null where there is none. */
export const codeSql = (text: string): string =>
  `case when not ${matches(text, plainDecimal)} then nullif(regexp_extract(${text}, ${literal(currencyCode)}), '') end`;

const wholeSql = (number: string): string =>
  `case when ${number} = cast(${number} as bigint) then try_cast(cast(${number} as bigint) as integer) end`;

function written(text: string, { mark, unit, plain }: NumberColumnReading): string {
  if (plain) return `try_cast(${text} as decimal(18,4))`;
  const bare = mark === '.' ? plainDecimal : plainWhole;
  const grouped = numberText({ mark, fraction: exactFraction, unit });
  return `case when ${matches(text, bare)} then try_cast(${text} as decimal(18,4))
    when ${matches(text, grouped)} then try_cast(${digits(text, mark)} as decimal(18,4)) end`;
}

/** A per cent sign is a factor of its own, so a share is always read with the decimals of both. */
const commonDecimals = ({ unit, times }: NumberReading): number =>
  Math.max(toFactor(times).decimals, unit === 'share' ? 2 : 0);

/** Exact: 15 digits and 12 decimals times at most 11 digits fit 38. */
function productSql(text: string, reading: NumberColumnReading): string {
  const { mark, unit, times } = reading;
  const shared = commonDecimals(reading);
  const factor = (by: number) => {
    const { numerator, decimals } = toFactor(by);
    return `cast(${numerator * 10n ** BigInt(shared - decimals)} as decimal(11,0))`;
  };
  const by =
    unit === 'share'
      ? `case when suffix(${text}, '%') then ${factor(0.01)} else ${factor(times)} end`
      : factor(times);
  const known = matches(text, numberText({ mark, fraction: anyFraction, unit }));
  return `${by} * case when ${known} then try_cast(${digits(text, mark)} as decimal(27,12)) end`;
}

/** The product over its power of ten; null where four decimals cannot hold it exactly. */
function unscaledProduct(product: string, decimals: number): string {
  const kept = `try_cast(${product} as decimal(30,${4 - decimals}))`;
  const shift = `cast('${(1 / 10 ** decimals).toFixed(decimals)}' as decimal(5,${decimals}))`;
  return `case when ${product} = ${kept} then try_cast(${kept} * ${shift} as decimal(18,4)) end`;
}

/** The digits of a number that is known to be one, with a point and a minus where it is negative. */
function digits(text: string, mark: DecimalMark): string {
  const kept = `regexp_replace(${text}, ${literal(mark === '.' ? '[^0-9.]' : '[^0-9,]')}, '', 'g')`;
  const point = mark === '.' ? kept : `replace(${kept}, ',', '.')`;
  return `(case when contains(${text}, '-') or contains(${text}, '(') then '-' else '' end || ${point})`;
}

/** Half away from zero, in whole ten-thousandths. Wide decimals, because DuckDB keeps a product of two narrow ones at 18 digits. */
function divided(decimal: string, per: number): string {
  const units = `(abs(cast(cast(${decimal} as decimal(38,4)) * 10000 as bigint)) * 2 + ${per}) // ${2 * per}`;
  const signed = `case when ${decimal} < 0 then -(${units}) else ${units} end`;
  return `cast(cast(${signed} as decimal(22,0)) * cast(0.0001 as decimal(5,4)) as decimal(18,4))`;
}
