import { expect, test } from 'vitest';
import { layOut } from '../../../../core/stats/mixed-model/blocks.ts';
import { quadraticAt, search } from '../../../../core/stats/mixed-model/search.ts';
import { penicillin } from './penicillin.ts';

// lme4 1.1: REMLcrit of the penicillin fit is 330.860589.
test('ends where every slope is 0, in few evaluations', () => {
  const found = search(layOut(penicillin()));
  expect(found?.point.criterion).toBeCloseTo(330.860589, 6);
  expect(found?.hasConverged).toBe(true);
  expect(found?.evaluations).toBeLessThan(20);
  if (found === null) return;
  for (const slope of quadraticAt(found.point, found.derivatives).gradient) expect(slope).toBeCloseTo(0, 3);
});

test('has nothing where y leaves no residual', () => {
  expect(search(layOut({ ...penicillin(), y: new Float64Array(144) }))).toBeNull();
});

test('does not claim to have converged where rows and columns say all', () => {
  const model = penicillin();
  const y = model.y.map((_, i) => ((Math.floor(i / 6) * 5) % 7) + (i % 6) ** 2);
  expect(search(layOut({ ...model, y }))?.hasConverged).toBe(false);
});
