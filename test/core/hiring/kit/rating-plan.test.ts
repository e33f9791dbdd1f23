import { describe, expect, test } from 'vitest';
import { promptItems } from '../../../../core/hiring/kit/prompt-item.ts';
import { ratingPlan, roleCompetencies } from '../../../../core/hiring/kit/rating-plan.ts';
import type { Competency, Role } from '../../../../core/model/rubric.ts';
import { smallRubric } from '../small-rubric.ts';

const [one] = smallRubric.competencies as [Competency];
const [role] = smallRubric.roles as [Role];
const many = (n: number) => Array.from({ length: n }, (_, i): Competency => ({ ...one, id: `c${i}` }));

describe('the plan of who rates what', () => {
  test.each([2, 3, 4, 5, 8])('gives each competency two raters with %i interviewers', (interviewers) => {
    for (const n of [1, 2, 4, 5, 8, 9, 11, 13]) {
      const { interviews } = ratingPlan(many(n), interviewers);
      // No interview holds more than 4, so fewer than n / 4 interviews cannot ask them all.
      expect(interviews).toHaveLength(Math.ceil(n / 4));
      expect(interviews.flatMap(({ competencies }) => competencies.map(({ id }) => id)).toSorted()).toEqual(
        many(n)
          .map(({ id }) => id)
          .toSorted(),
      );
      for (const { raters, competencies } of interviews) {
        expect(new Set(raters).size).toBe(2);
        expect(competencies.length).toBeLessThanOrEqual(4);
        for (const rater of raters) expect(rater).toBeLessThanOrEqual(interviewers);
      }
    }
  });

  test('sends three interviewers round three interviews, each twice', () => {
    const { interviews, free } = ratingPlan(many(11), 3);
    expect(interviews.map(({ raters, minutes }) => [raters, minutes])).toEqual([
      [[1, 2], 58],
      [[2, 3], 58],
      [[3, 1], 46],
    ]);
    expect(free).toEqual([]);
  });

  test('names the interviewers it does not need', () => {
    expect(ratingPlan(many(5), 5).free).toEqual([4, 5]);
  });

  test('is refused with one interviewer', () => {
    expect(() => ratingPlan(many(3), 1)).toThrow('needs 2 interviewers or more');
  });
});

test('a competency without weight is not asked for the role', () => {
  const weights = { context: 1, discovery: 1, crm: 0 };
  expect(roleCompetencies(smallRubric, { ...role, weights }).map(({ id }) => id)).toEqual([
    'context',
    'discovery',
  ]);
});

test('a prompt that begins with its instrument is rated by it', () => {
  const prompts = ['(Role play) Begin.', 'Why?', '(Paired scenario) Plan.', '(Work sample) Write.'];
  expect(promptItems({ ...one, prompts }).map(({ itemId, instrument }) => `${itemId} ${instrument}`)).toEqual(
    [
      'context-1 role_play',
      'context-2 structured_interview',
      'context-3 situational_judgement',
      'context-4 work_sample',
    ],
  );
});
