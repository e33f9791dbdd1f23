import { expect, test } from 'vitest';
import { plantedWorlds } from '../../../tools/proof/planted-worlds.ts';

// 50 worlds of each kind; the proof runs a thousand.
test('says of planted worlds what was planted', async () => {
  const rows = await plantedWorlds(0.05);
  expect(rows.filter(({ pass }) => !pass)).toEqual([]);
  expect(rows.map(({ id }) => id)).toEqual(['W1', 'W2', 'W3', 'W4', 'W5']);
});
