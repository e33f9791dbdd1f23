import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { calibrate, isSealed, sealed } from '../../../../core/hiring/calibration/calibrate.ts';
import { Calibration } from '../../../../core/model/calibration.ts';
import { interviews, rubric } from './interviews.ts';

const basis = { rubric, rubricHash: 'a'.repeat(64) };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

// R, lme4 1.1, y = 25 (rating - 1): lmer(y ~ 0 + competency + (1 | candidate) + (1 | candidate:competency) +
// (1 | rater) + (1 | candidate:rater)); posterior sds from the matrices written out in R.
test('has the fit of lme4', () => {
  const calibration = calibrate(interviews, basis);
  expect(calibration.status).toBe('calibrated');
  expect(calibration.n).toEqual({ candidates: 32, raters: 4, ratings: 228 });
  expect(calibration.criterion).toBeCloseTo(1993.09219791, 5);
  const { components } = calibration;
  expect(components.candidate.variance).toBeCloseTo(218.14, 1);
  expect(components.candidateCompetency.variance).toBeCloseTo(101.03, 1);
  expect(components.rater.variance).toBeCloseTo(15.96, 1);
  expect(components.candidateRater.variance).toBeCloseTo(74.51, 1);
  expect(components.residual.variance).toBeCloseTo(188.6, 1);
  expect(calibration.items.map(({ competency, item, n }) => [competency, item, n])).toEqual([
    ['adaptation', null, 76],
    ['discovery', null, 76],
    ['insight', null, 76],
  ]);
  for (const [i, mean] of [55.5063, 64.5797, 56.5033].entries()) {
    expect(calibration.items[i]?.mean).toBeCloseTo(mean, 2);
  }
  expect(calibration.mean).toBeCloseTo((55.5063 + 64.5797 + 56.5033) / 3, 2);
  // The predicted effects of lme4 are -4.61945, 2.05359, 0.51228, 2.05359: rater 1 gives less.
  for (const [i, severity] of [4.61945, -2.05359, -0.51228, -2.05359].entries()) {
    const rater = calibration.raters[i];
    expect(rater?.raterId).toBe(`R-${i + 1}`);
    expect(rater?.severity.value).toBeCloseTo(severity, 2);
    expect(rater?.se).toBeCloseTo(2.90746, 2);
    expect(rater?.severity.high).toBeCloseTo(severity + 1.959964 * 2.90746, 1);
    expect(rater?.n).toBe(57);
  }
});

test('holds to its schema and says whether it was changed since', () => {
  const calibration = sealed(calibrate(interviews, basis), sha256);
  expect(Calibration.parse(calibration)).toEqual(calibration);
  expect(calibration.rubric).toEqual({ id: 'sales', version: 2, hash: 'a'.repeat(64) });
  expect(isSealed(calibration, sha256)).toBe(true);
  expect(isSealed({ ...calibration, mean: calibration.mean + 1 }, sha256)).toBe(false);
});

test('does not depend on the order of ratings', () => {
  expect(calibrate(interviews.toReversed(), basis)).toEqual(calibrate(interviews, basis));
});

// A scale read the other way round turns every mean and severity and leaves every variance.
test('honours the direction of the scale', () => {
  const high = calibrate(interviews, basis);
  const lowerIsBetter = { ...rubric, scale: { ...rubric.scale, direction: 'lower' as const } };
  const low = calibrate(interviews, { ...basis, rubric: lowerIsBetter });
  expect(low.components.candidate.variance).toBeCloseTo(high.components.candidate.variance, 6);
  expect(low.items[0]?.mean).toBeCloseTo(100 - (high.items[0]?.mean ?? 0), 6);
  expect(low.raters[0]?.severity.value).toBeCloseTo(-(high.raters[0]?.severity.value ?? 0), 6);
});

test('takes ratings of a reversed competency as the standing they mean', () => {
  const turned = {
    ...rubric,
    competencies: rubric.competencies.map((one) => ({ ...one, reverse: one.id === 'discovery' })),
  };
  const flipped = interviews.map((rating) =>
    rating.competency === 'discovery' ? { ...rating, rating: `${6 - Number(rating.rating)}` } : rating,
  );
  expect(calibrate(flipped, { ...basis, rubric: turned })).toEqual(calibrate(interviews, basis));
});

test.each([
  { what: '29 candidates', keep: (i: number) => i < 29 * 6, because: 'candidates: needs 30, got' },
  { what: 'no ratings', keep: () => false, because: 'candidates: needs 30, got 0' },
])('is uncalibrated, with the prior, for $what', ({ keep, because }) => {
  const calibration = calibrate(
    interviews.filter((_, i) => keep(i)),
    basis,
  );
  expect(calibration.status).toBe('uncalibrated');
  expect(calibration.components.rater).toMatchObject({ state: 'prior', low: null });
  expect([calibration.items, calibration.raters, calibration.criterion]).toEqual([[], [], null]);
  expect(calibration.mean).toBe(50);
  expect(calibration.notes[0]?.text).toContain(because);
});

test('is uncalibrated with two raters, and where all ratings are the same', () => {
  const two = interviews.map((rating, i) => ({ ...rating, rater_id: `R-${i % 2}` }));
  expect(calibrate(two, basis).notes[0]?.text).toContain('raters: needs 3, got 2');
  const same = calibrate(
    interviews.map((rating) => ({ ...rating, rating: '3' })),
    basis,
  );
  expect(same.status).toBe('uncalibrated');
  expect(same.notes[0]?.text).toContain('no rating differs');
});

test('says what one rating of one competency cannot tell apart', () => {
  const { components, notes } = calibrate(
    interviews.filter(({ competency }) => competency === 'insight'),
    { rubric: null, scale: rubric.scale },
  );
  expect(components.candidateCompetency).toMatchObject({ variance: 0, state: 'not identified' });
  expect(components.candidateCompetency.why).toContain('from candidate');
  expect(components.candidateRater.why).toContain('from residual');
  expect(components.candidate.state).toBe('fitted');
  expect(notes.filter(({ code }) => code === 'not-converged')).toEqual([]);
});

test('counts what it leaves out', () => {
  const odd = [{ rating: '6' }, { competency: 'charm' }, { evidence: ' ' }, { evidence: null }].map(
    (over) => ({ ...interviews[0], ...over }) as (typeof interviews)[number],
  );
  const calibration = calibrate([...interviews, ...odd], basis);
  expect(calibration.n.ratings).toBe(228);
  expect(calibration.notes.map(({ text }) => text)).toEqual([
    '1 rating left out: of a competency that the rubric does not have',
    '1 rating left out: off the scale 1 to 5',
    '2 ratings left out: without evidence',
  ]);
});
