import { expect, test } from 'vitest';
import { layOut } from '../../../../core/stats/mixed-model/blocks.ts';
import { effectSums, equationsAt, project } from '../../../../core/stats/mixed-model/equations.ts';
import { factorOf, oneLevel } from '../../../../core/stats/mixed-model/model.ts';

// By hand: 3 pairs and a mean with ratio 1. H has blocks [[2, 1], [1, 2]] of determinant 3; X' H^-1 X = 6 / 3 = 2.
test('has the determinants and the projection of a one-way layout', () => {
  const pair = { name: 'pair', ...factorOf(['a', 'a', 'b', 'b', 'c', 'c']) };
  const y = Float64Array.of(1, 3, 4, 6, 7, 9);
  const layout = layOut({ y, fixed: oneLevel(6), terms: [pair] });
  const equations = equationsAt(layout, [1]);
  expect(equations?.logDeterminants).toBeCloseTo(Math.log(27) + Math.log(2), 10);
  if (equations === null) return;
  const { residual, fixed } = project(equations, y);
  expect(fixed[0]).toBeCloseTo(5, 10);
  // H^-1 (y - 5) = [(2a - b) / 3, (2b - a) / 3] for a pair (a, b) of differences.
  for (const [i, value] of [-2, 0, -1, 1, 0, 2].entries()) expect(residual[i]).toBeCloseTo(value, 10);
  expect([...effectSums(layout, y)]).toEqual([4, 10, 16]);
});

test('takes a crossing term with ratio 0 as absent', () => {
  const pair = { name: 'pair', ...factorOf(['a', 'a', 'b', 'b', 'c', 'c']) };
  const side = { name: 'side', ...factorOf(['p', 'q', 'p', 'q', 'p', 'q']) };
  const y = Float64Array.of(1, 3, 4, 6, 7, 9);
  const layout = layOut({ y, fixed: oneLevel(6), terms: [pair, side] });
  expect(equationsAt(layout, [1, 0])?.logDeterminants).toBeCloseTo(Math.log(54), 10);
});
