import type { AsOf, BatchEntry } from '../../core/model/batch.ts';

/** What a report in the cloud is made of: the live batches and a moment. */
export type LakeState = {
  readonly ledger: readonly BatchEntry[];
  readonly asOf: AsOf;
  /** What the `current` tables hold, by object. */
  readonly kept: ReadonlyMap<string, string>;
};
