import type { QueryRow } from '../model/cell-query.ts';
import { auc, type ScoreCount } from '../stats/auc.ts';
import { type Cell, closed, lost, number } from './cell.ts';
import { keyOf } from './cuts.ts';
import { short } from './verdict.ts';

// Fewer closed deals cannot show a leak.
export const leakageNeeds = 50;

/** Known for one outcome only: filled in under 5 % of one and at least 50 points more of the other. */
export function fillLeak(row: QueryRow): string | null {
  const [won, lostCount] = [number(row, 'won_count'), number(row, 'lost_count')];
  if (won + lostCount < leakageNeeds || won === 0 || lostCount === 0) return null;
  const ofWon = number(row, 'won_filled_count') / won;
  const ofLost = number(row, 'lost_filled_count') / lostCount;
  const [less, more] = ofWon < ofLost ? [ofWon, ofLost] : [ofLost, ofWon];
  if (less >= 0.05 || more - less < 0.5) return null;
  return `filled in ${percent(ofWon)} of won and ${percent(ofLost)} of lost deals`;
}

/** Changed at the close: in >= 20 % of the closings, and at least 3 times as often as in other versions. */
export function changeLeak(row: QueryRow): string | null {
  const closings = number(row, 'close_count');
  if (closings < leakageNeeds) return null;
  const atClose = number(row, 'close_change_count') / closings;
  const others = number(row, 'other_count');
  const atOther = others === 0 ? 0 : number(row, 'other_change_count') / others;
  // In whole numbers: 0.6 is not below 3 x 0.2.
  const changes = number(row, 'close_change_count');
  const isOften = changes * 5 >= closings;
  const isOftener = changes * others >= 3 * number(row, 'other_change_count') * closings;
  if (!isOften || !isOftener) return null;
  return `changed in ${percent(atClose)} of the closings, in ${percent(atOther)} of other versions`;
}

const tellsAll = 0.95;
// In the sample itself the AUC is about as high or higher: below this the five folds need not be counted.
const worthFolding = 0.9;

/** True where a dimension parts won from lost so well that the folds must decide. */
export function mayTellAll(cells: readonly Cell[]): boolean {
  if (cells.reduce((sum, { total }) => sum + closed(total), 0) < leakageNeeds) return false;
  const scored = cells
    .filter(({ total }) => closed(total) > 0)
    .map(({ total }) => ({ score: total.won / closed(total), positives: total.won, negatives: lost(total) }));
  return (auc(scored)?.value ?? 0) >= worthFolding;
}

/** A value of a dimension within one fold. */
export type FoldCell = {
  readonly fold: string;
  readonly value: string | null;
  readonly won: number;
  readonly lost: number;
};

/** Tells the outcome: out-of-sample AUC over the folds >= 0.95, each fold scored by the win rates of the others. */
export function aucLeak(cells: readonly FoldCell[]): string | null {
  const folds = [...new Set(cells.map(({ fold }) => fold))].sort();
  const areas = folds.flatMap((fold) => auc(scoredFold(cells, fold))?.value ?? []);
  if (areas.length === 0) return null;
  const mean = areas.reduce((sum, area) => sum + area, 0) / areas.length;
  return mean >= tellsAll ? `tells the outcome by itself (AUC ${short(mean)} out of sample)` : null;
}

function scoredFold(cells: readonly FoldCell[], fold: string): readonly ScoreCount[] {
  const others = cells.filter((cell) => cell.fold !== fold);
  const all = rateOf(others) ?? 0.5;
  const byValue = Map.groupBy(others, ({ value }) => keyOf([value]));
  return cells
    .filter((cell) => cell.fold === fold)
    .map(({ value, won, lost: negatives }) => ({
      score: rateOf(byValue.get(keyOf([value])) ?? []) ?? all,
      positives: won,
      negatives,
    }));
}

function rateOf(cells: readonly FoldCell[]): number | null {
  const won = cells.reduce((sum, cell) => sum + cell.won, 0);
  const all = cells.reduce((sum, cell) => sum + cell.won + cell.lost, 0);
  return all === 0 ? null : won / all;
}

const percent = (share: number) => `${Number((share * 100).toFixed(1))} %`;
