import { describe, expect, test } from 'vitest';
import { rubricComplaints, scalePoints } from '../../../core/hiring/check-rubric.ts';
import type { Competency, Role, Rubric } from '../../../core/model/rubric.ts';
import { smallRubric } from './small-rubric.ts';

const [context, ...others] = smallRubric.competencies as [Competency, ...Competency[]];
const [role] = smallRubric.roles as [Role];

const withAnchors = (anchors: Record<string, string>): Rubric => ({
  ...smallRubric,
  competencies: [{ ...context, anchors }, ...others],
});
const withWeights = (weights: Record<string, number>): Rubric => ({
  ...smallRubric,
  roles: [{ ...role, weights }],
});
const withScale = (min: number, max: number): Rubric => ({
  ...smallRubric,
  scale: { min, max, direction: 'higher' },
});

describe('the complaints about a rubric', () => {
  test('are none where it holds', () => {
    expect(rubricComplaints(smallRubric)).toEqual([]);
  });

  test('of a scale of marks are none with both ends and three between', () => {
    const marks = (anchors: Record<string, string>): Rubric => ({
      ...withScale(0, 100),
      competencies: smallRubric.competencies.map((one) => ({ ...one, anchors })),
    });
    expect(rubricComplaints(marks({ 0: 'a', 30: 'b', 50: 'c', 70: 'd', 100: 'e' }))).toEqual([]);
    expect(rubricComplaints(marks({ 0: 'a', 50: 'c', 100: 'e' }))[0]?.message).toContain(
      'texts for 5 points',
    );
    expect(rubricComplaints(marks({ 0: 'a', 30: 'b', 50: 'c', 70: 'd' }))[0]?.message).toContain('point 100');
  });

  test.each<[string, Rubric, string, string]>([
    [
      'a scale that does not rise',
      withScale(3, 3),
      'scale.min',
      'scale needs a min below its max, got 3 to 3',
    ],
    ['a scale of too many points', withScale(0, 5_000), 'scale.max', 'at most 1001 points, got 5001'],
    ['a scale point without anchor', withAnchors({ 1: 'a', 3: 'c' }), 'competencies.0.anchors', 'point 2'],
    [
      'an anchor for no point',
      withAnchors({ 1: 'a', 2: 'b', 3: 'c', 4: 'd' }),
      'competencies.0.anchors.4',
      'got "4"',
    ],
    [
      'one text for two points',
      withAnchors({ 1: 'a', 2: 'b', 3: 'b' }),
      'competencies.0.anchors.3',
      '2 and 3',
    ],
    [
      'a competency twice',
      { ...smallRubric, competencies: [...smallRubric.competencies, context] },
      'competencies.4.id',
      'got "context" again',
    ],
    ['a role twice', { ...smallRubric, roles: [role, role] }, 'roles.1.id', 'got "ae" again'],
    [
      'weights over 1',
      withWeights({ ...role.weights, crm: 0.5 }),
      'roles.0.weights',
      'a sum of 1 on the tactical axis, got 1.1',
    ],
    ['weights under 1', withWeights({ ...role.weights, context: 0.6 }), 'roles.0.weights', 'got 0.9'],
    [
      'an unknown competency',
      withWeights({ ...role.weights, crn: 0.2 }),
      'roles.0.weights.crn',
      'nearest is "crm"',
    ],
    [
      'an axis without weights',
      withWeights({ discovery: 0.6, crm: 0.4 }),
      'roles.0.weights',
      'need the strategic axis, got none of it',
    ],
  ])('name %s', (_, rubric, path, message) => {
    const complaints = rubricComplaints(rubric);
    expect(complaints.map((one) => one.path.join('.'))).toEqual([path]);
    expect(complaints[0]?.message).toContain(message);
  });

  test('name an axis without competencies, and the weights that are then unknown', () => {
    const rubric = { ...smallRubric, competencies: smallRubric.competencies.slice(2) };
    expect(rubricComplaints(rubric).map(({ path }) => path.join('.'))).toEqual([
      'competencies',
      'roles.0.weights.context',
      'roles.0.weights.adaptation',
      'roles.0.weights',
    ]);
  });

  test('take the rounding of decimal fractions', () => {
    // 0.1 + 0.2 + 0.7 is 0.9999999999999999 in binary.
    expect(rubricComplaints(withWeights({ context: 0.1 + 0.2, adaptation: 0.7, discovery: 1 }))).toEqual([]);
  });
});

test('the points of a scale run from its lowest number to its highest', () => {
  expect(scalePoints({ min: -1, max: 2, direction: 'lower' })).toEqual([-1, 0, 1, 2]);
});
