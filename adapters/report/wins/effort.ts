import type { Cut, Segment, WinsReport } from '../../../core/model/wins-report.ts';

/** Share of touches minus share of wins: above 0 the group takes more than it gives. Null where one is unknown. */
export function surplusEffort({ effort }: Segment): number | null {
  if (effort === null || effort.shareOfTouches === null || effort.shareOfWins === null) return null;
  return effort.shareOfTouches - effort.shareOfWins;
}

/** The choice dimension in which effort and wins lie furthest apart; null without activity. */
export function effortCut(report: WinsReport): Cut | null {
  let best: { cut: Cut; apart: number } | null = null;
  for (const cut of report.cuts) {
    if (cut.kind !== 'choice' || cut.by.length > 1) continue;
    const apart = cut.segments.reduce((sum, segment) => sum + Math.abs(surplusEffort(segment) ?? 0), 0);
    if (apart > 0 && (best === null || apart > best.apart)) best = { cut, apart };
  }
  return best?.cut ?? null;
}

/** The groups whose effort and wins lie furthest apart; the busiest for nothing on top. */
export function effortRows(cut: Cut, most: number): Segment[] {
  return cut.segments
    .filter((segment) => surplusEffort(segment) !== null)
    .toSorted((a, b) => Math.abs(surplusEffort(b) ?? 0) - Math.abs(surplusEffort(a) ?? 0))
    .slice(0, most)
    .toSorted((a, b) => (surplusEffort(b) ?? 0) - (surplusEffort(a) ?? 0));
}
