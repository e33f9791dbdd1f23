import { expect, test } from 'vitest';
import { differences } from './double-entry.ts';

test.each(
  Array.from({ length: 20 }, (_, seed) => ({ seed })),
)('counts by SQL what counting record by record gives (seed $seed)', async ({ seed }) => {
  expect(await differences(seed)).toEqual([]);
});
