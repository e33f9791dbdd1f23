import { expect, test } from 'vitest';
import { factorOf, oneLevel } from '../../../../core/stats/mixed-model/model.ts';
import { reml } from '../../../../core/stats/mixed-model/reml.ts';
import { panel } from './panel.ts';
import { penicillin } from './penicillin.ts';

const sd = (variance: number | undefined) => Math.sqrt(variance ?? Number.NaN);

// R 4, lme4 1.1: lmer(diameter ~ 1 + (1 | plate) + (1 | sample), Penicillin) prints sds of 0.8467, 1.9316 and 0.5499
// and a criterion of 330.8606. The design is balanced, so the mean squares of R's anova give the sds exactly.
test('has the penicillin fit of lme4', () => {
  const fit = reml(penicillin());
  expect(fit?.hasConverged).toBe(true);
  expect(sd(fit?.terms[0]?.variance)).toBeCloseTo(0.8467043242, 6);
  expect(sd(fit?.terms[1]?.variance)).toBeCloseTo(1.9315584056, 6);
  expect(sd(fit?.residual.variance)).toBeCloseTo(0.5499231391, 6);
  expect(fit?.criterion).toBeCloseTo(330.86058899, 7);
  expect(fit?.means[0]).toBeCloseTo(22.9722222222, 8);
  expect(fit?.meanErrors[0]).toBeCloseTo(0.808573391, 6);
  const samples = [2.187058, -1.010476, 1.9379, -0.096895, -0.013842, -3.003745];
  for (const [i, effect] of samples.entries()) expect(fit?.terms[1]?.effects[i]).toBeCloseTo(effect, 5);
  const plates = [0.8045469, 0.8045469, 0.1816719];
  for (const [i, effect] of plates.entries()) expect(fit?.terms[0]?.effects[i]).toBeCloseTo(effect, 5);
});

// The same with rows 2, 6, 9, 13, ... left out: Penicillin[c(TRUE, FALSE, TRUE, TRUE, TRUE, FALSE, TRUE), ],
// with optim on lme4's deviance function to its last digits.
test('has the fit of lme4 where cells are missing', () => {
  const fit = reml(penicillin((i) => i % 7 !== 1 && i % 7 !== 5));
  expect(sd(fit?.terms[0]?.variance)).toBeCloseTo(0.87978, 4);
  expect(sd(fit?.terms[1]?.variance)).toBeCloseTo(1.9563, 4);
  expect(sd(fit?.residual.variance)).toBeCloseTo(0.56101, 4);
  expect(fit?.criterion).toBeCloseTo(258.703452959, 6);
  expect(fit?.means[0]).toBeCloseTo(22.89408265, 6);
});

// lme4 1.1: lmer(y ~ 0 + comp + (1 | c) + (1 | c:comp) + (1 | r) + (1 | c:r)); limits and posterior sds from the
// matrices themselves in R (V, P and the average information written out, solve()).
test('has the fit of lme4 for candidates, competencies and raters', () => {
  const fit = reml(panel());
  expect(fit?.criterion).toBeCloseTo(792.189119746, 6);
  const all = [...(fit?.terms ?? []), fit?.residual];
  for (const [k, expected] of [
    { variance: 249.6468, low: 93.1698, high: 668.9239 },
    { variance: 94.8981, low: 45.8809, high: 196.2832 },
    { variance: 42.6743, low: 8.7236, high: 208.7557 },
    { variance: 10.3394, low: 1.2469, high: 85.7361 },
    { variance: 59.2162, low: 38.741, high: 90.5129 },
  ].entries()) {
    expect(relative(all[k]?.variance, expected.variance)).toBeLessThan(1e-4);
    expect(relative(all[k]?.low, expected.low)).toBeLessThan(1e-3);
    expect(relative(all[k]?.high, expected.high)).toBeLessThan(1e-3);
    expect(all[k]?.state).toBe('fitted');
  }
  for (const [i, mean] of [54.32705, 68.49919, 51.9433].entries()) expect(fit?.means[i]).toBeCloseTo(mean, 3);
  for (const [i, error] of [6.271171, 6.271432, 6.271251].entries()) {
    expect(fit?.meanErrors[i]).toBeCloseTo(error, 3);
  }
  // Raters in the order they first come: 1, 2, 4, 3, 5.
  for (const [i, effect] of [-4.063909, 3.819541, -7.393126, -0.448198, 8.085692].entries()) {
    expect(fit?.terms[2]?.effects[i]).toBeCloseTo(effect, 3);
  }
  for (const [i, sd] of [3.518787, 3.495643, 3.557813, 3.50292, 3.535325].entries()) {
    expect(fit?.terms[2]?.sds[i]).toBeCloseTo(sd, 3);
  }
  for (const [i, sd] of [7.407412, 7.406183, 7.356219].entries())
    expect(fit?.terms[0]?.sds[i]).toBeCloseTo(sd, 3);
});

