import { expect, test } from 'vitest';
import { compareVerdicts } from '../../../tools/proof/projection-verdicts.ts';

test('the generated SQL and zod say the same of 5,000 drawn rows and store the same', async () => {
  const { rows, accepted, differences } = await compareVerdicts(3, 5000);
  expect(differences).toEqual([]);
  expect(rows).toBe(5000);
  expect(accepted).toBeGreaterThan(rows / 4);
  expect(accepted).toBeLessThan(rows);
});
