import type { Cut, Segment, WinsReport } from '../../../core/model/wins-report.ts';
import { printedShare } from '../printed.ts';

function displaced(cut: Cut): number {
  let sum = 0;
  for (const { money } of cut.segments) {
    if (money.shareOfWonAmount === null || money.shareOfClosed === null) continue;
    sum += Math.abs(money.shareOfWonAmount - money.shareOfClosed);
  }
  return sum / 2;
}

/** Sizes of the deal itself: that large deals bring more money is no answer. */
const amounts: ReadonlySet<string> = new Set(['amount_band', 'amount', 'list_amount', 'list_amount_band']);

/**
 * The choice dimension whose money differs most from its deals, with that difference 0-1.
 *
 * The difference is the share of the won amount that would have to move to lie where the
 * closed deals lie (index of dissimilarity; Duncan and Duncan 1955). Null without money.
 */
export function moneyCut(report: WinsReport): { readonly cut: Cut; readonly displaced: number } | null {
  let best: { cut: Cut; displaced: number } | null = null;
  for (const cut of report.cuts) {
    if (cut.kind !== 'choice' || cut.by.length > 1 || amounts.has(cut.by[0] ?? '')) continue;
    const share = displaced(cut);
    if (share > 0 && (best === null || share > best.displaced)) best = { cut, displaced: share };
  }
  return best;
}

function gapOf({ money }: Segment): number {
  return Math.abs((money.shareOfWonAmount ?? 0) - (money.shareOfClosed ?? 0));
}

function perClosed({ money }: Segment): number {
  return money.perClosed !== null && 'value' in money.perClosed ? money.perClosed.value : -1;
}

/** The groups that carry the answer: those with a word first, then the widest gaps; richest on top. */
export function moneyRows(cut: Cut, most: number): Segment[] {
  return cut.segments
    .filter((segment) => segment.money.shareOfWonAmount !== null)
    .toSorted((a, b) => Number(b.money.word !== null) - Number(a.money.word !== null) || gapOf(b) - gapOf(a))
    .slice(0, most)
    .toSorted((a, b) => perClosed(b) - perClosed(a));
}

function shareOf(segments: readonly Segment[], of: (segment: Segment) => number | null): number {
  return segments.reduce((sum, segment) => sum + (of(segment) ?? 0), 0);
}

const clearly = 0.05;

/**
 * The money in sentences: who brings clearly more of it than of the deals, and who is busy for a small return.
 *
 * @param label how a group is called.
 */
export function moneySentences(cut: Cut, label: (segment: Segment) => string): string[] {
  const surplus = (segment: Segment) =>
    (segment.money.shareOfWonAmount ?? 0) - (segment.money.shareOfClosed ?? 0);
  const rich = cut.segments
    .filter((segment) => surplus(segment) >= clearly)
    .toSorted((a, b) => surplus(b) - surplus(a))
    .slice(0, 3);
  const busy = cut.segments.filter(({ money }) => money.word === 'busy, small return').slice(0, 3);
  const told = (groups: readonly Segment[], remark: string) =>
    groups.length === 0
      ? []
      : [
          `${groups.map(label).join(', ')}: ${printedShare(shareOf(groups, (s) => s.money.shareOfClosed))} of closed deals, ${printedShare(shareOf(groups, (s) => s.money.shareOfWonAmount))} of the won amount${remark}.`,
        ];
  return [...told(rich, ''), ...told(busy, ' (busy, small return)')];
}
