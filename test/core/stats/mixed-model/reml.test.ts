import { expect, test } from 'vitest';
import { reml } from '../../../../core/stats/mixed-model/reml.ts';
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
