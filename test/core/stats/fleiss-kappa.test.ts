import { expect, test } from 'vitest';
import { fleissKappa } from '../../../core/stats/fleiss-kappa.ts';

// Fleiss (1971): 30 patients, 6 psychiatrists each, 5 diagnoses.
const diagnoses = [
  '00060 03003 01401 00006 03030 20400 00402 20310 20040 00006',
  '10050 11040 03300 10050 02031 00501 30012 51000 02040 10203',
  '00006 01050 02013 20040 10041 05010 40002 02040 10500 00006',
].flatMap((line) => line.split(' ').map((patient) => [...patient].map(Number)));

// R irr: kappam.fleiss(diagnoses).
test('has the kappa of the psychiatric diagnoses', () => {
  expect(fleissKappa(diagnoses)?.value).toBeCloseTo(0.4302445, 7);
});

// R irrCAC, its overview: fleiss.kappa.dist(distrib.6raters), the first 15 patients.
test('has the standard error and the interval of irrCAC', () => {
  const kappa = fleissKappa(diagnoses.slice(0, 15));
  expect(kappa?.value).toBeCloseTo(0.4139265, 7);
  expect(kappa?.se).toBeCloseTo(0.08119291, 8);
  expect(kappa?.low).toBeCloseTo(0.24, 3);
  expect(kappa?.high).toBeCloseTo(0.588, 3);
  expect(kappa?.n).toBe(15);
});

// Fleiss (1971) as in the encyclopaedias: 14 raters, 10 subjects, kappa 0.210.
test('has the kappa of the textbook example', () => {
  const counts = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
  ];
  expect(fleissKappa(counts)?.value).toBeCloseTo(0.21, 3);
});

test('is 1 where all agree, and null where all chose one category or too few are there', () => {
  const agreed = [
    [3, 0],
    [0, 3],
  ];
  expect(fleissKappa(agreed)).toEqual({ value: 1, se: 0, low: 1, high: 1, n: 2 });
  expect(fleissKappa(agreed.map(() => [3, 0]))).toBeNull();
  expect(fleissKappa([[2, 1]])).toBeNull();
  expect(fleissKappa(agreed.map(() => [1, 0]))).toBeNull();
  expect(fleissKappa([])).toBeNull();
});

test('refuses subjects with different numbers of raters', () => {
  const uneven = [
    [3, 0],
    [1, 1],
  ];
  expect(() => fleissKappa(uneven)).toThrow('needs 3 raters of every subject, got 2');
});
