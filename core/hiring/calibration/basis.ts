import type { Rubric } from '../../model/rubric.ts';

/** What ratings are read against: a rubric with the hash of its text, or for files of one competency a scale alone. */
export type Basis =
  | { readonly rubric: Rubric; readonly rubricHash: string }
  | { readonly rubric: null; readonly scale: Rubric['scale'] };

/** @throws RangeError unless the scale has a lower end under its upper end. */
export function scaleOf(basis: Basis): Rubric['scale'] {
  const scale = basis.rubric === null ? basis.scale : basis.rubric.scale;
  if (!(scale.min < scale.max)) {
    throw new RangeError(`calibrate needs a scale with min < max, got ${scale.min} to ${scale.max}`);
  }
  return scale;
}
