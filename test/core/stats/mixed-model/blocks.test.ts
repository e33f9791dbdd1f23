import { expect, test } from 'vitest';
import { layOut } from '../../../../core/stats/mixed-model/blocks.ts';
import { panel } from './panel.ts';
import { penicillin } from './penicillin.ts';

test('puts what lies inside a candidate in its block and leaves raters and means dense', () => {
  const layout = layOut(panel());
  expect(layout.isWithin).toEqual([true, true, false, true]);
  expect(layout.blocks).toHaveLength(12);
  expect(layout.columnTerm).toEqual(Int32Array.of(2, 2, 2, 2, 2, -1, -1, -1));
  // Candidate 1: 8 ratings; itself, 3 competencies, 3 raters.
  const first = layout.blocks[0];
  expect(first?.levels).toHaveLength(7);
  expect(first?.within[0]).toBe(8);
  expect(first?.columns).toHaveLength(6);
});

test('blocks two crossed terms by the one with more levels and counts each shared observation once', () => {
  const layout = layOut(penicillin());
  expect(layout.isWithin).toEqual([true, false]);
  expect(layout.blocks).toHaveLength(24);
  expect([...layout.columnCounts].reduce((sum, count) => sum + count, 0)).toBe(4 * 144);
  expect(layout.columnCounts[0]).toBe(24);
});
