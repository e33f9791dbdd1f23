import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readResults } from '../../../adapters/people/results-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bearing-results-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const read = (text: string, decimal?: ',' | '.') => {
  const path = join(folder, 'results.csv');
  writeFileSync(path, text);
  return readResults(path, { decimal });
};

test('reads a row an owner and kind of segment, columns in any order', async () => {
  expect(await read('segment,owner_id,result\ninside,o1,0.631578947\noutside, o1 ,-2\n')).toEqual([
    { ownerId: 'o1', result: 0.631578947, inWinningSegments: true },
    { ownerId: 'o1', result: -2, inWinningSegments: false },
  ]);
  expect(await read('owner_id;result;segment\no1;0,5;inside\n', ',')).toEqual([
    { ownerId: 'o1', result: 0.5, inWinningSegments: true },
  ]);
});

test.each([
  [
    'a column that is not there',
    'owner_id,result\no1,1\n',
    /:1:1: results need columns owner_id, result, segment/,
  ],
  ['no owner', 'owner_id,result,segment\n,1,inside\n', /:2:1: owner_id needs an id/],
  [
    'no number',
    'owner_id,result,segment\no1,good,inside\n',
    /:2:2: result needs a number such as 0\.42, got 'good'/,
  ],
  ['a number that is two', 'owner_id,result,segment\no1,"1,234",inside\n', /:2:2: result needs a number/],
  [
    'another word',
    'owner_id,result,segment\no1,1,within\n',
    /:2:3: segment needs inside or outside, got 'within'/,
  ],
  [
    'a second row',
    'owner_id,result,segment\no1,1,inside\no1,2,inside\n',
    /:3:1: results need one row inside/,
  ],
])('refuses %s', async (_, text, message) => {
  await expect(read(text)).rejects.toThrow(message);
});

test('names the file that is not there', async () => {
  await expect(readResults(join(folder, 'none.csv'), {})).rejects.toThrow(/none\.csv: a readable file/);
});
