import { describe, expect, test } from 'vitest';
import type { Basis } from '../../core/hiring/calibration/basis.ts';
import type { Rating } from '../../core/model/people-objects.ts';
import { RatersReport } from '../../core/model/raters-report.ts';
import { type RatersCommand, ratersReport } from '../../core/raters.ts';
import { interviews, rubric } from './hiring/calibration/interviews.ts';
import { plainRating, recruiting } from './hiring/raters/recruiting.ts';

const scaleOnly = (min: number, max: number): Basis => ({
  rubric: null,
  scale: { min, max, direction: 'higher' },
});
const reportOf = (ratings: readonly Rating[], basis: Basis = scaleOnly(1, 5), more = {}) =>
  ratersReport({ ratings, basis, isScaleFromData: false, calibration: null, ...more } as RatersCommand);
const codes = (report: RatersReport) => report.notes.map(({ code }) => code);

/** A row a candidate, a column a rater; null where the rater gave nothing. */
const table = (rows: readonly (readonly (number | null)[])[], competency = 'overall') =>
  rows.flatMap((row, i) =>
    row.flatMap((rating, j) =>
      rating === null
        ? []
        : [
            plainRating({
              candidate_id: `c${i + 1}`,
              rater_id: `r${j + 1}`,
              rating: `${rating}`,
              competency,
            }),
          ],
    ),
  );

describe('three interviewers of 966 applicants', () => {
  const report = reportOf(recruiting);

  // R, lme4: 29.6245 / (29.6245 + 9.6727 + 225.6187).
  test('agree no better than 0.112, so that the panel cannot tell people apart', () => {
    expect(RatersReport.parse(report)).toEqual(report);
    expect(report).toMatchObject({ candidates: 966, raterCount: 3, ratings: 2898 });
    expect(report.reliability.icc2?.value).toBeCloseTo(29.624520554 / 264.915959544, 5);
    expect(report.reliability.icc2?.value).toBeCloseTo(0.112, 3);
    expect(report.statement).toMatch(/^these interviews cannot support fine distinctions/);
    expect(report.reliability.weightedKappa).toBeNull();
  });

  // R, lme4: ranef of lmer(points ~ 1 + (1 | candidate) + (1 | rater)).
  test('are as severe as lme4 predicts', () => {
    expect(report.severityBy).toBe('mixed model');
    const severities = report.raters.map(({ severity }) => (severity as { value: number }).value);
    for (const [i, effect] of [-3.285067, 2.804942, 0.480125].entries()) {
      expect(severities[i]).toBeCloseTo(-effect, 3);
    }
  });

  // R: two-way mean squares of the rater and the mean of the other two.
  test('agree with the others as the mean squares say', () => {
    for (const [i, value] of [0.141642625815, 0.159335643365, 0.129343439796].entries()) {
      expect(report.raters[i]?.agreement).toMatchObject({ value: expect.closeTo(value, 9), n: 966 });
    }
    expect(report.raters.map(({ halo, drift, missingEvidence }) => [halo, drift, missingEvidence])).toEqual([
      [null, null, 966],
      [null, null, 966],
      [null, null, 966],
    ]);
    expect(codes(report)).toEqual(expect.arrayContaining(['halo-missing', 'drift-missing']));
  });
});

