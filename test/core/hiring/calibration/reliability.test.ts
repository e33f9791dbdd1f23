import { expect, test } from 'vitest';
import { PRIOR_VARIANCES, priorComponents } from '../../../../core/hiring/calibration/prior.ts';
import { reliabilityTable } from '../../../../core/hiring/calibration/reliability.ts';

const row = (raters: number, competencies: number) =>
  reliabilityTable(priorComponents(), 6).find(
    (one) => one.raters === raters && one.competencies === competencies,
  );

// By hand, one rater and six competencies: true 156 + 84 / 6 = 170; error 132 + 168 / 6 = 160, with severity 220.
// Huffcutt, Culbertson & Weyhrauch (2013): separate interviews agree 0.44.
test('gives one interviewer under the prior what separate interviews have', () => {
  expect(row(1, 6)?.relative).toBeCloseTo(170 / 330, 12);
  expect(row(1, 6)?.absolute).toBeCloseTo(170 / 390, 12);
  expect(row(1, 6)?.absolute).toBeCloseTo(0.44, 2);
});

// By hand, three raters and two competencies: true 156 + 42; error 44 + 28; severity 20.
test('divides each error by what it is averaged over', () => {
  expect(row(3, 2)?.relative).toBeCloseTo(198 / 270, 12);
  expect(row(3, 2)?.absolute).toBeCloseTo(198 / 290, 12);
  expect(reliabilityTable(priorComponents(), 6)).toHaveLength(24);
});

// Shrout & Fleiss (1979): mean squares 11.24, 32.49, 1.02 give ICC(2,1) 0.29, ICC(3,1) 0.71, ICC(2,4) 0.62.
test('comes to the coefficients of Shrout and Fleiss for one competency', () => {
  const none = { variance: 0 };
  const table = reliabilityTable(
    {
      candidate: { variance: (11.2417 - 1.0194) / 4 },
      candidateCompetency: none,
      rater: { variance: (32.4861 - 1.0194) / 6 },
      candidateRater: none,
      residual: { variance: 1.0194 },
    },
    1,
  );
  expect(table[0]?.absolute).toBeCloseTo(0.29, 2);
  expect(table[0]?.relative).toBeCloseTo(0.71, 1);
  expect(table[3]?.absolute).toBeCloseTo(0.62, 2);
});

test('has no row where nothing varies', () => {
  const none = { variance: 0 };
  const nothing = {
    candidate: none,
    candidateCompetency: none,
    rater: none,
    candidateRater: none,
    residual: none,
  };
  expect(reliabilityTable(nothing, 2)).toEqual([]);
});

test('has a prior of one step of a five-point scale', () => {
  const sum = Object.values(PRIOR_VARIANCES).reduce((total, variance) => total + variance, 0);
  expect(Math.sqrt(sum)).toBeCloseTo(24.5, 1);
});
