import { expect, test } from 'vitest';
import { proveBucketFaults } from '../../../tools/proof/bucket-faults.ts';

test('a bucket that fails in 1, 10 and 50 % of requests leads to no wrong object', async () => {
  const rows = await proveBucketFaults(0.1);
  expect(rows.filter(({ pass }) => !pass)).toEqual([]);
});
