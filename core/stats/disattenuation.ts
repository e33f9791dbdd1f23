import { needCorrelation, needFinite } from './needs.ts';

/**
 * Correlation of two true scores: r over the root of both reliabilities. From samples it may exceed 1, which is
 * reported, not cut. Spearman (1904), American Journal of Psychology 15, 72-101.
 *
 * @returns null where a reliability is 0 or below.
 * @throws RangeError unless -1 <= r <= 1.
 */
export function disattenuation(r: number, rxx: number, ryy: number): number | null {
  needCorrelation('disattenuation', r);
  needFinite('disattenuation', [rxx, ryy]);
  return rxx > 0 && ryy > 0 ? r / Math.sqrt(rxx * ryy) : null;
}
