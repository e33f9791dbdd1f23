import type { Competency, Rubric } from '../../model/rubric.ts';

/** The words of a Greenhouse scorecard attribute, worst first: as its Harvest API writes them, and as people see them. */
const words = [
  ['definitely_not', 'Definitely Not'],
  ['no', 'No'],
  ['mixed', 'Mixed'],
  ['yes', 'Yes'],
  ['strong_yes', 'Strong Yes'],
] as const;

export type GreenhouseWord = { readonly word: string; readonly shown: string; readonly point: number };

/**
 * Which word stands for which point of a competency, worst first: the best word is the best standing, also where the
 * competency is reversed. Null for a scale that has not the five points of Greenhouse.
 */
export function greenhouseWords(
  { reverse }: Competency,
  { scale }: Rubric,
): readonly GreenhouseWord[] | null {
  if (scale.max - scale.min + 1 !== words.length) return null;
  const isRising = (scale.direction === 'higher') !== reverse;
  return words.map(([word, shown], rank) => ({
    word,
    shown,
    point: isRising ? scale.min + rank : scale.max - rank,
  }));
}

/**
 * The mapping that reads Greenhouse attributes back as ratings, from one line an attribute (the note of the kit says
 * how to make them). The instrument stays unknown: an attribute does not say what was asked. Null for a scale that has not the five points of Greenhouse.
 */
export function greenhouseMapping(competencies: readonly Competency[], rubric: Rubric): object | null {
  const files = [false, true].flatMap((isReversed) => {
    const same = competencies.filter(({ reverse }) => reverse === isReversed);
    const pairs = same[0] === undefined ? null : greenhouseWords(same[0], rubric);
    return pairs === null ? [] : [ratingEntry(same, pairs)];
  });
  return files.length === 0 ? null : { source: 'greenhouse-kit', ignore: ['type'], files };
}

function ratingEntry(competencies: readonly Competency[], pairs: readonly GreenhouseWord[]): object {
  return {
    object: 'rating',
    where: { attribute: competencies.map(({ name }) => name) },
    columns: {
      candidate_id: 'candidate_id',
      assessment_id: 'scorecard_id',
      rater_id: 'interviewer_id',
      competency: {
        from: 'attribute',
        map: Object.fromEntries(competencies.map(({ id, name }) => [name, id])),
      },
      rating: {
        from: 'rating',
        map: Object.fromEntries(pairs.map(({ word, point }) => [word, point])),
        nullValues: ['no_decision'],
      },
      evidence: 'note',
      occurred_on: 'interviewed_at',
    },
    // An attribute that was not rated is no rating, and no bad row.
    skipWithout: 'rating',
  };
}
