import type { MaybeEstimate } from '../../core/model/estimate.ts';
import type { Column, Row } from './table.ts';

/** An estimate in four columns: value, limits, n. */
export function estimateColumns(key: string): readonly Column[] {
  return [
    { key, label: key, kind: 'decimal' },
    { key: `${key}_low`, label: `${key} low`, kind: 'decimal' },
    { key: `${key}_high`, label: `${key} high`, kind: 'decimal' },
    { key: `${key}_n`, label: `${key} n`, kind: 'integer' },
  ];
}

/** The cells of those columns; no data is no cell. */
export function spread(key: string, estimate: MaybeEstimate): Row {
  if (estimate === null) return {};
  if ('insufficient' in estimate) return { [`${key}_n`]: estimate.n };
  const { value, low, high, n } = estimate;
  return { [key]: value, [`${key}_low`]: low, [`${key}_high`]: high, [`${key}_n`]: n };
}
