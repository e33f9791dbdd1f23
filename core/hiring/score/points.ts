import type { Competency, Rubric } from '../../model/rubric.ts';

/** Points (0-100, more is better) of one step of the scale; negative where the lower number is the better standing. */
export function pointsPerStep(
  { min, max, direction }: Rubric['scale'],
  { reverse }: Pick<Competency, 'reverse'>,
) {
  const isUpward = (direction === 'higher') !== reverse;
  return (isUpward ? 100 : -100) / (max - min);
}

/** A rating on the rubric's scale as points, 0-100, where more is better. */
export function pointsOf(
  rating: number,
  scale: Rubric['scale'],
  competency: Pick<Competency, 'reverse'>,
): number {
  const step = pointsPerStep(scale, competency);
  return step > 0 ? (rating - scale.min) * step : (rating - scale.max) * step;
}
