import type { Segment, Verdict } from '../model/wins-report.ts';
import { chiSquare } from '../stats/chi-square.ts';
import { short } from './verdict.ts';

export type CutVerdict = {
  readonly verdict: Verdict;
  readonly gap: number | null;
  readonly p: number | null;
  readonly groups: number;
  readonly range: { readonly low: number; readonly high: number } | null;
  readonly why: readonly string[];
};

const found: readonly Verdict[] = ['wins more', 'wins less', 'maybe more', 'maybe less'];

/**
 * The word of a whole dimension. Over its groups whose lift is known closely enough (not `wide`), X is the
 * greatest gap that the data still allow: `no gap` where X <= 2 x margin. Else the strongest word of its groups,
 * else `can't tell`, with the chi-square p of "luck alone explains it".
 */
export function cutVerdict(segments: readonly Segment[], { margin, minimumClosed }: Rules): CutVerdict {
  const enough = segments.filter((segment) => closedOf(segment) >= minimumClosed);
  const judged = enough.filter((segment) => !segment.wide && segment.lift !== null);
  const limits = judged.map(({ lift }) => (lift ? Math.max(Math.abs(lift.low), Math.abs(lift.high)) : 0));
  const gap = limits.length > 0 ? Math.max(...limits) : null;
  const p = chiSquareP(enough);
  const turned = segments.flatMap(({ reversal }) => (reversal ? [reversal.by] : []));
  if (gap !== null && gap <= 2 * margin && turned.length === 0) {
    return { p, groups: judged.length, range: rangeOf(judged), verdict: 'no gap', gap, why: [] };
  }
  const base = { p, groups: enough.length, range: rangeOf(enough) };
  const reversals = [...new Set(turned)].map((by) => `reversal: the sign turns when adjusted by ${by}`);
  const word = found.find((verdict) => segments.some((segment) => segment.verdict === verdict));
  if (word) return { ...base, verdict: word, gap: null, why: [named(segments, word), ...reversals] };
  return {
    ...base,
    verdict: "can't tell",
    gap: null,
    why: [...(p !== null && p > 0.1 ? [`luck alone explains it (p ${short(p)})`] : []), ...reversals],
  };
}

type Rules = { readonly margin: number; readonly minimumClosed: number };

const closedOf = ({ won, lost }: Segment) => won + lost;

function named(segments: readonly Segment[], word: Verdict): string {
  const names = segments
    .filter(({ verdict }) => verdict === word)
    .map(({ segment, labels }) =>
      Object.entries(segment)
        .map(([dimension, value]) => labels[dimension] ?? value ?? 'not filled in')
        .join(' x '),
    );
  return `${word}: ${names.join(', ')}`;
}

function chiSquareP(segments: readonly Segment[]): number | null {
  const table = segments.map(({ won, lost }): [number, number] => [won, lost]);
  const both = table.some(([won]) => won > 0) && table.some(([, lost]) => lost > 0);
  return table.length >= 2 && both ? (chiSquare(table)?.p ?? null) : null;
}

function rangeOf(segments: readonly Segment[]): CutVerdict['range'] {
  const rates = segments.flatMap(({ winRate }) => (winRate ? [winRate.value] : []));
  return rates.length > 0 ? { low: Math.min(...rates), high: Math.max(...rates) } : null;
}
