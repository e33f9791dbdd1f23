import type { PeopleMapping } from '../people-mapping.ts';

/**
 * Feedback forms of Lever, its four points on the scale 1..4, higher is better; `null` and a blank are no rating.
 * An opportunity of Lever is one person's candidacy, and its candidate_id is blank since 2020: the opportunity is
 * the candidate here. Forms that were deleted are not read.
 * Source: Lever API, feedback (`score_system_value` of the score system `four-point`).
 */
export const lever: PeopleMapping = {
  source: 'lever',
  ignore: [
    '_fivetran_synced',
    'candidate_id',
    'created_at',
    'instructions',
    'interview_id',
    'template_id',
    'text',
    'type',
  ],
  files: [
    {
      object: 'rating',
      columns: {
        candidate_id: { from: 'opportunity_id' },
        assessment_id: { from: 'id' },
        rater_id: { from: 'creator_id' },
        competency: { const: 'overall' },
        rating: {
          from: 'score_system_value',
          map: {
            '1 - Strong No Hire': '1',
            '2 - No Hire': '2',
            '3 - Hire': '3',
            '4 - Strong Hire': '4',
            '1': '1',
            '2': '2',
            '3': '3',
            '4': '4',
          },
          nullValues: ['null'],
        },
        occurred_on: { from: 'completed_at' },
      },
      where: { deleted_at: [''] },
      skipWithout: 'rating',
    },
  ],
};
