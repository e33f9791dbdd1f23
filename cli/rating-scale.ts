import process from 'node:process';
import type { Rating } from '../core/model/people-objects.ts';
import type { Rubric } from '../core/model/rubric.ts';
import { WrongUse } from './exit.ts';

/**
 * The scale of ratings that no rubric describes, where more is better: as `--scale 1..5` says, else from the lowest to
 * the highest rating, which is said on stderr.
 * @throws WrongUse for several competencies, or a scale without two ends.
 */
export function scaleOfRatings(ratings: readonly Rating[], flag: string | undefined): Rubric['scale'] {
  const competencies = new Set(ratings.map(({ competency }) => competency));
  if (competencies.size > 1) {
    throw new WrongUse(`--rubric is needed for ${competencies.size} competencies: only one may go without`);
  }
  if (flag !== undefined) return statedScale(flag);
  const values = ratings.map(({ rating }) => Number(rating));
  const scale = scaleFrom(
    values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
    values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
  );
  if (!(scale.min < scale.max)) {
    throw new WrongUse(`--scale is needed: every rating is ${scale.min}, which shows no scale`);
  }
  process.stderr.write(
    `scale ${scale.min}..${scale.max} taken from the ratings, more is better; else say --scale\n`,
  );
  return scale;
}

function statedScale(flag: string): Rubric['scale'] {
  const match = /^(-?\d+)\.\.(-?\d+)$/.exec(flag.trim());
  const scale = scaleFrom(Number(match?.[1]), Number(match?.[2]));
  if (match && scale.min < scale.max) return scale;
  throw new WrongUse(`--scale needs its two ends, the lower first, such as 1..5, got "${flag.slice(0, 64)}"`);
}

const scaleFrom = (min: number, max: number): Rubric['scale'] => ({ min, max, direction: 'higher' });
