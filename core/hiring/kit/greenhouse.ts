import type { Competency, Rubric } from '../../model/rubric.ts';

/** The words of a Greenhouse scorecard attribute, worst first, as its Harvest API writes them. */
const words = ['definitely_not', 'no', 'mixed', 'yes', 'strong_yes'] as const;

/**
 * The mapping that reads Greenhouse attributes back as ratings, from one line an attribute.
 * Null for a scale that has not the five points of Greenhouse.
 */
export function greenhouseMapping(competencies: readonly Competency[], { scale }: Rubric): object | null {
  if (scale.max - scale.min + 1 !== words.length) return null;
  const point = (rank: number) => (scale.direction === 'higher' ? scale.min + rank : scale.max - rank);
  return {
    source: 'greenhouse',
    ignore: ['type', 'overall_recommendation'],
    files: [
      {
        object: 'rating',
        where: { attribute: competencies.map(({ name }) => name) },
        columns: {
          candidate_id: 'candidate_id',
          assessment_id: 'scorecard_id',
          instrument: { const: 'structured_interview' },
          rater_id: 'interviewer_id',
          competency: {
            from: 'attribute',
            map: Object.fromEntries(competencies.map(({ id, name }) => [name, id])),
          },
          rating: { from: 'rating', map: Object.fromEntries(words.map((word, rank) => [word, point(rank)])) },
          evidence: 'note',
          occurred_on: 'interviewed_on',
        },
      },
    ],
  };
}
