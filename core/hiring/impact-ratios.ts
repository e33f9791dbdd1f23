import type { Count } from '../stats/needs.ts';
import { needCount } from '../stats/needs.ts';
import { compareRates, isBelowFourFifths } from './four-fifths.ts';

/** `k` selected (or above the median) of `n` persons of a group. */
export type NamedCount = Count & { readonly name: string };

export type GroupImpact = {
  readonly name: string;
  /** 0-1; null where nobody is in the group. */
  readonly rate: number | null;
  /** Rate over the highest rate; null where that is 0 or nobody is in the group. */
  readonly impactRatio: number | null;
  readonly isFlagged: boolean;
};

/**
 * Rate and impact ratio of every group against the highest rate, flagged below four fifths.
 * UGESP 29 CFR 1607.4D; the same ratio is that of New York City's Local Law 144, 6 RCNY 5-301.
 *
 * @throws RangeError unless 0 <= k <= n in whole numbers.
 */
export function impactRatios(groups: readonly NamedCount[]): readonly GroupImpact[] {
  const highest = extremes(groups)?.highest ?? null;
  return groups.map((group) => ({ name: group.name, rate: rateOf(group), ...against(group, highest) }));
}

/**
 * The rates once one selection moves from the group with the highest rate to that with the lowest, in the order of
 * the groups: does so little turn the picture round? UGESP Questions and Answers (1979), 21.
 *
 * @returns null where no group is below another.
 */
export function ratesAfterOneMoved(groups: readonly NamedCount[]): readonly (number | null)[] | null {
  const found = extremes(groups);
  if (found === null || compareRates(found.lowest, found.highest) === 0) return null;
  const moved = (group: NamedCount) => {
    if (group === found.highest) return { k: group.k - 1, n: group.n };
    return group === found.lowest ? { k: group.k + 1, n: group.n } : group;
  };
  return groups.map((group) => rateOf(moved(group)));
}

type Extremes = { readonly highest: NamedCount; readonly lowest: NamedCount };

/** Of equal rates the first; groups without persons have none. */
function extremes(groups: readonly NamedCount[]): Extremes | null {
  for (const group of groups) needCount(`impact ratio of ${group.name}`, group);
  const [first, ...more] = groups.filter((group) => group.n > 0);
  if (first === undefined) return null;
  return {
    highest: more.reduce((best, group) => (compareRates(group, best) > 0 ? group : best), first),
    lowest: more.reduce((worst, group) => (compareRates(group, worst) < 0 ? group : worst), first),
  };
}

function rateOf({ k, n }: Count): number | null {
  return n === 0 ? null : k / n;
}

// Whole numbers up to the one division, so that equal rates give exactly 1.
function against(group: Count, highest: Count | null): Pick<GroupImpact, 'impactRatio' | 'isFlagged'> {
  if (highest === null || highest.k === 0 || group.n === 0) return { impactRatio: null, isFlagged: false };
  return {
    impactRatio: (group.k * highest.n) / (group.n * highest.k),
    isFlagged: isBelowFourFifths(group, highest),
  };
}
