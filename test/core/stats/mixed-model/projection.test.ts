import { expect, test } from 'vitest';
import { layOut } from '../../../../core/stats/mixed-model/blocks.ts';
import { equationsAt } from '../../../../core/stats/mixed-model/equations.ts';
import { factorOf, oneLevel } from '../../../../core/stats/mixed-model/model.ts';
import { effectSums, project } from '../../../../core/stats/mixed-model/projection.ts';
import { panel } from './panel.ts';

// By hand: pairs (a, b) with ratio 1, so H has blocks [[2, 1], [1, 2]] and the mean is that of all, 5;
// H^-1 (y - 5) = [(2a - b) / 3, (2b - a) / 3] for a pair (a, b) of differences from it.
test('has the projection of a one-way layout', () => {
  const pair = { name: 'pair', ...factorOf(['a', 'a', 'b', 'b', 'c', 'c']) };
  const y = Float64Array.of(1, 3, 4, 6, 7, 9);
  const layout = layOut({ y, fixed: oneLevel(6), terms: [pair] });
  const equations = equationsAt(layout, [1]);
  if (equations === null) throw new Error('singular');
  const { residual, fixed } = project(equations, y);
  expect(fixed[0]).toBeCloseTo(5, 10);
  for (const [i, value] of [-2, 0, -1, 1, 0, 2].entries()) expect(residual[i]).toBeCloseTo(value, 10);
  expect([...effectSums(layout, y)]).toEqual([4, 10, 16]);
});

// P X = 0 and P H P = P: what is left sums to 0 over each fixed mean, and its parts add up to y.
test('leaves nothing of the fixed means and adds up to what it was made of', () => {
  const model = panel();
  const ratios = [4, 1.5, 0.7, 0.2];
  const layout = layOut(model);
  const equations = equationsAt(layout, ratios);
  if (equations === null) throw new Error('singular');
  const { residual, fixed } = project(equations, model.y);
  const sums = effectSums(layout, residual);
  const left = new Float64Array(3);
  for (const [i, value] of residual.entries()) {
    const mean = model.fixed.levels[i] ?? 0;
    left[mean] = (left[mean] ?? 0) + value;
    const effects = model.terms.map(
      ({ levels }, k) => (ratios[k] ?? 0) * (sums[(layout.offsets[k] ?? 0) + (levels[i] ?? 0)] ?? 0),
    );
    const whole = effects.reduce((sum, effect) => sum + effect, value + (fixed[mean] ?? 0));
    expect(whole).toBeCloseTo(model.y[i] ?? Number.NaN, 8);
  }
  for (const sum of left) expect(sum).toBeCloseTo(0, 8);
});
