import type { Estimate } from '../model/estimate.ts';
import { auc } from '../stats/auc.ts';
import { riskDifference } from '../stats/risk-difference.ts';

/** Won and closed of a group and of its complement, inside one value of another dimension. */
export type Stratum = {
  readonly value: string | null;
  readonly won: number;
  readonly closed: number;
  readonly restWon: number;
  readonly restClosed: number;
};

export type Adjustment = {
  readonly by: string;
  readonly adjusted: Estimate;
  /** Same sign and at least half of the lift. */
  readonly keeps: boolean;
  readonly strata: readonly Stratum[];
};

/** A lift seen inside the values of each other choice dimension. */
export type Adjustments = {
  /** The adjustment that leaves least of the lift; null where every dimension is nested. */
  readonly weakest: Adjustment | null;
  /** One that turns the sign; it blocks the verdict. */
  readonly reversal: Adjustment | null;
  /** Dimensions in which under half of the group's closed deals meet a counterpart: nothing to adjust by. */
  readonly nested: readonly string[];
};

/** Adjusts a lift by every other dimension (Mantel-Haenszel risk difference over the strata of each). */
export function adjust(lift: number, others: ReadonlyMap<string, readonly Stratum[]>): Adjustments {
  const nested: string[] = [];
  const made: Adjustment[] = [];
  for (const [by, strata] of others) {
    if (tellsAll(strata)) continue;
    const adjusted = isNested(strata) ? null : difference(strata);
    if (adjusted === null) nested.push(by);
    else made.push({ by, adjusted, keeps: adjusted.value / lift >= 0.5, strata });
  }
  made.sort((a, b) => a.adjusted.value / lift - b.adjusted.value / lift || (a.by < b.by ? -1 : 1));
  const weakest = made[0] ?? null;
  const reversed = weakest !== null && weakest.adjusted.value * lift < 0;
  return { weakest, reversal: reversed ? weakest : null, nested };
}

// As in the leakage check: what parts won from lost by itself is known with the outcome, and explains nothing.
const tellsAllFrom = 0.95;

function tellsAll(strata: readonly Stratum[]): boolean {
  const scored = strata.map(({ won, closed, restWon, restClosed }) => {
    const [positives, all] = [won + restWon, closed + restClosed];
    return { score: all === 0 ? 0 : positives / all, positives, negatives: all - positives };
  });
  return (auc(scored)?.value ?? 0) >= tellsAllFrom;
}

/** Under half of the group's closed deals lie in strata with both sides. */
function isNested(strata: readonly Stratum[]): boolean {
  const closed = strata.reduce((sum, stratum) => sum + stratum.closed, 0);
  const shared = strata.reduce((sum, { closed, restClosed }) => sum + (restClosed > 0 ? closed : 0), 0);
  return shared * 2 < closed;
}

function difference(strata: readonly Stratum[]): Estimate | null {
  const made = riskDifference(
    strata.map(({ won, closed, restWon, restClosed }) => ({
      a: { k: won, n: closed },
      b: { k: restWon, n: restClosed },
    })),
  );
  return made && { value: made.value, low: made.low, high: made.high, n: made.n };
}
