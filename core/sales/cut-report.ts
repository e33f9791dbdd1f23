import type { Cut, Segment } from '../model/wins-report.ts';
import type { Adjustments } from './adjustment.ts';
import type { Beside } from './beside.ts';
import { adjustmentsOf, type Compared } from './comparison.ts';
import { cutVerdict } from './cut-verdict.ts';
import { pooledAmounts } from './money.ts';
import type { Names } from './names.ts';
import { bySegmentOrder } from './segment-order.ts';
import { type Frame, segmentOf } from './segment-report.ts';

type Around = {
  readonly frame: Frame;
  readonly beside: Beside;
  readonly adjusted: ReadonlyMap<string, Adjustments>;
  readonly bands: Readonly<Record<string, readonly number[]>>;
  readonly names: Names;
};

/** A cut as the report tells it: its groups in order, and the word of the whole dimension. */
export function cutOf(
  { by, settled, groups }: Compared,
  { frame, beside, adjusted, bands, names }: Around,
): Cut {
  const accounts = new Map<Segment, string>();
  const pooled = pooledAmounts(groups.map(({ measured }) => measured.cell.total));
  const segments = groups.map(({ measured, q }) => {
    const { cell } = measured;
    const account = beside.oneAccount(by, cell);
    const segment = segmentOf(
      {
        by,
        kind: settled.kind,
        measured,
        q,
        adjustments: adjustmentsOf(adjusted, { by, cell }),
        effort: beside.effort(by, cell.values),
        cycleDays: beside.cycleDays(by, cell.values),
        pooled,
        remarks: account === null ? [] : [account],
        names,
      },
      frame,
    );
    if (account !== null) accounts.set(segment, account);
    return segment;
  });
  const judged = cutVerdict(segments, frame);
  const [first] = by;
  return {
    by: [...by],
    kind: settled.kind,
    kindWhy: settled.why,
    ...(settled.kind === 'choice' ? judged : { ...judged, verdict: null, gap: null }),
    margin: frame.margin,
    bands: by.length === 1 && first !== undefined && bands[first] ? [...bands[first]] : null,
    why: [...(settled.kind === 'choice' ? judged.why : []), ...standingOut(segments, { accounts, frame })],
    segments: segments.sort(bySegmentOrder),
  };
}

/** One account behind the highest or the lowest rate: the gap may be that account, not the value. */
function standingOut(
  segments: readonly Segment[],
  { accounts, frame }: { accounts: ReadonlyMap<Segment, string>; frame: Frame },
): readonly string[] {
  const rated = segments
    .filter(({ won, lost }) => won + lost >= frame.minimumClosed)
    .toSorted((a, b) => (a.winRate?.value ?? 0) - (b.winRate?.value ?? 0));
  const ends = new Set([rated.at(-1), rated[0]]);
  return [...ends].flatMap((segment) => (segment ? (accounts.get(segment) ?? []) : []));
}
