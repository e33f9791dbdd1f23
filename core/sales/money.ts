import type { Estimate, MaybeEstimate } from '../model/estimate.ts';
import type { Money } from '../model/wins-report.ts';
import { closed, lost, type Tally } from './cell.ts';
import { rateTimesMean, ratioOfSums } from './money-interval.ts';

export const moneyMethod =
  'won amount per closed deal: win rate x mean won amount, normal interval by the delta method';

// From here on the share of days and the share of won amount tell different stories.
const storyRatio = 3;

type Context = {
  readonly total: Tally;
  readonly minimumClosed: number;
  /** False where amounts are in currencies that cannot be added. */
  readonly measured: boolean;
  readonly shareOfActivity: number | null;
};

/** Money beside a group's wins. Won deals without an amount are taken to be worth what the others are. */
export function moneyOf(tally: Tally, context: Context): Money {
  const { total, measured } = context;
  const shareOfDays = share(tally.closedDays, total.closedDays);
  const known = measured && tally.wonAmountCount > 0;
  const perClosed = measured ? amountPerClosed(tally) : null;
  return {
    wonAmount: known ? tally.wonAmount : null,
    lostAmount: measured && lostAmountsKept(tally) ? tally.lostAmount : null,
    perClosed,
    shareOfClosed: share(closed(tally), closed(total)),
    shareOfDays,
    shareOfActivity: context.shareOfActivity,
    shareOfWonAmount: measured ? share(tally.wonAmount, total.wonAmount) : null,
    topDealShare: known && tally.wonAmountMax !== null ? share(tally.wonAmountMax, tally.wonAmount) : null,
    wonWithoutAmount: tally.won - tally.wonAmountCount,
    word:
      closed(tally) >= context.minimumClosed ? returnWord(tally, { total, perClosed, shareOfDays }) : null,
  };
}

/** Won amount per closed deal, lost deals counting 0; null without a closed deal or without any amount. */
export function amountPerClosed(tally: Tally): Estimate | null {
  const { won, wonAmountCount: n, wonAmount: sum, wonAmountSquares: sumOfSquares } = tally;
  if (closed(tally) === 0 || (won > 0 && n === 0)) return null;
  return rateTimesMean({ k: won, n: closed(tally) }, { n, sum, sumOfSquares });
}

/** Won amount / closed amount; null where lost deals carry no amounts, or too few of them do. */
export function valueWinRate(tally: Tally, measured: boolean): MaybeEstimate {
  if (!measured || tally.wonAmountCount === 0 || !lostAmountsKept(tally)) return null;
  const part = { n: tally.wonAmountCount, sum: tally.wonAmount, sumOfSquares: tally.wonAmountSquares };
  const rest = { n: tally.lostAmountCount, sum: tally.lostAmount, sumOfSquares: tally.lostAmountSquares };
  return ratioOfSums(part, rest);
}

/** Half of the lost deals at least carry an amount, and not all of them 0 (as exports write "none"). */
export function lostAmountsKept(tally: Tally): boolean {
  return tally.lostAmount > 0 && tally.lostAmountCount * 2 >= lost(tally);
}

function returnWord(tally: Tally, { total, perClosed, shareOfDays }: Shares): Money['word'] {
  if (perClosed === null || shareOfDays === null || total.wonAmount === 0) return null;
  const rest = total.wonAmount - tally.wonAmount;
  const shareAt = (amount: number) => share(amount * closed(tally), amount * closed(tally) + rest);
  const atMost = shareAt(perClosed.high);
  const atLeast = shareAt(perClosed.low);
  if (atMost !== null && shareOfDays >= storyRatio * atMost) return 'busy, small return';
  if (atLeast !== null && atLeast >= storyRatio * shareOfDays) return 'large return';
  return null;
}

type Shares = {
  readonly total: Tally;
  readonly perClosed: Estimate | null;
  readonly shareOfDays: number | null;
};

function share(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
