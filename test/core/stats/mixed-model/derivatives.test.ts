import { expect, test } from 'vitest';
import { layOut } from '../../../../core/stats/mixed-model/blocks.ts';
import { derivativesOf } from '../../../../core/stats/mixed-model/derivatives.ts';
import { equationsAt } from '../../../../core/stats/mixed-model/equations.ts';
import { project } from '../../../../core/stats/mixed-model/projection.ts';
import { panel } from './panel.ts';

const model = panel();
const layout = layOut(model);

/** log determinants + y' P y, whose slope in a ratio is trace(Z' P Z) - |Z' P y|^2. */
function target(ratios: readonly number[]): number {
  const equations = equationsAt(layout, ratios);
  if (equations === null) return Number.NaN;
  const py = project(equations, model.y).residual;
  return equations.logDeterminants + model.y.reduce((sum, value, i) => sum + value * (py[i] ?? 0), 0);
}

// The slope between two points close by, at ratios inside and at 0 (there from the one side that exists).
test.each([{ ratios: [4, 1.5, 0.7, 0.2] }, { ratios: [4, 0, 0, 0.2] }])('has the slopes at $ratios', ({
  ratios,
}) => {
  const equations = equationsAt(layout, ratios);
  if (equations === null) throw new Error('singular');
  const derivatives = derivativesOf(equations, project(equations, model.y).residual);
  for (const [k, ratio] of ratios.entries()) {
    const h = 1e-5;
    const at = (value: number) => target(ratios.with(k, value));
    const slope =
      ratio > 0 ? (at(ratio + h) - at(ratio - h)) / (2 * h) : (-3 * at(0) + 4 * at(h) - at(2 * h)) / (2 * h);
    const exact = (derivatives.traces[k] ?? 0) - (derivatives.squares[k] ?? 0);
    expect(Math.abs(slope / exact - 1)).toBeLessThan(1e-4);
  }
});

// trace(P H) = n - p and P H P = P, whatever the ratios.
test('keeps the identities of the projection', () => {
  const ratios = [4, 1.5, 0.7, 0.2];
  const equations = equationsAt(layout, ratios);
  if (equations === null) throw new Error('singular');
  const { traces, squares, information } = derivativesOf(equations, project(equations, model.y).residual);
  const weights = [...ratios, 1];
  const whole = (values: readonly number[]) =>
    values.reduce((sum, value, k) => sum + value * (weights[k] ?? 0), 0);
  expect(whole(traces)).toBeCloseTo(model.y.length - 3, 8);
  const rows = information.map(whole);
  for (const [k, value] of rows.entries()) expect(value / (squares[k] ?? 0)).toBeCloseTo(1, 8);
});