describe('the panel', () => {
  // Shrout & Fleiss (1979), Table 2 and Table 4; the scale is 1 to 10.
  const shroutFleiss = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
  ];

  test('has the six coefficients of Shrout and Fleiss', () => {
    const { reliability, severityBy, notes } = reportOf(table(shroutFleiss), scaleOnly(1, 10));
    const published = { icc1: 0.17, icc2: 0.29, icc3: 0.71, icc1k: 0.44, icc2k: 0.62, icc3k: 0.91 };
    for (const [form, value] of Object.entries(published)) {
      expect(reliability[form as 'icc1']?.value, form).toBeCloseTo(value, 2);
    }
    expect(severityBy).toBe('difference');
    expect(notes.find(({ code }) => code === 'severity-by-difference')?.text).toContain('needs 30, got 6');
  });

  // Hand: the others of rater 1 have 15/3, 6/3, 18/3, 9/3, 20/3, 13/3 where it has 9, 6, 8, 7, 10, 6: 4, 4, 2, 4,
  // 10/3, 5/3 steps more, a mean of 19/6 steps of 100/9 points.
  test('of few candidates has severities by the difference from the others', () => {
    const [first] = reportOf(table(shroutFleiss), scaleOnly(1, 10)).raters;
    expect(first?.severity).toMatchObject({ value: expect.closeTo((-19 / 6) * (100 / 9), 9), n: 6 });
  });

  // Krippendorff (2011): 4 observers, 12 units with gaps; ordinal alpha 0.815.
  test('has the alpha of Krippendorff in a table with gaps, and no ICC', () => {
    const units = [
      [1, 1, null, 1],
      [2, 2, 3, 2],
      [3, 3, 3, 3],
      [3, 3, 3, 3],
      [2, 2, 2, 2],
      [1, 2, 3, 4],
      [4, 4, 4, 4],
      [1, 1, 2, 1],
      [2, 2, 2, 2],
      [null, 5, 5, 5],
      [null, null, 1, 1],
      [null, 3, null, null],
    ];
    const report = reportOf(table(units));
    expect(report.reliability.krippendorffAlpha?.value).toBeCloseTo(0.815, 3);
    expect(report.reliability.icc2).toBeNull();
    expect(report.notes.find(({ code }) => code === 'icc-missing')?.text).toContain('different numbers');
  });

  // Shrout & Fleiss, case 1: ratings of one row may stand in any order.
  test('of other raters for each candidate has the one-way forms only', () => {
    const others = shroutFleiss.flatMap((row, i) =>
      row.map((rating, j) =>
        plainRating({ candidate_id: `c${i}`, rater_id: `r${i % 2}${j}`, rating: `${rating}` }),
      ),
    );
    const { reliability, notes } = reportOf(others, scaleOnly(1, 10));
    expect(reliability.icc1?.value).toBeCloseTo(0.17, 2);
    expect(reliability.icc1k?.value).toBeCloseTo(0.44, 2);
    expect([reliability.icc2, reliability.icc3, reliability.icc2k, reliability.icc3k]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(notes.find(({ code }) => code === 'icc-missing')?.text).toContain('4 of the 8 raters');
  });

  // Hand: rows 1, 2, 3 by columns 1, 2, 3 with 2 2 0 / 0 2 1 / 0 0 3 of 10; squared steps seen 3, by chance
  // (4 x 4 + 4 x 4 x 4 + 3 x 2 + 3 x 4 + 3 x 2 x 4 + 3 x 4) / 10 = 13.4.
  test('of two has the weighted kappa of a hand calculation', () => {
    const pairs = ['11', '11', '12', '12', '22', '22', '23', '33', '33', '33'];
    const rows = pairs.map((pair) => [...pair].map(Number));
    const { reliability } = reportOf(table(rows), scaleOnly(1, 3));
    expect(reliability.weightedKappa).toMatchObject({ value: expect.closeTo(1 - 3 / 13.4, 12), n: 10 });
  });

  test('of one rater has no figure but its counts', () => {
    const report = reportOf(table([[1], [2], [3]]));
    expect(report.statement).toBeNull();
    expect(Object.values(report.reliability).every((value) => value === null)).toBe(true);
    expect(report.raters).toEqual([
      {
        raterId: 'r1',
        severity: null,
        agreement: null,
        halo: null,
        drift: null,
        missingEvidence: 3,
        ratings: 3,
      },
    ]);
    expect(codes(report)).toEqual(
      expect.arrayContaining(['icc-missing', 'kappa-missing', 'few-shared', 'halo-missing']),
    );
  });
});

