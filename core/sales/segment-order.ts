import { type Segment, verdicts } from '../model/wins-report.ts';

const place = ({ verdict }: Segment) => (verdict === null ? verdicts.length : verdicts.indexOf(verdict));

/** Verdict, then the lower bound of the shrunk rate (higher first), then the key: no tie is left to chance. */
export function bySegmentOrder(a: Segment, b: Segment): number {
  const word = place(a) - place(b);
  if (word !== 0) return word;
  const bound = lowerBound(b) - lowerBound(a);
  if (bound !== 0) return bound;
  const [left, right] = [JSON.stringify(a.segment), JSON.stringify(b.segment)];
  return left < right ? -1 : left > right ? 1 : 0;
}

const lowerBound = ({ winRateShrunk, winRate }: Segment) => winRateShrunk?.low ?? winRate?.low ?? -1;
