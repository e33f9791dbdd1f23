import { expect, test } from 'vitest';
import { type BadRowLimit, defaultBadRowLimit, tooManyBadRows } from '../../../core/batches/bad-rows.ts';

const tenRows: BadRowLimit = { count: 10 };

test.each([
  { name: 'exactly 1 % is allowed', bad: 10, rows: 1_000, limit: defaultBadRowLimit, refused: null },
  { name: 'no rows are no bad rows', bad: 0, rows: 0, limit: defaultBadRowLimit, refused: null },
  {
    name: 'one more is not',
    bad: 11,
    rows: 1_000,
    limit: defaultBadRowLimit,
    refused: 'got 11 of 1000 (1.1 %)',
  },
  { name: 'a count allows so many', bad: 10, rows: 20, limit: tenRows, refused: null },
  { name: 'and no more', bad: 11, rows: 20, limit: tenRows, refused: 'needed at most 10 bad rows' },
])('$name', ({ bad, rows, limit, refused }) => {
  const message = tooManyBadRows(bad, rows, limit);
  if (refused === null) expect(message).toBeNull();
  else expect(message).toContain(refused);
});