// Shrout & Fleiss (1979), Table 4: ICC(1,1) 0.17, ICC(2,1) 0.29, ICC(3,1) 0.71; their table is complete.
test('comes to the coefficients of Shrout and Fleiss where a table is complete', () => {
  const ratings = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
  ];
  const y = Float64Array.from(ratings.flat());
  const target = { name: 'target', ...factorOf(ratings.flatMap((row, i) => row.map(() => `${i}`))) };
  const judge = { name: 'judge', ...factorOf(ratings.flatMap((row) => row.map((_, j) => `${j}`))) };
  const crossed = reml({ y, fixed: oneLevel(24), terms: [target, judge] });
  const [p = 0, r = 0] = crossed?.terms.map(({ variance }) => variance) ?? [];
  const e = crossed?.residual.variance ?? Number.NaN;
  expect(p / (p + r + e)).toBeCloseTo(0.29, 2);
  expect(p / (p + e)).toBeCloseTo(0.71, 2);
  const oneWay = reml({ y, fixed: oneLevel(24), terms: [target] });
  const between = oneWay?.terms[0]?.variance ?? Number.NaN;
  expect(between / (between + (oneWay?.residual.variance ?? Number.NaN))).toBeCloseTo(0.17, 2);
  expect(between).toBeCloseTo((11.241667 - 6.263889) / 4, 4);
});

// By hand: pairs differ less than their members do, so the likelihood is greatest at 0 and the residual takes all.
test('is exactly 0 at the boundary, within a block and across blocks', () => {
  const y = Float64Array.of(1, 4, 4, 1, 2, 5);
  const pair = { name: 'pair', ...factorOf(['a', 'a', 'b', 'b', 'c', 'c']) };
  const one = reml({ y, fixed: oneLevel(6), terms: [pair] });
  expect(one?.terms[0]).toMatchObject({ variance: 0, low: null, high: null, state: 'boundary' });
  expect(one?.residual.variance).toBeCloseTo(14.8333333 / 5, 5);
  expect([...(one?.terms[0]?.sds ?? [])]).toEqual([0, 0, 0]);
  const crossed = reml({
    y: Float64Array.of(1, 2, 6, 5, 9, 10, 4, 3),
    fixed: oneLevel(8),
    terms: [
      { name: 'row', ...factorOf(['a', 'a', 'b', 'b', 'c', 'c', 'd', 'd']) },
      { name: 'column', ...factorOf(['p', 'q', 'p', 'q', 'p', 'q', 'p', 'q']) },
    ],
  });
  // Columns have one mean; each row's two values differ by 1, so the residual variance is 4 x 0.5 / 4.
  expect(crossed?.hasConverged).toBe(true);
  expect(crossed?.terms[1]).toMatchObject({ variance: 0, state: 'boundary' });
  expect(crossed?.residual.variance).toBeCloseTo(0.5, 4);
  expect(crossed?.terms[0]?.state).toBe('fitted');
});

test('names what a variance cannot be told from', () => {
  const model = panel();
  const each = { name: 'each', ...factorOf(model.terms[0]?.levels ? [...model.y.keys()].map(String) : []) };
  const fit = reml({ ...model, terms: [...model.terms, each] });
  expect(fit?.terms[4]).toMatchObject({
    state: 'not identified',
    with: ['residual'],
    variance: 0,
    low: null,
  });
  expect(fit?.criterion).toBeCloseTo(792.189119746, 6);
});

test('is null with too little to fit or nothing to explain', () => {
  const few = { fixed: oneLevel(2), terms: [] };
  expect(reml({ ...few, y: Float64Array.of(1, 2) })).toBeNull();
  expect(reml({ y: Float64Array.of(3, 3, 3, 3), fixed: oneLevel(4), terms: [] })).toBeNull();
  expect(() => reml({ ...few, y: Float64Array.of(1, 2, 3) })).toThrow('a level of every observation');
});

function relative(value: number | null | undefined, expected: number): number {
  return Math.abs((value ?? Number.NaN) / expected - 1);
}
