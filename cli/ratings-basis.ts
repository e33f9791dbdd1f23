import { type Basis, scaleOf } from '../core/hiring/calibration/basis.ts';
import type { Rating } from '../core/model/people-objects.ts';
import { FindingBlocks, WrongUse } from './exit.ts';

export type BasisFlags = { readonly rubric?: string; readonly scale?: string };

export type FoundBasis = { readonly basis: Basis; readonly isScaleFromData: boolean };

/**
 * What ratings are read against: the rubric, the scale of `--scale 1..5`, or the range of the ratings themselves
 * where they are of one competency.
 * @throws WrongUse where several competencies come without either; FindingBlocks where the ratings have no range.
 */
export async function basisOf(flags: BasisFlags, ratings: readonly Rating[]): Promise<FoundBasis> {
  if (flags.rubric !== undefined) {
    if (flags.scale !== undefined)
      throw new WrongUse('--scale is for ratings without a rubric, got --rubric too');
    const { readRubric } = await import('../adapters/files/rubric-file.ts');
    const { rubric, hash } = await readRubric(flags.rubric);
    return { basis: { rubric, rubricHash: hash }, isScaleFromData: false };
  }
  if (flags.scale !== undefined) return { basis: scaleAlone(scaleEnds(flags.scale)), isScaleFromData: false };
  const competencies = [...new Set(ratings.map(({ competency }) => competency))].sort();
  if (competencies.length > 1) {
    const named = competencies.slice(0, 3).join(', ');
    throw new WrongUse(
      `ratings of several competencies need --rubric FILE, or --scale such as 1..5 for all, got ${competencies.length}: ${named}`,
    );
  }
  return { basis: scaleAlone(rangeOf(ratings)), isScaleFromData: true };
}

type Ends = { readonly min: number; readonly max: number };

const scaleAlone = (ends: Ends): Basis => ({ rubric: null, scale: { ...ends, direction: 'higher' } });

function scaleEnds(text: string): Ends {
  const match = /^(-?\d{1,4})\.\.(-?\d{1,4})$/.exec(text.trim());
  const [min, max] = [Number(match?.[1]), Number(match?.[2])];
  if (min < max) return { min, max };
  throw new WrongUse(`--scale needs its ends, low first, such as 1..5, got "${text.slice(0, 64)}"`);
}

/** In whole steps. */
function rangeOf(ratings: readonly Rating[]): Ends {
  const values = ratings.map(({ rating }) => Number(rating));
  const [min, max] = [
    values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
    values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
  ].map((end, i) => (i === 0 ? Math.floor(end) : Math.ceil(end))) as [number, number];
  if (min < max) return { min, max };
  throw new FindingBlocks(
    `ratings that differ are needed, got ${ratings.length} that are all ${min}: say the scale with --scale, such as 1..5`,
  );
}

/** What is said where no flag named the scale. */
export function scaleText(basis: Basis): string {
  const { min, max } = scaleOf(basis);
  return `scale ${min}..${max} taken from the ratings, more is better; else say --scale\n`;
}
