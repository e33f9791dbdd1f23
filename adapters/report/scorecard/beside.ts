import type { Instrument } from '../../../core/model/people-objects.ts';

/** What stands beside a rating on a scorecard and never enters the score. */
export type EvidenceLine = {
  readonly candidateId: string;
  readonly competency: string;
  readonly item: string | null;
  readonly raterId: string;
  readonly instrument: Instrument | null;
  readonly rating: number;
  readonly evidence: string | null;
  readonly occurredOn: string | null;
};

/** The words of the rubric that a scorecard shows. */
export type RubricWords = {
  readonly names: ReadonlyMap<string, string>;
  /** Competency to scale point to anchor text. */
  readonly anchors: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly role: string;
};

export type Beside = { readonly evidence: readonly EvidenceLine[]; readonly words: RubricWords };
