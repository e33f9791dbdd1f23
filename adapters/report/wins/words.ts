import type { Cut, Segment, WinsReport } from '../../../core/model/wins-report.ts';
import { printedChance, printedCount, printedHundredths } from '../printed.ts';

const plainNames: Readonly<Record<string, string>> = {
  product_id: 'product',
  owner_id: 'owner',
  account_id: 'account',
  'account.size_band': 'account size',
  amount_band: 'deal size',
};

/** A cut as a person would say it: `product`, `account.sector × owner.region`. */
export function cutLabel(cut: Pick<Cut, 'by'>): string {
  return cut.by.map((dimension) => plainNames[dimension] ?? dimension).join(' × ');
}

/** The group's own values, by name where they are ids: `West`, `retail × GTX Basic`, `(not filled in)`. */
export function segmentLabel(
  { segment, labels }: Pick<Segment, 'segment' | 'labels'>,
  cut: Pick<Cut, 'by'>,
): string {
  return cut.by.map((dimension) => labels[dimension] ?? segment[dimension] ?? '(not filled in)').join(' × ');
}

export function closedCount(segment: Pick<Segment, 'won' | 'lost'>): number {
  return segment.won + segment.lost;
}

/** `62.6 - 63.9`, without the per cent sign: the heading says it. */
export function printedRange(range: Cut['range']): string {
  if (range === null) return '–';
  const low = printedHundredths(range.low);
  const high = printedHundredths(range.high);
  return low === high ? low : `${low} - ${high}`;
}

/** The verdict of a dimension with the figure that it stands on, or the groups that stand out. */
export function cutVerdict(cut: Cut): string {
  if (cut.verdict === null) return `${cut.kind}: no verdict`;
  if (cut.verdict === 'no gap' && cut.gap !== null) {
    return `no gap over ${Math.ceil(cut.gap * 100 - 1e-9)} points`;
  }
  if (cut.verdict !== "can't tell") return foundIn(cut) || cut.verdict;
  const why = cut.why.filter((reason) => !reason.startsWith(luck));
  return [chanceText(cut.verdict, cut.p), ...why].join('; ');
}

const luck = 'luck alone explains it';

function chanceText(verdict: string, p: number | null): string {
  if (p === null) return verdict;
  const chance = printedChance(p);
  return p > 0.1 ? `${verdict}; ${luck} (p ${chance})` : `${verdict} (p ${chance})`;
}

/** A group of a choice dimension together with the cut that it comes from. */
export type Placed = { readonly cut: Cut; readonly segment: Segment };

/** Every group of a choice dimension with this verdict, in the order of the report. */
export function groupsWith(report: WinsReport, verdict: Segment['verdict']): Placed[] {
  return report.cuts
    .filter((cut) => cut.kind === 'choice')
    .flatMap((cut) =>
      cut.segments.filter((segment) => segment.verdict === verdict).map((segment) => ({ cut, segment })),
    );
}

function named(groups: readonly Placed[]): string {
  const shown = groups
    .slice(0, 3)
    .map(({ cut, segment }) => `${segmentLabel(segment, cut)} (${cutLabel(cut)})`);
  const hidden = groups.length - shown.length;
  return hidden === 0 ? shown.join(', ') : `${shown.join(', ')} and ${hidden} more`;
}

/** Groups of one cut that stand out, by name: `manufacturing wins more; public wins less`; empty where none does. */
export function foundIn(cut: Cut): string {
  const words = ['wins more', 'wins less', 'maybe more', 'maybe less'] as const;
  return words
    .flatMap((word) => {
      const names = cut.segments.filter((s) => s.verdict === word).map((s) => segmentLabel(s, cut));
      if (names.length === 0) return [];
      const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
      return [`${word}: ${names.slice(0, 3).join(', ')}${more}`];
    })
    .join('; ');
}

function lookedAt(report: WinsReport): string {
  const groups = `${printedCount(report.tested)} ${report.tested === 1 ? 'group' : 'groups'} looked at`;
  return report.bestQ === null ? groups : `${groups}, best q ${printedChance(report.bestQ)}`;
}

/** Where we win more often, in one sentence a kind of finding; the first is always there. */
export function whereWeWin(report: WinsReport): string[] {
  if (report.total.winRate === null) return ['Cannot be asked: there is no win rate'];
  const more = groupsWith(report, 'wins more');
  const less = groupsWith(report, 'wins less');
  const maybe = [...groupsWith(report, 'maybe more'), ...groupsWith(report, 'maybe less')];
  const first = more.length === 0 ? 'Nowhere that can be shown' : named(more);
  return [
    `${first}: ${lookedAt(report)}`,
    ...(less.length === 0 ? [] : [`Less often: ${named(less)}`]),
    ...(maybe.length === 0 ? [] : [`Maybe, not proven: ${named(maybe)}`]),
  ];
}
