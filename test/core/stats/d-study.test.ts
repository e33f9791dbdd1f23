import { expect, test } from 'vitest';
import { dStudy, dStudyNested } from '../../../core/stats/d-study.ts';
import { component } from '../../../core/stats/g-study.ts';

const crossed = { person: component(2.556), rater: component(5.244), residual: component(1.019), n: 6 };
// Brennan (2001), Table 3.2.
const nested = {
  person: component(0.4731),
  task: component(0.3252),
  raterInTask: component(0.6475),
  personByTask: component(0.5596),
  residual: component(2.3802),
  n: 10,
};

// Shrout & Fleiss (1979), Table 4: the coefficients are ICC(3,k) and ICC(2,k).
test.each([
  { raters: 1, g: 0.71, phi: 0.29 },
  { raters: 4, g: 0.91, phi: 0.62 },
])('with $raters raters has the intraclass correlations of Shrout and Fleiss', ({ raters, g, phi }) => {
  const found = dStudy(crossed, { raters });
  expect(Math.abs((found.gCoefficient ?? 9) - g)).toBeLessThan(0.0051);
  expect(Math.abs((found.phi ?? 9) - phi)).toBeLessThan(0.0051);
});

// Hand: .5596/3 + 2.3802/12, and + .3252/3 + .6475/12.
test('parts the errors of tasks and of raters in them', () => {
  const found = dStudyNested(nested, { tasks: 3, raters: 4 });
  expect(found.relativeError).toBeCloseTo(0.384883, 6);
  expect(found.absoluteError).toBeCloseTo(0.547242, 6);
  expect(found.gCoefficient).toBeCloseTo(0.4731 / 0.857983, 5);
  expect(found.phi).toBeCloseTo(0.4731 / 1.020342, 5);
});

test('counts components below 0 as 0, and has no coefficient where nothing varies', () => {
  const still = { person: component(-1), rater: component(-1), residual: component(0), n: 5 };
  expect(dStudy(still, { raters: 2 })).toEqual({
    relativeError: 0,
    absoluteError: 0,
    gCoefficient: null,
    phi: null,
  });
});

test('refuses a plan without raters or tasks', () => {
  expect(() => dStudy(crossed, { raters: 0 })).toThrow('at least 1');
  expect(() => dStudyNested(nested, { tasks: 1.5, raters: 1 })).toThrow('at least 1');
});
