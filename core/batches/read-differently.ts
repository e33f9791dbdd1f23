import type { BatchEntry } from '../model/batch.ts';

/** Live batches of the same bytes, source and object whose rows were made in another way. */
export function readDifferently(
  ledger: readonly BatchEntry[],
  batch: Pick<BatchEntry, 'fileSha' | 'source' | 'object' | 'readingHash'>,
): readonly BatchEntry[] {
  return ledger.filter(
    (earlier) =>
      !earlier.isRetracted &&
      earlier.fileSha === batch.fileSha &&
      earlier.source === batch.source &&
      earlier.object === batch.object &&
      earlier.readingHash !== batch.readingHash,
  );
}
