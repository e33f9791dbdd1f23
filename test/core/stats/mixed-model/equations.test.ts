import { expect, test } from 'vitest';
import { layOut } from '../../../../core/stats/mixed-model/blocks.ts';
import { equationsAt } from '../../../../core/stats/mixed-model/equations.ts';
import { factorOf, oneLevel } from '../../../../core/stats/mixed-model/model.ts';

const pair = { name: 'pair', ...factorOf(['a', 'a', 'b', 'b', 'c', 'c']) };
const side = { name: 'side', ...factorOf(['p', 'q', 'p', 'q', 'p', 'q']) };
const y = Float64Array.of(1, 3, 4, 6, 7, 9);

// By hand: 3 pairs and a mean with ratio 1. H has blocks [[2, 1], [1, 2]] of determinant 3; X' H^-1 X = 6 / 3 = 2.
test('has the determinants of a one-way layout', () => {
  const layout = layOut({ y, fixed: oneLevel(6), terms: [pair] });
  expect(equationsAt(layout, [1])?.logDeterminants).toBeCloseTo(Math.log(27) + Math.log(2), 10);
});

// By hand, a ratio of 1 for sides too: sides add 1 to every element of their 3 x 3 share. The eigenvalues of H are 6
// (all), 4 (between the sides), 3 and 3 (between the pairs), 1 and 1; X' H^-1 X = 6 / 6.
test('has the determinants of a crossed layout', () => {
  const layout = layOut({ y, fixed: oneLevel(6), terms: [pair, side] });
  expect(equationsAt(layout, [1, 1])?.logDeterminants).toBeCloseTo(Math.log(6 * 4 * 3 * 3), 10);
});

test('takes a crossing term with ratio 0 as absent', () => {
  const layout = layOut({ y, fixed: oneLevel(6), terms: [pair, side] });
  expect(equationsAt(layout, [1, 0])?.logDeterminants).toBeCloseTo(Math.log(54), 10);
});
