import type { QueryRow } from '../model/cell-query.ts';
import type { Effort, Verdict } from '../model/wins-report.ts';
import { number } from './cell.ts';

/** Activity to day 30 of a group beside that of all, from rows of `effort-cells.sql`. Minutes null where none are kept. */
export function effortOf(row: QueryRow, all: QueryRow): Effort {
  const opportunities = number(row, 'opportunity_count');
  const touches = number(row, 'touch_count');
  const meaningful = number(row, 'meaningful_count');
  const minutes = number(row, 'minutes_count') > 0 ? number(row, 'minutes') : null;
  const per = (sum: number | null) => (sum === null || opportunities === 0 ? null : sum / opportunities);
  return {
    opportunities,
    closedBeforeLandmark: number(row, 'closed_before_count'),
    touches,
    meaningful,
    minutes,
    touchesPerOpportunity: per(touches),
    meaningfulPerOpportunity: per(meaningful),
    minutesPerOpportunity: per(minutes),
    shareOfTouches: share(touches, number(all, 'touch_count')),
    shareOfMinutes: share(minutes ?? 0, number(all, 'minutes')),
    shareOfWins: share(number(row, 'won_count'), number(all, 'won_count')),
    quadrant: null,
  };
}

/** Names the quadrant of a group that wins more or less; every other one lies in the band `can't tell`. */
export function withQuadrant(
  effort: Effort,
  { verdict, all }: { verdict: Verdict | null; all: Effort },
): Effort {
  if (verdict !== 'wins more' && verdict !== 'wins less') return effort;
  const own = effort.minutesPerOpportunity ?? effort.touchesPerOpportunity;
  const usual = effort.minutesPerOpportunity === null ? all.touchesPerOpportunity : all.minutesPerOpportunity;
  if (own === null || usual === null) return effort;
  return { ...effort, quadrant: `${own >= usual ? 'much' : 'little'} effort, ${verdict}` };
}

function share(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
