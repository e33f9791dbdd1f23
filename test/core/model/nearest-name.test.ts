import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, nearestName } from '../../../core/model/nearest-name.ts';

describe('editDistance', () => {
  // Optimal string alignment, by hand; kitten/sitting is the textbook example.
  test.each([
    { a: 'kitten', b: 'sitting', distance: 3 },
    { a: 'ca', b: 'abc', distance: 3 },
    { a: 'stage', b: 'satge', distance: 1 },
    { a: '', b: 'abc', distance: 3 },
    { a: 'same', b: 'same', distance: 0 },
  ])('of $a and $b is $distance', ({ a, b, distance }) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  test('is symmetric, and 0 only for equal texts', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('nearestName', () => {
  test.each([
    { name: 'GTXPro', candidates: ['GTX Basic', 'GTX Pro', 'MG Special'], nearest: 'GTX Pro' },
    { name: 'close_val', candidates: ['close_date', 'close_value'], nearest: 'close_value' },
    { name: 'xyz', candidates: ['close_date', 'close_value'], nearest: null },
    { name: 'zoe', candidates: ['anna', 'bob'], nearest: null },
    { name: 'anything', candidates: [], nearest: null },
    { name: 'ab', candidates: ['abx', 'aby'], nearest: 'abx' },
  ])('of $name is $nearest', ({ name, candidates, nearest }) => {
    expect(nearestName(name, candidates)).toBe(nearest);
  });
});
