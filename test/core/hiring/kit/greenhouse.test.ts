import { expect, test } from 'vitest';
import { greenhouseMapping, greenhouseWords } from '../../../../core/hiring/kit/greenhouse.ts';
import type { Competency, Rubric } from '../../../../core/model/rubric.ts';
import { smallRubric } from '../small-rubric.ts';

const [one, other] = smallRubric.competencies as [Competency, Competency];
const scaled = (min: number, max: number, direction: 'higher' | 'lower'): Rubric => ({
  ...smallRubric,
  scale: { min, max, direction },
});

// Worst word first: the point of the worst standing is the lowest where higher is better, and the other way round
// where lower is better or the competency is reversed.
test.each([
  { direction: 'higher', reverse: false, points: [1, 2, 3, 4, 5] },
  { direction: 'lower', reverse: false, points: [5, 4, 3, 2, 1] },
  { direction: 'higher', reverse: true, points: [5, 4, 3, 2, 1] },
  { direction: 'lower', reverse: true, points: [1, 2, 3, 4, 5] },
] as const)('words on a scale where $direction is better, reversed $reverse', (row) => {
  const words = greenhouseWords({ ...one, reverse: row.reverse }, scaled(1, 5, row.direction));
  expect(words?.map(({ point }) => point)).toEqual(row.points);
  expect(words?.map(({ word }) => word)).toEqual(['definitely_not', 'no', 'mixed', 'yes', 'strong_yes']);
});

test('reversed competencies are read by an entry of their own', () => {
  const mapping = greenhouseMapping([one, { ...other, reverse: true }], scaled(0, 4, 'higher'));
  expect(mapping).toMatchObject({
    files: [
      {
        where: { attribute: ['Context'] },
        columns: {
          competency: { map: { Context: 'context' } },
          rating: { map: { definitely_not: 0, strong_yes: 4 } },
        },
      },
      {
        where: { attribute: ['Adaptation'] },
        columns: {
          competency: { map: { Adaptation: 'adaptation' } },
          rating: { map: { definitely_not: 4, strong_yes: 0 } },
        },
      },
    ],
  });
});

test('a scale without five points has no words, and no mapping', () => {
  expect(greenhouseWords(one, smallRubric)).toBeNull();
  expect(greenhouseMapping([one], smallRubric)).toBeNull();
});
