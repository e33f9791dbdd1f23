import { expect, test } from 'vitest';
import { binomialSdTest } from '../../../core/stats/binomial-sd-test.ts';

// Castaneda v. Partida, 430 U.S. 482 (1977), note 17: 688 expected, standard deviation about 12, about 29 of them.
test('has the figures of the court', () => {
  const found = binomialSdTest(339, 870, 0.791);
  expect(found.expected).toBeCloseTo(688, 0);
  expect(found.sd).toBeCloseTo(12, 1);
  expect(found.z).toBeCloseTo(-29, 0);
});

// Hand: 100 at .5 has sd 5.
test('counts standard deviations, above and below', () => {
  expect(binomialSdTest(60, 100, 0.5)).toEqual({ expected: 50, sd: 5, z: 2 });
  expect(binomialSdTest(40, 100, 0.5).z).toBe(-2);
});

test('has no z without spread and refuses more than all', () => {
  expect(binomialSdTest(0, 0, 0.5).z).toBeNull();
  expect(binomialSdTest(3, 3, 1)).toEqual({ expected: 3, sd: 0, z: null });
  expect(() => binomialSdTest(4, 3, 0.5)).toThrow('4 of 3');
  expect(() => binomialSdTest(1, 3, 1.5)).toThrow('expected share');
});
