import { describe, expect, test } from 'vitest';
import type { Hire } from '../../core/model/people-objects.ts';
import type { ScoredCandidate } from '../../core/model/score-report.ts';
import { ValidityReport } from '../../core/model/validity-report.ts';
import { type ValidityCommand, validityReport } from '../../core/validity.ts';
import { output } from './hiring/scored-candidate.ts';
import { smallRubric } from './hiring/small-rubric.ts';

// Drawn in R (seed 11): 40 applicants with two scores; the 24 best on the first are hired.
const numbers = (text: string) => text.trim().split(/\s+/).map(Number);
const strategic =
  numbers(`52.9 60.3 41.8 43.6 74.1 48.8 75.9 67.5 59.5 48 50.1 55.8 41.5 56.9 46.2 60.1 57.3 70.7
  52.9 52.1 51.8 59.8 54.7 64.2 60.9 60.1 57.7 50.8 57.3 48.2 46.7 48.7 68.1 41.1 49.6 65.8 57.8 78.5 52.7 55.8`);
const tactical =
  numbers(`38.6 55.2 63.9 46.3 63.9 51.6 33.1 63.8 62.2 57.2 62.9 52.7 46.8 60 56.6 60.4 53.4 59.4
  69.9 55.6 46.5 78.4 53.8 35.5 60.4 71.9 47.1 44.2 48.9 62.5 59.5 53.8 47.4 57.3 66.2 56.6 48.1 59.5 44.3 59`);
const hired = numbers('0 1 4 6 7 8 11 13 15 16 17 18 21 22 23 24 25 26 28 32 35 36 37 39');
const inside =
  numbers(`-0.3 0.33 -0.14 -0.38 2.51 -0.62 -1.44 0.4 -0.85 -1.6 1.56 -1.26 0.93 -0.72 0.65 -0.32 1.33
  -1.22 1.32 -0.33 -0.25 0.17 1.21 -0.26`);
const outside =
  numbers(`-2.07 0.59 0.49 -1.01 1.27 1.12 0.84 1.62 0.45 -2.3 -0.08 -0.52 -0.42 0.3 -0.03 0.11 2.46
  -0.64 1.21 0.71 -0.2 1.41 1.29 0.59`);

const id = (i: number) => `c${String(i).padStart(2, '0')}`;
const around = (value: number) => ({ value, low: value - 9, high: value + 9, n: 4 });
const candidates: readonly ScoredCandidate[] = strategic.map((value, i) => ({
  ...output(id(i), 'not settled'),
  strategic: around(value),
  tactical: around(tactical[i] ?? 0),
}));
const hires: readonly Hire[] = hired.map((i) => ({
  candidate_id: id(i),
  owner_id: `o${i}`,
  hired_on: '2025-01-06',
}));
const results = hired.flatMap((i, place) => [
  { ownerId: `o${i}`, result: inside[place] ?? 0, inWinningSegments: true },
  { ownerId: `o${i}`, result: outside[place] ?? 0, inWinningSegments: false },
]);

const reportOf = (more: Partial<ValidityCommand> = {}, people = candidates) =>
  validityReport({
    scores: {
      role: 'ae',
      rubric: { id: 'small', version: 1, hash: 'r' },
      calibration: { status: 'calibrated', hash: 'c', n: { candidates: 40, raters: 4, ratings: 400 } },
      candidates: people,
    },
    rubric: smallRubric,
    hires,
    results,
    utility: null,
    audited: null,
    ...more,
  });
const cell = (report: ValidityReport, axis: string, segments: string) =>
  report.axes.find((one) => one.axis === axis && one.segments === segments);
const codes = (report: ValidityReport) => report.notes.map(({ code }) => code);
const near = (value: number, low: number, high: number) => ({
  value: expect.closeTo(value, 9),
  low: expect.closeTo(low, 9),
  high: expect.closeTo(high, 9),
});

