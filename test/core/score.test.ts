import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ScoreReport } from '../../core/model/score-report.ts';
import type { ScorerRating } from '../../core/model/scorer-rating.ts';
import { score } from '../../core/score.ts';
import { densePosterior } from './hiring/score/dense-posterior.ts';
import { calibrationOf, ratings, rubric, usual, type Variances } from './hiring/score/panel-of-three.ts';

const scored = (given: readonly ScorerRating[], variances: Variances = usual, severities = {}) =>
  score({
    rubric,
    rubricHash: 'r',
    role: 'ae',
    calibration: calibrationOf(variances, severities),
    ratings: given,
    forDecision: false,
  });
const one = (given: readonly ScorerRating[], variances = usual, severities = {}) => {
  const [candidate] = scored(given, variances, severities).candidates;
  if (candidate === undefined) throw new RangeError('needed a candidate, got none');
  return candidate;
};
const value = (estimate: unknown) => (estimate as { value: number }).value;

const panel = ratings(
  'c',
  'adaptation r1 4',
  'adaptation r2 3',
  'direction r1 5',
  'direction r2 4',
  'discovery r1 3',
  'discovery r3 4',
  'crm r2 2',
);

describe('the posterior', () => {
  test.each([
    ['without known raters', {}],
    ['with raters known to be severe or kind', { r1: 8, r2: -5 }],
  ])('is the conditional normal distribution, %s', (_, severities) => {
    // Little between raters, so that no gain is negative and the bound does not bind.
    const variances = { ...usual, rater: 5, candidateRater: 4 };
    const oracle = densePosterior(
      panel.map((row) => ({ ...row, points: (row.rating - 1) * 25 })),
      variances,
      severities,
    );
    expect(Math.min(...oracle.gains.flat())).toBeGreaterThan(0);
    const candidate = one(panel, variances, severities);
    expect(value(candidate.strategic)).toBeCloseTo(oracle.mean[0] ?? 0, 9);
    expect(value(candidate.tactical)).toBeCloseTo(oracle.mean[1] ?? 0, 9);
    expect(candidate.uncertainty.strategic ** 2).toBeCloseTo(oracle.covariance[0]?.[0] ?? 0, 9);
    expect(candidate.uncertainty.tactical ** 2).toBeCloseTo(oracle.covariance[1]?.[1] ?? 0, 9);
    expect(
      candidate.uncertainty.correlation * candidate.uncertainty.strategic * candidate.uncertainty.tactical,
    ).toBeCloseTo(oracle.covariance[0]?.[1] ?? 0, 9);
  });

  test('of one rating of one competency is shrunk as a hand calculation says', () => {
    // Adaptation 4 = 75 points, 25 above its norm. Variances 150, 120, 60, 50, 200: the rating's is 580.
    // Strategic: cov = 0.6 x 270 + 0.4 x 150 = 222, so 54 + 25 x 222 / 580.
    const candidate = one(ratings('c', 'adaptation r1 4'));
    expect(value(candidate.strategic)).toBeCloseTo(54 + (25 * 222) / 580, 12);
    expect(candidate.label).toBe('incomplete');
    expect(candidate.tactical).toBeNull();
    expect(candidate.labelProbabilities).toBeNull();
    expect(candidate.coverage.strategic).toEqual({ value: 0.6, needed: 0.7, missing: ['direction'] });
  });
});

