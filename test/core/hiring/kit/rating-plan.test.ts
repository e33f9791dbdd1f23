import { describe, expect, test } from 'vitest';
import { promptItems } from '../../../../core/hiring/kit/prompt-item.ts';
import { ratingPlan, roleCompetencies } from '../../../../core/hiring/kit/rating-plan.ts';
import type { Competency, Role } from '../../../../core/model/rubric.ts';
import type { Scenario } from '../../../../core/model/scenarios.ts';
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
      expect(
        interviews.flatMap(({ items }) => items.map(({ competency }) => competency.id)).toSorted(),
      ).toEqual(
        many(n)
          .map(({ id }) => id)
          .toSorted(),
      );
      for (const { raters, items } of interviews) {
        expect(new Set(raters).size).toBe(2);
        expect(items.length).toBeLessThanOrEqual(4);
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

  // By hand: a question 12, a role play 15, a work sample 20, and 10 around. The work samples go apart first, then
  // each interview takes a role play and a question: 10 + 20 + 15 + 12 minutes.
  test('deals long items apart', () => {
    const asked = [
      'Why?',
      '(Work sample) A.',
      'Who?',
      '(Role play) B.',
      '(Work sample) C.',
      '(Role play) D.',
    ];
    const { interviews } = ratingPlan(
      many(6).map((each, i) => ({ ...each, prompts: [asked[i] ?? ''] })),
      3,
    );
    expect(interviews.map(({ items }) => items.map(({ competency }) => competency.id))).toEqual([
      ['c1', 'c3', 'c0'],
      ['c4', 'c5', 'c2'],
    ]);
    expect(interviews.map(({ minutes }) => minutes)).toEqual([57, 57]);
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
  expect(
    promptItems({ ...one, prompts }, []).map(({ itemId, instrument }) => `${itemId} ${instrument}`),
  ).toEqual([
    'context-1 role_play',
    'context-2 structured_interview',
    'context-3 situational_judgement',
    'context-4 work_sample',
  ]);
});

test('scenarios for a competency stand first, in place of the prompt that announces one', () => {
  const scenario = {
    id: 'who-pays',
    competency: one.id,
    title: 'A haulier',
    situation: ['140 lorries'],
    customers: [
      { name: 'A', fact: 'by the hour' },
      { name: 'B', fact: 'by the trip' },
    ],
    task: 'Plan.',
    look_for: 'pay',
  } satisfies Scenario;
  const prompts = ['Why?', '(Paired scenario) Here are two customers.', 'When?'];
  const items = promptItems({ ...one, prompts }, [scenario, { ...scenario, competency: 'crm' }]);
  expect(items.map(({ itemId, prompt }) => [itemId, prompt])).toEqual([
    ['context-who-pays', '(Paired scenario) A haulier: A and B. Plan.'],
    ['context-1', 'Why?'],
    ['context-3', 'When?'],
  ]);
});