describe('24 hires of 40 applicants', () => {
  const report = reportOf();

  test('are joined to their results', () => {
    expect(ValidityReport.parse(report)).toEqual(report);
    expect(report.joined).toEqual({ scored: 40, hires: 24, scoredHires: 24, inside: 24, outside: 24 });
    expect(report.axes.map(({ axis, segments, hires: n }) => [axis, segments, n])).toEqual([
      ['strategic', 'inside', 24],
      ['strategic', 'outside', 24],
      ['tactical', 'inside', 24],
      ['tactical', 'outside', 24],
    ]);
  });

  // R: cor.test and cor(method = "spearman").
  test('have the correlations of R', () => {
    const one = cell(report, 'strategic', 'inside');
    expect(one?.pearson).toMatchObject(near(0.40922644325, 0.00698239074822, 0.69748234798927));
    expect(one?.spearman?.value).toBeCloseTo(0.4399479473, 9);
    const other = cell(report, 'tactical', 'outside');
    expect(other?.pearson).toMatchObject(near(0.3627995892837, -0.0475572227849, 0.6683777685127));
    expect(other?.spearman?.value).toBeCloseTo(0.2836015658982, 9);
  });

  // R: r u / sqrt(1 + r^2 (u^2 - 1)), u = sd of all 40 over sd of the 24.
  test('have the correlation in all applicants beside the raw one', () => {
    const one = cell(report, 'strategic', 'inside');
    expect(one?.corrected).toMatchObject(near(0.50002972223, 0.00898893439389, 0.78160918480607));
    expect(one?.spread).toEqual({
      hired: expect.closeTo(7.21814842371, 9),
      applicants: expect.closeTo(9.29259113488, 9),
      applicantCount: 40,
    });
    expect(one?.pearson?.value).toBeCloseTo(0.409226, 6);
  });

  // R: 24 x 3 x r x 20,000 x 0.644 - 24 x 500 / 0.6, lambda by dnorm(qnorm(0.4)) / 0.6.
  test('have the utility of stated inputs at the raw correlation and at its limits', () => {
    const inputs = { selected: 24, tenure: 3, sdy: 20_000, costPerApplicant: 500, selectionRatio: 0.6 };
    const { utility } = reportOf({ utility: inputs });
    expect(report.utility).toBeNull();
    expect(utility?.inputs).toEqual(inputs);
    const [gain] = utility?.gains ?? [];
    expect(gain?.axis).toBe('strategic');
    expect(gain?.gain?.value).toBeCloseTo(359443.7940617, 4);
    expect(gain?.gain?.low).toBeCloseTo(-13525.7731243, 4);
    expect(gain?.gain?.high).toBeCloseTo(626721.0337396, 4);
  });

  test('do not depend on the order in which anything comes', () => {
    const turned = reportOf(
      { hires: hires.toReversed(), results: results.toReversed() },
      candidates.toReversed(),
    );
    expect(turned.axes.map(({ spearman }) => spearman)).toEqual(report.axes.map(({ spearman }) => spearman));
  });
});

test('nothing is claimed on 19 hires', () => {
  const report = reportOf({
    hires: hires.slice(0, 19),
    utility: { selected: 19, tenure: 1, sdy: 1, costPerApplicant: 0, selectionRatio: 0.5 },
  });
  for (const { hires: n, spearman, pearson, corrected } of report.axes) {
    expect({ n, spearman, pearson, corrected }).toEqual({
      n: 19,
      spearman: null,
      pearson: null,
      corrected: null,
    });
  }
  expect(report.utility?.gains.map(({ gain }) => gain)).toEqual([null, null]);
  expect(report.weights.every(({ suggested }) => suggested === null)).toBe(true);
  expect(report.notes[0]?.text).toBe(
    'no claim, 20 hires with a score and a result are needed: strategic inside (19), strategic outside (19), tactical inside (19), tactical outside (19)',
  );
});

test('outside is refused alone where only it has too few', () => {
  const report = reportOf({
    results: results.filter((one, i) => one.inWinningSegments || i < 20),
  });
  expect(cell(report, 'strategic', 'inside')?.pearson?.n).toBe(24);
  expect(cell(report, 'strategic', 'outside')).toMatchObject({ hires: 10, pearson: null });
});

test('nothing is corrected where only the hired were scored', () => {
  const report = reportOf(
    {},
    candidates.filter((_, i) => hired.includes(i)),
  );
  expect(cell(report, 'strategic', 'inside')?.corrected).toBeNull();
  expect(cell(report, 'strategic', 'inside')?.pearson).not.toBeNull();
  expect(report.notes.find(({ code }) => code === 'range-restriction')?.text).toContain('not corrected');
});

test('an axis with too little of its weight rated is no score', () => {
  const thin = candidates.map((candidate, i) =>
    i === 0
      ? {
          ...candidate,
          coverage: { ...candidate.coverage, strategic: { value: 0.5, needed: 0.7, missing: ['context'] } },
        }
      : candidate,
  );
  const report = reportOf({}, thin);
  expect(cell(report, 'strategic', 'inside')?.hires).toBe(23);
  expect(cell(report, 'tactical', 'inside')?.hires).toBe(24);
  expect(codes(report)).toContain('incomplete');
});