describe('raters of three competencies', () => {
  const dated = interviews.map((rating) => {
    const week = Number(rating.candidate_id.slice(2)) * 7;
    const occurred_on = new Date(Date.UTC(2026, 0, 1 + week)).toISOString().slice(0, 10);
    return plainRating({ ...rating, rating: String(rating.rating), occurred_on });
  });
  const report = reportOf(dated, { rubric, rubricHash: 'r' });

  // R: mean covariance of two competencies by cov(own), less that of cov(own, others), over the mean variance;
  // delete-one jackknife; slope by lm of the difference on day / 30.
  test.each([
    {
      i: 0,
      halo: [0.0847251217815, -0.169445638778, 0.338895882341],
      drift: -0.104139261598,
      agrees: 0.643129,
    },
    {
      i: 1,
      halo: [0.143548387097, -0.140511249969, 0.427608024163],
      drift: -0.528754676985,
      agrees: 0.679097,
    },
    {
      i: 2,
      halo: [0.124410377358, -0.209560485492, 0.458381240209],
      drift: 0.852689141955,
      agrees: 0.613604,
    },
    {
      i: 3,
      halo: [0.0794655414909, -0.192409932184, 0.351341015166],
      drift: -0.227065216003,
      agrees: 0.732707,
    },
  ])('have the halo, drift and agreement of R: rater $i', ({ i, halo, drift, agrees }) => {
    const rater = report.raters[i];
    const [value = 0, low = 0, high = 0] = halo;
    expect(rater?.halo).toMatchObject({
      value: expect.closeTo(value, 9),
      low: expect.closeTo(low, 9),
      high: expect.closeTo(high, 9),
      n: 19,
    });
    expect(rater?.drift).toMatchObject({ value: expect.closeTo(drift, 9), n: 19 });
    expect(rater?.agreement).toMatchObject({ value: expect.closeTo(agrees, 6), n: 19 });
  });

  test('have figures of each competency beside the pooled ones', () => {
    expect(
      report.competencies.map(({ competency, candidates, raters }) => [competency, candidates, raters]),
    ).toEqual([
      ['adaptation', 32, 4],
      ['discovery', 32, 4],
      ['insight', 32, 4],
    ]);
    expect(codes(report)).toContain('pooled');
  });

  test('do not depend on the order of ratings', () => {
    expect(reportOf(dated.toReversed(), { rubric, rubricHash: 'r' })).toEqual(report);
  });

  test('keep every reliability when they are named otherwise', () => {
    const renamed = dated.map((rating) => ({
      ...rating,
      rater_id: `Z${9 - Number(rating.rater_id.slice(2))}`,
    }));
    const again = reportOf(renamed, { rubric, rubricHash: 'r' });
    expect(again.reliability.krippendorffAlpha?.value).toBeCloseTo(
      report.reliability.krippendorffAlpha?.value ?? 9,
      12,
    );
    expect(again.raters.map(({ halo }) => halo?.n)).toEqual([19, 19, 19, 19]);
  });

  test('without evidence are counted, and left out where the rubric demands it', () => {
    const [first, ...rest] = dated;
    if (first === undefined) throw new RangeError('needed a rating');
    const again = reportOf([{ ...first, evidence: ' ' }, ...rest], { rubric, rubricHash: 'r' });
    const counted = rubric.evidence === 'required' ? 227 : 228;
    expect(again.ratings).toBe(counted);
    expect(again.raters.find(({ raterId }) => raterId === first.rater_id)?.missingEvidence).toBe(1);
  });
});

// Planted: with every 30 days rater 1 gives 2 points less, where the other stays.
test('finds a planted drift', () => {
  const ratings = Array.from({ length: 20 }, (_, i) => {
    const occurred_on = new Date(Date.UTC(2025, 0, 1 + 30 * i)).toISOString().slice(0, 10);
    const one = (rater_id: string, rating: number) =>
      plainRating({ candidate_id: `c${i}`, rater_id, rating: `${rating}`, occurred_on });
    return [one('r1', 70 - 2 * i), one('r2', 70)];
  }).flat();
  const [rater] = reportOf(ratings, scaleOnly(0, 100)).raters;
  expect(rater?.drift).toMatchObject({ value: expect.closeTo(2, 9), n: 20 });
});
