import type { ColumnRule } from '../../../model/mapping.ts';
import type { PeopleMapping } from '../people-mapping.ts';

/**
 * The words of Greenhouse on the scale 1..5, higher is better. `stong_yes` is a spelling that its exports have.
 * `no_decision` and a blank are no rating.
 * Source: Harvest API, scorecards (`overall_recommendation`, `attributes.rating`).
 */
const words: ColumnRule = {
  map: {
    definitely_not: '1',
    no: '2',
    mixed: '3',
    yes: '4',
    strong_yes: '5',
    stong_yes: '5',
  },
  nullValues: ['no_decision'],
};

/**
 * Scorecards, and their attributes with the scorecard's columns beside them (see greenhouse-attributes).
 * The attribute is the competency; the recommendation of a scorecard is one of `overall`.
 */
export const greenhouse: PeopleMapping = {
  source: 'greenhouse',
  ignore: [
    '_fivetran_deleted',
    '_fivetran_synced',
    'application_id',
    'created_at',
    'index',
    'interview',
    'submitted_at',
    'type',
    'updated_at',
  ],
  files: [
    {
      object: 'rating',
      columns: {
        candidate_id: { from: 'candidate_id' },
        assessment_id: { from: 'id' },
        rater_id: { from: 'submitted_by_user_id' },
        competency: { const: 'overall' },
        rating: { ...words, from: 'overall_recommendation' },
        occurred_on: { from: 'interviewed_at' },
      },
      skipWithout: 'rating',
    },
    {
      object: 'rating',
      columns: {
        candidate_id: { from: 'candidate_id' },
        assessment_id: { from: 'scorecard_id' },
        rater_id: { from: 'submitted_by_user_id' },
        competency: { from: 'name' },
        rating: { ...words, from: 'rating' },
        evidence: { from: 'note' },
        occurred_on: { from: 'interviewed_at' },
      },
      skipWithout: 'rating',
    },
  ],
};
