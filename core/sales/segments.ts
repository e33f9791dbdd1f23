import type { Estimate } from '../model/estimate.ts';
import { type ShrunkGroup, shrinkAveraged } from '../stats/averaged-shrinkage.ts';
import { posterior } from '../stats/beta-binomial.ts';
import { fisherExact } from '../stats/fisher-exact.ts';
import { newcombe } from '../stats/newcombe.ts';
import { probabilityGreater } from '../stats/probability-greater.ts';
import { type Cell, closed, type Tally, withoutTally } from './cell.ts';

/** A group with everything that its own counts and its complement's say; words come later. */
export type Measured = {
  readonly cell: Cell;
  readonly lift: Estimate | null;
  readonly shrunk: Estimate | null;
  readonly probabilityBetter: number | null;
  /** Fisher's exact p of the group against its complement; null where either has nothing closed. */
  readonly p: number | null;
  readonly quarters: { readonly same: number; readonly of: number } | null;
};

/** Measures every group of a cut against its complement (all other deals, not the grand total). */
export function measure(cells: readonly Cell[], { whole, wholeQuarters }: Against): readonly Measured[] {
  const counts = cells.map(({ total }) => ({ k: total.won, n: closed(total) }));
  const shrunk = shrinkAveraged(counts, { doubt: 1 });
  // A claim starts from the belief that groups are alike; an interval has to cover where they are not.
  const claimed = shrinkAveraged(counts, { doubt: 0 });
  return cells.map((cell, i) => ({
    cell,
    ...againstRest(cell.total, {
      rest: withoutTally(whole.total, cell.total),
      shrunk: shrunk?.[i] ?? null,
      claimed: claimed?.[i] ?? null,
    }),
    quarters: wholeQuarters.length === 0 ? null : quartersOf(cell, { whole, wholeQuarters }),
  }));
}

type Rest = {
  readonly rest: Tally;
  readonly shrunk: ShrunkGroup | null;
  readonly claimed: ShrunkGroup | null;
};

function againstRest(own: Tally, { rest, shrunk, claimed }: Rest): Omit<Measured, 'cell' | 'quarters'> {
  const known = closed(own) > 0 ? shrunk : null;
  if (known === null || claimed === null || closed(rest) === 0) {
    return { lift: null, shrunk: known?.estimate ?? null, probabilityBetter: null, p: null };
  }
  return {
    lift: lift(own, rest),
    shrunk: known.estimate,
    probabilityBetter: probabilityGreater(claimed.posterior, jeffreys(rest)),
    p: fisherExact([sides(own), sides(rest)]).p,
  };
}

export type Against = {
  /** All deals that the report is about, by quarter too. */
  readonly whole: Cell;
  /** Names of the quarters that are whole, oldest first. */
  readonly wholeQuarters: readonly string[];
};

const sides = (t: Tally): [number, number] => [t.won, closed(t) - t.won];
const jeffreys = (t: Tally) => posterior({ alpha: 0.5, beta: 0.5 }, { k: t.won, n: closed(t) });

/** Win rate of a tally minus that of another, Newcombe's interval. */
function lift(own: Tally, rest: Tally): Estimate | null {
  return newcombe({ k: own.won, n: closed(own) }, { k: rest.won, n: closed(rest) });
}

// The quarter test looks at the last four that hold so many closed deals of the group.
const quartersLookedAt = 4;
const closedInQuarter = 5;

function quartersOf(cell: Cell, { whole, wholeQuarters }: Against): Measured['quarters'] {
  const all = cell.total;
  const crude = Math.sign(gapOf(all, withoutTally(whole.total, all)));
  const gaps = wholeQuarters.flatMap((quarter) => {
    const own = cell.quarters.get(quarter);
    const every = whole.quarters.get(quarter);
    if (!own || !every || closed(own) < closedInQuarter) return [];
    const rest = withoutTally(every, own);
    return closed(rest) === 0 ? [] : [gapOf(own, rest)];
  });
  const last = gaps.slice(-quartersLookedAt);
  return { same: last.filter((gap) => crude !== 0 && Math.sign(gap) === crude).length, of: last.length };
}

function gapOf(own: Tally, rest: Tally): number {
  return closed(own) === 0 || closed(rest) === 0 ? 0 : own.won / closed(own) - rest.won / closed(rest);
}

/**
 * Closed deals still needed in the group for a lift known to +- margin, if the rest grew alike;
 * 0 where the interval is that narrow already, null without one.
 */
export function dealsNeeded(
  lift: Estimate | null,
  { own, margin }: { own: number; margin: number },
): number | null {
  if (lift === null || own === 0) return null;
  const halfWidth = (lift.high - lift.low) / 2;
  return Math.max(0, Math.ceil(own * (halfWidth / margin) ** 2) - own);
}
