import type { Finding } from '../model/quality-report.ts';

/** A finding and how much it bends an answer: 3 changes rates or sums, 2 hides something, 1 is untidy. */
export type Weighed = { readonly finding: Finding; readonly weight: 1 | 2 | 3 };

/** What is found, before its share is made. */
export type Found = {
  readonly code: string;
  readonly object: string;
  readonly count: number;
  readonly of: number;
  readonly text: string;
  readonly examples: readonly string[];
  readonly next: string;
  readonly weight: 1 | 2 | 3;
  readonly blocking?: boolean;
};

export function weighed({ weight, blocking = false, ...found }: Found): Weighed {
  const share = found.of === 0 ? null : found.count / found.of;
  return { finding: { ...found, share, examples: found.examples.slice(0, 5), blocking }, weight };
}

/** What blocks first, then by weight times records; ties by code, so that the order is always the same. */
export function byWeight(findings: readonly Weighed[]): readonly Finding[] {
  const load = ({ finding, weight }: Weighed) => (finding.blocking ? 1e15 : 0) + weight * finding.count;
  return [...findings]
    .sort((a, b) => load(b) - load(a) || (a.finding.code < b.finding.code ? -1 : 1))
    .map(({ finding }) => finding);
}
