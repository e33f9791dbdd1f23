import { expect, test } from 'vitest';
import { factorOf, needModel, oneLevel } from '../../../../core/stats/mixed-model/model.ts';

test('numbers levels in the order they first come', () => {
  expect(factorOf(['b', 'a', 'b'])).toEqual({ levels: Int32Array.of(0, 1, 0), count: 2, names: ['b', 'a'] });
  expect(oneLevel(2)).toEqual({ levels: Int32Array.of(0, 0), count: 1 });
});

test.each([
  { y: [1, 2], levels: [0], message: 'a level of every observation, got 1 of 2' },
  { y: [1, 2], levels: [0, 1], message: 'levels from 0 to 0' },
  { y: [1, Number.NaN], levels: [0, 0], message: 'finite numbers' },
])('refuses $levels for $y', ({ y, levels, message }) => {
  const fixed = { levels: Int32Array.from(levels), count: 1 };
  expect(() => needModel({ y: Float64Array.from(y), fixed, terms: [] })).toThrow(message);
});
