import type { QueryRow } from '../model/cell-query.ts';
import { number, text } from './cell.ts';
import type { Dimension } from './dimension.ts';

/** Numbers that are money: bands over several currencies would compare what cannot be compared. */
const money = ['amount', 'list_amount', 'account.revenue', 'product.list_price'];

/** Dimensions of money in several currencies that nothing converts, with the reason; rows of `number-fifths.sql`. */
export function mixedMoney(
  dimensions: readonly Dimension[],
  { rows, convertTo }: { rows: readonly QueryRow[]; convertTo: string | null },
): readonly { readonly name: string; readonly why: string }[] {
  return dimensions.flatMap(({ name, number: source }) => {
    if (source === null || !money.includes(source) || (source === 'amount' && convertTo !== null)) return [];
    const row = rows.find((each) => text(each, 'dimension') === source);
    const currencies = row === undefined ? 0 : number(row, 'currency_count');
    if (currencies < 2) return [];
    return [{ name, why: `its amounts are in ${currencies} currencies and are not converted to one` }];
  });
}

/**
 * Cut points of the dimensions that are bands of a number: the settings', under the dimension's or the number's
 * name, else fifths of the object's own records (rows of `number-fifths.sql`). A number that nothing has, or that
 * is everywhere the same, has none.
 */
export function bandCuts(
  dimensions: readonly Dimension[],
  {
    rows,
    configured,
  }: { rows: readonly QueryRow[]; configured: Readonly<Record<string, readonly number[]>> },
): Readonly<Record<string, readonly number[]>> {
  const cuts = dimensions.flatMap(({ name, number: source }): [string, readonly number[]][] => {
    if (source === null) return [];
    const wanted = configured[name] ?? configured[source];
    const points = wanted ?? fifths(rows.find((row) => text(row, 'dimension') === source));
    return points.length > 0 ? [[name, points]] : [];
  });
  return Object.fromEntries(cuts);
}

function fifths(row: QueryRow | undefined): readonly number[] {
  if (row === undefined) return [];
  const lowest = number(row, 'lowest');
  const points = [1, 2, 3, 4].map((fifth) => number(row, `fifth_${fifth}`));
  return [...new Set(points)].filter((point) => point > lowest);
}
