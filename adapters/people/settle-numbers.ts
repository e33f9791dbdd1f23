import type { NumberColumn } from '../../core/model/column-format.ts';
import type { DecimalMark } from '../../core/model/number-pattern.ts';
import { readNumber } from '../../core/model/read-number.ts';
import { echoed } from '../../core/model/read-text.ts';
import { eliminate } from '../projection/eliminate.ts';
import type { ColumnTexts, RefusedColumn } from './settle-dates.ts';

/** The decimal mark of a column of numbers: the mapping's own, else by elimination over all its values. */
export function numberColumn(
  { name, texts }: ColumnTexts,
  { own, flag }: { own: DecimalMark | undefined; flag: DecimalMark | undefined },
): NumberColumn | RefusedColumn {
  const numbers = (mark: DecimalMark): NumberColumn => ({ kind: 'number', mark, plain: false });
  if (own !== undefined) return numbers(own);
  const point = texts.map((text) => unitsOf(text, '.'));
  const comma = texts.map((text) => unitsOf(text, ','));
  const isBoth = (i: number) => point[i] !== null && comma[i] !== null;
  const differs = (i: number) => isBoth(i) && point[i] !== comma[i];
  const found = eliminate({
    first: point.filter((units) => units !== null).length,
    second: comma.filter((units) => units !== null).length,
    both: texts.filter((_, i) => isBoth(i)).length,
    differ: texts.filter((_, i) => differs(i)).length,
  });
  if (found !== 'ambiguous') return numbers(found === 'second' ? ',' : '.');
  if (flag !== undefined) return numbers(flag);
  const value = echoed(texts.find((_, i) => differs(i)) ?? '');
  const refused = `${name} needs one decimal mark, got ${value}, which is two numbers: say --decimal . or --decimal ,`;
  return { refused, code: 'ambiguous-decimal' };
}

const unitsOf = (text: string, mark: DecimalMark): bigint | null =>
  readNumber(text, { mark, unit: 'money', times: 1, per: 1 })?.units ?? null;
