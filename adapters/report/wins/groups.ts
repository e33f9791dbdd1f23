import type { Cut, Segment } from '../../../core/model/wins-report.ts';
import {
  printedChance,
  printedCount,
  printedHundredths,
  printedPoints,
  printedRateInterval,
} from '../printed.ts';
import { type Grid, type GridColumn, naturalWidth } from '../terminal/grid.ts';
import { closedCount, segmentLabel } from './words.ts';

type GroupColumn = GridColumn & { readonly of: (segment: Segment, cut: Cut) => string };

const number = (heading: string, of: GroupColumn['of']): GroupColumn => ({ heading, align: 'right', of });

/** The closed deals still needed to tell stand behind the word, in brackets; no word outside a choice. */
function verdictText({ verdict, needed }: Segment): string {
  return verdict === "can't tell" && needed !== null
    ? `${verdict} (${printedCount(needed)})`
    : (verdict ?? '');
}

const liftInterval = number('95 %', ({ lift }) =>
  lift === null ? '' : `[${printedPoints(lift.low)}, ${printedPoints(lift.high)}]`,
);

const groupColumns: readonly GroupColumn[] = [
  { heading: '', align: 'left', cut: true, spill: true, of: segmentLabel },
  number('n', (segment) => printedCount(closedCount(segment))),
  number('rate %, 95 %', ({ winRate }) =>
    winRate === null ? '–' : `${printedHundredths(winRate.value)} ${printedRateInterval(winRate)}`,
  ),
  number('shrunk', ({ winRateShrunk }) =>
    winRateShrunk === null ? '–' : printedHundredths(winRateShrunk.value),
  ),
  number('points', ({ lift }) => (lift === null ? '–' : printedPoints(lift.value))),
  liftInterval,
  number('q', ({ qValue }) => (qValue === null ? '–' : printedChance(qValue))),
  { heading: 'verdict (needs)', align: 'left', of: verdictText },
];

/** Groups by their shrunk rate: the raw one would put the smallest group on top by luck. No rate comes last. */
export function rankedSegments(cut: Cut): Segment[] {
  const rank = (segment: Segment) => segment.winRateShrunk?.value ?? segment.winRate?.value ?? -1;
  return cut.segments.toSorted((a, b) => rank(b) - rank(a) || closedCount(b) - closedCount(a));
}

/**
 * Every group of a cut with its numbers. Points are against all other closed deals.
 *
 * A narrow window keeps whole names and leaves out the interval of the points; q says the same.
 */
export function groupGrid(cut: Cut, width: number): Grid {
  const segments = rankedSegments(cut);
  const gridOf = (columns: readonly GroupColumn[]): Grid => ({
    width,
    columns,
    rows: segments.map((segment) => columns.map((column) => column.of(segment, cut))),
  });
  const whole = gridOf(groupColumns);
  return naturalWidth(whole) <= width
    ? whole
    : gridOf(groupColumns.filter((column) => column !== liftInterval));
}

/** A q above the limit is in the table already; every other reason is worth a line. */
function isTold({ verdict, why }: Segment): boolean {
  if (verdict === null || verdict === 'no gap' || verdict === 'too few') return false;
  return why.some((reason) => verdict !== "can't tell" || !reason.startsWith('q '));
}

/** The reasons behind every verdict that says something, one line a group. */
export function reasonLines(cut: Cut): { readonly group: string; readonly why: string }[] {
  if (cut.kind !== 'choice') return [];
  return rankedSegments(cut)
    .filter(isTold)
    .map((segment) => ({
      group: segmentLabel(segment, cut),
      why: `${segment.verdict}: ${segment.why.join('; ')}`,
    }));
}

/** What a reader must know of a cut beside its verdict: its kind if it is no choice, why, and where bands are cut. */
export function cutRemarks(cut: Cut): string[] {
  const kinds = {
    choice: '',
    calendar: 'calendar: not a place to compete',
    result: 'known with the outcome: no verdict',
  };
  const bands =
    cut.bands === null ? '' : `bands cut at ${cut.bands.map((at) => printedCount(at)).join(', ')}`;
  return [kinds[cut.kind], cut.kindWhy ?? '', bands].filter((text) => text !== '');
}
