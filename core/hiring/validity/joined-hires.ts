import type { Hire } from '../../model/people-objects.ts';
import type { ScoredCandidate } from '../../model/score-report.ts';
import { byText } from '../calibration/counted-ratings.ts';

/** What became of an owner in one kind of segment: any measure by which owners can be compared, ramp taken into account. */
export type OwnerResult = {
  readonly ownerId: string;
  /** More is better. */
  readonly result: number;
  readonly inWinningSegments: boolean;
};

/** A hire whose score is known, with its results; null where it has none there. */
export type JoinedHire = {
  readonly candidate: ScoredCandidate;
  readonly inside: number | null;
  readonly outside: number | null;
};

export type JoinedHires = {
  /** Sorted by candidate. */
  readonly joined: readonly JoinedHire[];
  /** Distinct candidates among the hires. */
  readonly hires: number;
  /** Hires left out because one owner stands for several candidates. */
  readonly shared: number;
  /** Hires of whom nothing was scored. */
  readonly unscored: number;
  /** Scored hires without a result of either kind. */
  readonly withoutResult: number;
};

/** One hire a candidate, the first; an owner id that several candidates have tells nothing of any of them. */
export function joinHires(
  candidates: readonly ScoredCandidate[],
  hires: readonly Hire[],
  results: readonly OwnerResult[],
): JoinedHires {
  const first = firstHires(hires);
  const holders = Map.groupBy(first.values(), ({ owner_id }) => owner_id);
  const alone = [...first.values()].filter(({ owner_id }) => holders.get(owner_id)?.length === 1);
  const scored = new Map(candidates.map((candidate) => [candidate.candidateId, candidate]));
  const byOwner = resultsOf(results);
  const joined = alone
    .toSorted((a, b) => byText(a.candidate_id, b.candidate_id))
    .flatMap(({ candidate_id, owner_id }): JoinedHire[] => {
      const candidate = scored.get(candidate_id);
      const { inside = null, outside = null } = byOwner.get(owner_id) ?? {};
      return candidate === undefined ? [] : [{ candidate, inside, outside }];
    });
  return {
    joined,
    hires: first.size,
    shared: first.size - alone.length,
    unscored: alone.length - joined.length,
    withoutResult: joined.filter(({ inside, outside }) => inside === null && outside === null).length,
  };
}

function firstHires(hires: readonly Hire[]): ReadonlyMap<string, Hire> {
  const first = new Map<string, Hire>();
  for (const hire of hires.toSorted(
    (a, b) => byText(a.hired_on, b.hired_on) || byText(a.owner_id, b.owner_id),
  )) {
    if (!first.has(hire.candidate_id)) first.set(hire.candidate_id, hire);
  }
  return first;
}

type Results = { inside?: number; outside?: number };

/** @throws RangeError for two results of one owner in one kind of segment. */
function resultsOf(results: readonly OwnerResult[]): ReadonlyMap<string, Results> {
  const byOwner = new Map<string, Results>();
  for (const { ownerId, result, inWinningSegments } of results) {
    const own = byOwner.get(ownerId) ?? {};
    const kind = inWinningSegments ? 'inside' : 'outside';
    if (own[kind] !== undefined) {
      throw new RangeError(`validity needs one result ${kind} of an owner, got two of ${ownerId}`);
    }
    own[kind] = result;
    byOwner.set(ownerId, own);
  }
  return byOwner;
}
