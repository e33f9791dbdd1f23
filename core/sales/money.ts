import type { MaybeEstimate } from '../model/estimate.ts';
import type { Money } from '../model/wins-report.ts';
import { type Amounts, type PooledAmounts, poolAmounts } from '../stats/amounts.ts';
import { rateTimesMean } from '../stats/rate-times-mean.ts';
import { ratioOfSums } from '../stats/ratio-of-sums.ts';
import { closed, lost, type Tally } from './cell.ts';

export const moneyMethod =
  'won amount per closed deal: win rate (Wilson) times mean won amount (log-normal), intervals combined by MOVER';

// From here on the share of days and the share of won amount tell different stories.
const storyRatio = 3;

type Context = {
  readonly total: Tally;
  readonly minimumClosed: number;
  /** False where amounts are in currencies that cannot be added. */
  readonly measured: boolean;
  readonly shareOfActivity: number | null;
  /** Won amounts inside the groups of the cut (`pooledAmounts`). */
  readonly pooled: PooledAmounts | null;
};

/** Money beside a group's wins. Won deals without an amount are taken to be worth what the others are. */
export function moneyOf(tally: Tally, context: Context): Money {
  const { total, measured } = context;
  const shareOfDays = share(tally.closedDays, total.closedDays);
  const known = measured && tally.wonAmountCount > 0;
  const perClosed = measured ? amountPerClosed(tally, context.pooled) : null;
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
export function amountPerClosed(tally: Tally, pooled: PooledAmounts | null): MaybeEstimate {
  if (closed(tally) === 0 || (tally.won > 0 && tally.wonAmountCount === 0)) return null;
  return rateTimesMean({ trials: closed(tally), won: wonAmounts(tally), pooled });
}

/** What won amounts inside the groups of one cut are like: few amounts seldom show their tail by themselves. */
export const pooledAmounts = (tallies: readonly Tally[]) => poolAmounts(tallies.map(wonAmounts));

/** The amounts of all won deals; one without an amount is taken to be worth what the others are. */
function wonAmounts({ won, wonAmountCount, wonAmount, wonAmountSquares }: Tally): Amounts {
  if (wonAmountCount === 0) return { count: 0, sum: 0, sumOfSquares: 0 };
  const factor = won / wonAmountCount;
  return { count: won, sum: wonAmount * factor, sumOfSquares: wonAmountSquares * factor };
}

/** Won amount / closed amount; null where lost deals carry no amounts, or too few of them do. */
export function valueWinRate(tally: Tally, measured: boolean): MaybeEstimate {
  if (!measured || tally.wonAmountCount === 0 || !lostAmountsKept(tally)) return null;
  return ratioOfSums({
    part: { count: tally.wonAmountCount, sum: tally.wonAmount, sumOfSquares: tally.wonAmountSquares },
    rest: { count: tally.lostAmountCount, sum: tally.lostAmount, sumOfSquares: tally.lostAmountSquares },
    pooled: null,
  });
}

/** Half of the lost deals at least carry an amount, and not all of them 0 (as exports write "none"). */
export function lostAmountsKept(tally: Tally): boolean {
  return tally.lostAmount > 0 && tally.lostAmountCount * 2 >= lost(tally);
}

function returnWord(tally: Tally, { total, perClosed, shareOfDays }: Shares): Money['word'] {
  if (perClosed === null || 'insufficient' in perClosed || shareOfDays === null || total.wonAmount === 0)
    return null;
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
  readonly perClosed: MaybeEstimate;
  readonly shareOfDays: number | null;
};

function share(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
