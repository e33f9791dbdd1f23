import { expect, test } from 'vitest';
import { proveExports } from '../../../tools/proof/report-exports.ts';

test('naughty strings and formula cells stay what they were in the store and do nothing in an export', async () => {
  const rows = await proveExports(0.1);
  expect(rows.map(({ id, got, pass }) => ({ id, got, pass }))).toEqual([
    { id: 'C5', got: '725 equal', pass: true },
    { id: 'S5', got: '0 live', pass: true },
    { id: 'S5', got: '0 active', pass: true },
  ]);
}, 30_000);