test('a hire is left out, and counted, without a score or a result or an owner of its own', () => {
  const odd = { hired_on: '2025-02-03' };
  const report = reportOf({
    hires: [
      ...hires,
      { ...odd, candidate_id: 'nobody', owner_id: 'o90' },
      { ...odd, candidate_id: id(2), owner_id: 'o91' },
      { ...odd, candidate_id: id(3), owner_id: 'o92' },
      { ...odd, candidate_id: id(5), owner_id: 'o92' },
      { ...odd, candidate_id: id(0), owner_id: 'o93' },
    ],
  });
  expect(report.joined).toEqual({ scored: 40, hires: 28, scoredHires: 25, inside: 24, outside: 24 });
  expect(report.notes.map(({ text }) => text)).toEqual(
    expect.arrayContaining([
      '1 of 28 hires left out: no ratings of them',
      '2 of 28 hires left out: their owner id is that of another hire too',
      '1 of 28 hires left out: no result of them',
    ]),
  );
});

// By hand: of 40 strategic scores 20 lie above the median; even ids here are women.
test('the audit in the same run looks at the same scores, and changes none', () => {
  const audited = {
    demographics: candidates.map(({ candidateId }, i) => ({
      candidate_id: candidateId,
      sex: i % 2 === 0 ? 'Female' : 'Male',
      race_ethnicity: null,
      age_band: null,
    })),
    decisions: [],
    publication: {
      auditDate: '2026-01-31',
      tool: 'small 1',
      distributionDate: null,
      dataSource: null,
      dataSourceReason: null,
    },
  };
  const { audit, ...rest } = reportOf({ audited });
  const median = [...strategic]
    .sort((a, b) => a - b)
    .slice(19, 21)
    .reduce((sum, value) => sum + value / 2, 0);
  const above = (parity: number) => strategic.filter((value, i) => i % 2 === parity && value > median).length;
  const table = audit?.tables.find(({ by, score }) => by.join() === 'sex' && score === 'strategic');
  expect(table?.median).toBeCloseTo(median, 12);
  expect(table?.groups.map(({ group, above: count, n }) => [group['sex'], count, n])).toEqual([
    ['Female', above(0), 20],
    ['Male', above(1), 20],
  ]);
  const { audit: none, ...without } = reportOf();
  expect(none).toBeNull();
  expect(rest).toEqual(without);
});

describe('weights', () => {
  const scoredOn = (of: (place: number) => { context: number; adaptation: number }) =>
    candidates.map((candidate, i) => {
      const place = hired.indexOf(i);
      if (place < 0) return candidate;
      return {
        ...candidate,
        competencies: Object.entries(of(place)).map(([competency, value]) => ({
          competency,
          axis: 'strategic' as const,
          score: around(value),
          ratings: 2,
          raters: 2,
          reliability: 0.5,
        })),
      };
    });
  const suggestedOf = (people: readonly ScoredCandidate[]) => {
    const report = reportOf({}, people);
    return { codes: codes(report), weights: report.weights.map(({ suggested }) => suggested) };
  };

  // R: correlations 0.9765 and 0.4902 by cor, drawn together by DerSimonian & Laird, times 0.7 and 0.3.
  test('are suggested where competencies predict by more than chance apart', () => {
    const people = scoredOn((place) => ({
      context: 50 + 10 * (inside[place] ?? 0) + (place % 2 === 0 ? 3 : -3),
      adaptation: 50 + 10 * (outside[place] ?? 0),
    }));
    const { codes: said, weights } = suggestedOf(people);
    expect(weights[0]).toBeCloseTo(0.816485279949, 9);
    expect(weights[1]).toBeCloseTo(0.183514720051, 9);
    expect(weights.slice(2)).toEqual([null, null]);
    expect(said).toContain('suggestion');
  });

  test('stay where chance explains how competencies differ', () => {
    const people = scoredOn((place) => ({
      context: strategic[hired[place] ?? 0] ?? 0,
      adaptation: tactical[hired[place] ?? 0] ?? 0,
    }));
    const { codes: said, weights } = suggestedOf(people);
    expect(weights).toEqual([0.7, 0.3, null, null]);
    expect(said).toContain('keep-weights');
  });
});

test('two results of one owner in one kind of segment are refused', () => {
  expect(() => reportOf({ results: [...results, ...results.slice(0, 1)] })).toThrow('got two of o0');
});
