import { describe, expect, test } from 'vitest';
import { differences, type Json, type Tolerance } from '../../../tools/golden/compare.ts';

const matches = (expected: Json, got: unknown, tolerance: Tolerance) =>
  differences(expected, got, tolerance).length === 0;

describe('numbers', () => {
  test.each<{ got: unknown; hit: boolean }>([
    { got: 0.5, hit: true },
    { got: 0.625, hit: true },
    { got: 0.375, hit: true },
    { got: 0.626, hit: false },
    { got: Number.NaN, hit: false },
    { got: Number.POSITIVE_INFINITY, hit: false },
    { got: null, hit: false },
    { got: '0.5', hit: false },
    { got: undefined, hit: false },
  ])('0.5 within 0.125: $got', ({ got, hit }) => {
    expect(matches({ a: 0.5 }, { a: got }, 0.125)).toBe(hit);
  });

  test('the tolerance is absolute, and 0 is exact', () => {
    expect(matches({ a: 1e9 }, { a: 1e9 + 1 }, 0.5)).toBe(false);
    expect(matches({ a: 3 }, { a: 3 }, 0)).toBe(true);
    expect(matches({ a: 3 }, { a: 3 + 1e-15 }, 0)).toBe(false);
  });

  test('NaN never matches, whatever the tolerance', () => {
    expect(matches({ a: 1 }, { a: Number.NaN }, 1e300)).toBe(false);
    expect(matches({ a: 1 }, { a: Number.NEGATIVE_INFINITY }, 1e300)).toBe(false);
  });
});

describe('tolerances', () => {
  test('one an output key', () => {
    const tolerance = { a: 0.1, b: 0 };
    expect(matches({ a: 1, b: 2 }, { a: 1.05, b: 2 }, tolerance)).toBe(true);
    expect(matches({ a: 1, b: 2 }, { a: 1.05, b: 2.05 }, tolerance)).toBe(false);
  });

  test('one an array element, under a key or for the only array', () => {
    expect(matches({ a: [1, 2] }, { a: [1.05, 2] }, { a: [0.1, 0] })).toBe(true);
    expect(matches({ a: [1, 2] }, { a: [1.05, 2.05] }, { a: [0.1, 0] })).toBe(false);
    expect(matches({ a: [1, 2] }, { a: [1.05, 2] }, [0.1, 0])).toBe(true);
    expect(matches({ a: [1, 2] }, { a: [1, 2.05] }, [0.1, 0])).toBe(false);
  });

  test('a number holds for all below it', () => {
    expect(matches({ a: { b: [1, { c: 2 }] } }, { a: { b: [1.05, { c: 2.05 }] } }, { a: 0.1 })).toBe(true);
  });
});

describe('shapes', () => {
  test('expected is a subset of the outputs, at every depth', () => {
    expect(matches({ a: 1, c: { d: 2 } }, { a: 1, b: 9, c: { d: 2, e: 3 } }, 0)).toBe(true);
    expect(matches({ a: 1, b: 9 }, { a: 1 }, 0)).toBe(false);
    expect(matches({ toString: 1 }, {}, 0)).toBe(false);
  });

  test('arrays match by element with equal length', () => {
    expect(matches({ a: [1, 2] }, { a: [1, 2, 3] }, 0)).toBe(false);
    expect(matches({ a: [] }, { a: [] }, 0)).toBe(true);
    expect(matches({ a: [1] }, { a: { 0: 1 } }, 0)).toBe(false);
    expect(matches({ a: [[1], [2, 3]] }, { a: [[1], [2, 3]] }, 0)).toBe(true);
  });

  test('null matches null only, strings and booleans by equality', () => {
    expect(matches({ a: null }, { a: null }, 0)).toBe(true);
    expect(matches({ a: null }, { a: 0 }, 1)).toBe(false);
    expect(matches({ a: null }, {}, 0)).toBe(false);
    expect(matches({ a: true, b: 'x' }, { a: true, b: 'x' }, 0)).toBe(true);
    expect(matches({ a: true }, { a: 1 }, 1)).toBe(false);
    expect(matches({ a: 'x' }, { a: 'y' }, 0)).toBe(false);
  });

  test('a difference names its place', () => {
    expect(differences({ a: { b: [1, 2] } }, { a: { b: [1, 5] } }, 0)).toEqual([
      { path: 'a.b.2', expected: 2, got: 5 },
    ]);
  });
});
