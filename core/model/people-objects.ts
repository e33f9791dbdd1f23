import { z } from 'zod';
import { date, decimal, text, word } from './fields.ts';

/** The objects of hiring: ratings and what stands beside them, each in the data class that may hold it. */

export const instruments = [
  'structured_interview',
  'work_sample',
  'role_play',
  'situational_judgement',
  'knowledge_test',
  'reference',
] as const;
export type Instrument = (typeof instruments)[number];

/** One rater, one competency (or one item of it), one point of the rubric's scale. */
export const Rating = z.strictObject({
  candidate_id: text(),
  requisition_id: text().nullable(),
  role: text().nullable(),
  assessment_id: text().nullable(),
  instrument: word(instruments).nullable(),
  rater_id: text(),
  competency: text(),
  item_id: text().nullable(),
  rating: decimal(),
  evidence: text().nullable(),
  occurred_on: date().nullable(),
});
export type Rating = z.infer<typeof Rating>;

export const Candidate = z.strictObject({
  candidate_id: text(),
  requisition_id: text().nullable(),
  role: text().nullable(),
  source: text().nullable(),
});
export type Candidate = z.infer<typeof Candidate>;

/** The categories of EEO-1 Component 1; a blank is unknown. */
export const raceEthnicities = [
  'Hispanic or Latino',
  'White',
  'Black or African American',
  'Native Hawaiian or Pacific Islander',
  'Asian',
  'Native American or Alaska Native',
  'Two or More Races',
] as const;

/** What people said of themselves; read by the audit only. */
export const Demographic = z.strictObject({
  candidate_id: text(),
  sex: text().nullable(),
  race_ethnicity: text().nullable(),
  age_band: text().nullable(),
});
export type Demographic = z.infer<typeof Demographic>;

/** What was decided of a candidate at one stage, by people, outside or inside Bearing. */
export const Decision = z.strictObject({
  candidate_id: text(),
  decision: word(['advance', 'reject']),
  stage: text().nullable(),
  decided_on: date().nullable(),
});
export type Decision = z.infer<typeof Decision>;

export const Hire = z.strictObject({
  candidate_id: text(),
  owner_id: text(),
  hired_on: date(),
});
export type Hire = z.infer<typeof Hire>;