const drawnRatings = fc.array(
  fc.record({
    competency: fc.constantFrom('adaptation', 'direction', 'discovery', 'crm'),
    raterId: fc.constantFrom('r1', 'r2', 'r3'),
    rating: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 1, maxLength: 14 },
);
const drawnVariances = fc.record({
  candidate: fc.double({ min: 0, max: 300, noNaN: true }),
  candidateCompetency: fc.double({ min: 0, max: 300, noNaN: true }),
  rater: fc.double({ min: 0, max: 300, noNaN: true }),
  candidateRater: fc.double({ min: 0, max: 300, noNaN: true }),
  residual: fc.double({ min: 0, max: 300, noNaN: true }),
});
const full = (drawn: readonly { competency: string; raterId: string; rating: number }[]): ScorerRating[] =>
  drawn.map((row) => ({ candidateId: 'c', item: null, instrument: null, hasEvidence: true, ...row }));

/** The label after each change of one rating to another point of the scale. */
const everyChange = (rows: readonly ScorerRating[], variances: Variances) =>
  rows.flatMap((row, i) =>
    [1, 2, 3, 4, 5].map((to) => ({
      row,
      to,
      label: one(
        rows.map((other, j) => (j === i ? { ...other, rating: to } : other)),
        variances,
      ).label,
    })),
  );

describe('whatever is rated', () => {
  test('contributions add up to the score, to the last bit', () => {
    fc.assert(
      fc.property(drawnRatings, drawnVariances, (drawn, variances) => {
        const candidate = one(full(drawn), variances);
        for (const axis of ['strategic', 'tactical'] as const) {
          const sum = candidate.contributions
            .filter((part) => part.axis === axis)
            .reduce((total, part) => total + part.contribution, 0);
          if (candidate[axis] !== null) expect(value(candidate[axis])).toBe(sum);
        }
      }),
    );
  });

  test('a better rating never lowers an axis or a competency', () => {
    fc.assert(
      fc.property(drawnRatings, drawnVariances, fc.nat(), (drawn, variances, pick) => {
        const place = pick % drawn.length;
        const raised = drawn.map((row, i) => (i === place ? { ...row, rating: 5 } : row));
        const [before, after] = [one(full(drawn), variances), one(full(raised), variances)];
        const all = (candidate: typeof before) =>
          [candidate.strategic, candidate.tactical, ...candidate.competencies.map((c) => c.score)].map((e) =>
            e === null ? 0 : value(e),
          );
        all(after).forEach((later, i) => {
          expect(later).toBeGreaterThanOrEqual((all(before)[i] ?? 0) - 1e-9);
        });
      }),
    );
  });

  test('the order of ratings changes no byte', () => {
    fc.assert(
      fc.property(drawnRatings, drawnVariances, (drawn, variances) => {
        const rows = full(drawn);
        expect(JSON.stringify(scored([...rows].reverse(), variances))).toBe(
          JSON.stringify(scored(rows, variances)),
        );
      }),
    );
  });

  test('the report has its published shape, intervals hold their value, and probabilities sum to 1', () => {
    fc.assert(
      fc.property(drawnRatings, drawnVariances, (drawn, variances) => {
        const report = ScoreReport.parse(scored(full(drawn), variances));
        for (const candidate of report.candidates) {
          const { strategic, labelProbabilities } = candidate;
          if (strategic && 'value' in strategic) {
            expect(strategic.low).toBeLessThanOrEqual(strategic.value);
            expect(strategic.high).toBeGreaterThanOrEqual(strategic.value);
          }
          if (labelProbabilities) {
            const sum = Object.values(labelProbabilities).reduce((total, p) => total + p, 0);
            expect(sum).toBeCloseTo(1, 9);
          }
        }
      }),
    );
  });

  test('a counterfactual is true: the rating changed so gives the label named, and nothing smaller changes it', () => {
    fc.assert(
      fc.property(drawnRatings, drawnVariances, (drawn, variances) => {
        const rows = full(drawn);
        const candidate = one(rows, variances);
        if (candidate.label === 'incomplete') return;
        const change = candidate.counterfactual;
        const size = change === null ? 5 : Math.abs(change.to - change.from);
        const changes = everyChange(rows, variances);
        const smaller = changes.filter(({ row, to }) => Math.abs(to - row.rating) < size);
        const named = changes.filter(
          ({ row, to }) =>
            row.raterId === change?.raterId && row.competency === change.competency && to === change.to,
        );
        expect(new Set([candidate.label, ...smaller.map(({ label }) => label)]).size).toBe(1);
        for (const { label } of named.filter(({ row }) => row.rating === change?.from)) {
          expect(label).toBe(change?.label);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('labels', () => {
  const precise = { candidate: 400, candidateCompetency: 400, rater: 0, candidateRater: 0, residual: 1 };
  const given = (s: number, t: number) =>
    ratings('c', `adaptation r1 ${s}`, `direction r1 ${s}`, `discovery r1 ${t}`, `crm r1 ${t}`);

  test.each([
    [5, 5, 'strategist-operator'],
    [1, 5, 'tactician'],
    [5, 1, 'strategist'],
    [1, 1, 'neither'],
  ])('strategic %i and tactical %i are a %s', (s, t, label) => {
    expect(one(given(s, t), precise).label).toBe(label);
  });

  test('no strength on one axis lifts a candidate over the floor of the other', () => {
    expect(one(given(3, 5), precise).label).toBe('tactician');
  });

  test('what is near a floor is not settled and says what would settle it', () => {
    const candidate = one(panel);
    expect(candidate.label).toBe('not settled');
    expect(candidate.between).toHaveLength(2);
    expect(candidate.settleNext?.expected).toBeGreaterThan(candidate.settleNext?.now ?? 1);
    expect(candidate.settleNext?.secondRater).toBe(true);
  });
});

describe('what is left out is counted and never read as 0', () => {
  test('a rating without evidence, off the scale, or of nothing in the rubric', () => {
    const [first, second, third, ...rest] = panel;
    if (!(first && second && third)) throw new RangeError('needed three ratings');
    const candidate = one([
      { ...first, hasEvidence: false },
      { ...second, rating: 6 },
      { ...third, competency: 'charm' },
      ...rest,
    ]);
    expect(candidate.leftOut).toEqual({ 'no evidence': 1, 'off the scale': 1, 'unknown competency': 1 });
    expect(candidate.competencies[0]).toMatchObject({ competency: 'adaptation', score: null, ratings: 0 });
  });
});

test('a scale on which lower is better is turned round', () => {
  const turned = { ...rubric, scale: { ...rubric.scale, direction: 'lower' as const } };
  const command = { rubricHash: 'r', role: 'ae', calibration: calibrationOf(usual), forDecision: false };
  const mirrored = panel.map((row) => ({ ...row, rating: 6 - row.rating }));
  const a = score({ ...command, rubric, ratings: panel }).candidates[0];
  const b = score({ ...command, rubric: turned, ratings: mirrored }).candidates[0];
  expect(value(b?.strategic)).toBeCloseTo(value(a?.strategic), 12);
  expect(b?.label).toBe(a?.label);
});

describe('what is said of the calibration', () => {
  const noteOf = (over: object) =>
    score({
      rubric,
      rubricHash: 'r',
      role: 'ae',
      calibration: { ...calibrationOf(usual), ...over },
      ratings: panel,
      forDecision: true,
    }).notes.find(({ code }) => code === 'uncalibrated' || code === 'not-converged');

  test('is nothing where it was fitted', () => {
    expect(noteOf({ status: 'calibrated' })).toBeUndefined();
  });

  test('is no prior and not "too few" where the search stopped early', () => {
    expect(noteOf({ status: 'not converged' })).toMatchObject({
      code: 'not-converged',
      text: expect.not.stringContaining('prior'),
    });
  });

  test('is its own reason where nothing could be fitted', () => {
    const text = 'uncalibrated: the documented prior stands in for a fit; no rating differs';
    const notes = [{ code: 'uncalibrated', text }];
    const n = { candidates: 40, raters: 3, ratings: 240 };
    expect(noteOf({ status: 'uncalibrated', n, notes })?.text).toBe(text);
  });
});
