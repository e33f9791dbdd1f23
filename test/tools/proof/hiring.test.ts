import { expect, test } from 'vitest';
import { proveHiringPanels } from '../../../tools/proof/hiring-panels.ts';

// 20 panels of each kind; the proof runs 500.
test('scores of panels whose truth is known hold it, err less than plain means, and label right', async () => {
  const rows = await proveHiringPanels(0.04);
  expect(rows.filter(({ pass }) => !pass)).toEqual([]);
  expect(rows.length).toBe(7);
}, 120_000);
