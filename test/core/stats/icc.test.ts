import fc from 'fast-check';
import { expect, test } from 'vitest';
import { icc } from '../../../core/stats/icc.ts';

// Shrout & Fleiss (1979), Tables 2 to 4; limits as R psych prints them.
const shroutFleiss = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

test.each([
  { form: 'icc1', value: 0.17, low: -0.13, high: 0.72 },
  { form: 'icc2', value: 0.29, low: 0.02, high: 0.76 },
  { form: 'icc3', value: 0.71, low: 0.34, high: 0.95 },
  { form: 'icc1k', value: 0.44, low: -0.88, high: 0.91 },
  { form: 'icc2k', value: 0.62, low: 0.07, high: 0.93 },
  { form: 'icc3k', value: 0.91, low: 0.68, high: 0.99 },
] as const)('has $form of Shrout and Fleiss', ({ form, value, low, high }) => {
  const estimate = icc(shroutFleiss)?.[form];
  expect(Math.abs((estimate?.value ?? 9) - value)).toBeLessThan(0.0051);
  expect(Math.abs((estimate?.low ?? 9) - low)).toBeLessThan(0.0051);
  expect(Math.abs((estimate?.high ?? 9) - high)).toBeLessThan(0.0051);
});

// R: pf(targets / within, 5, 18, lower.tail = FALSE) and pf(targets / error, 5, 15, lower.tail = FALSE); psych prints
// 0.16477 and 0.00013.
test('has the p of the F test, the same for one rater and their mean', () => {
  const found = icc(shroutFleiss);
  expect(found?.icc1?.p).toBeCloseTo(0.16476880834464, 12);
  expect(found?.icc1k?.p).toBe(found?.icc1?.p);
  for (const form of ['icc2', 'icc3', 'icc2k', 'icc3k'] as const)
    expect(found?.[form]?.p).toBeCloseTo(0.000134566516484, 14);
});

// R irr 0.84: icc(anxiety, model = 'twoway', type = 'agreement').
test('has ICC(A,1) of the anxiety data', () => {
  const anxiety = ['332', '361', '344', '464', '523', '542', '221', '346', '531', '231'].concat([
    '221',
    '632',
    '133',
    '533',
    '221',
    '221',
    '113',
    '233',
    '432',
    '342',
  ]);
  const estimate = icc(anxiety.map((row) => [...row].map(Number)))?.icc2;
  expect(estimate?.value).toBeCloseTo(0.198, 3);
  expect(estimate?.low).toBeCloseTo(-0.039, 3);
  expect(estimate?.high).toBeCloseTo(0.494, 3);
});

test('is null with too few targets or raters, and where nobody differs', () => {
  expect(
    icc([
      [1, 2],
      [2, 3],
    ]),
  ).toBeNull();
  expect(icc([[1], [2], [3]])).toBeNull();
  expect(
    icc([
      [4, 4],
      [4, 4],
      [4, 4],
    ]),
  ).toMatchObject({ icc1: null, icc2: null, icc3: null });
});

test('is 1 where raters agree on all, and refuses a gap', () => {
  expect(
    icc([
      [1, 1],
      [2, 2],
      [3, 3],
    ])?.icc2,
  ).toEqual({ value: 1, low: 1, high: 1, n: 3, p: 0 });
  expect(() => icc([[1, 2], [2], [3, 3]])).toThrow('need 2 ratings');
});

// R, by the formulas of McGraw & Wong (1996) with an error of 1e-9: 0.853659, 0.006705 to 0.990268.
test('is unsure of agreement where raters differ by a constant', () => {
  const icc2 = icc([
    [1, 2],
    [2, 3],
    [3, 4],
    [5, 6],
  ])?.icc2;
  expect(icc2?.value).toBeCloseTo(0.8536585365854, 12);
  expect(icc2?.low).toBeCloseTo(0.0067050093161, 8);
  expect(icc2?.high).toBeCloseTo(0.9902679637707, 8);
});

test('does not change with the order of raters or targets and holds its estimate', () => {
  const table = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }), {
    minLength: 4,
  });
  fc.assert(
    fc.property(table, (ratings) => {
      const here = icc(ratings);
      const turned = icc(ratings.toReversed().map((row) => row.toReversed()));
      for (const form of ['icc1', 'icc2', 'icc3', 'icc2k'] as const) {
        const [a, b] = [here?.[form] ?? null, turned?.[form] ?? null];
        if (a === null || b === null) return (a === null) === (b === null);
        expect(b.value).toBeCloseTo(a.value, 9);
        expect(a.low).toBeLessThanOrEqual(a.value);
        expect(a.high).toBeGreaterThanOrEqual(a.value);
      }
      return true;
    }),
    { numRuns: 200 },
  );
});
