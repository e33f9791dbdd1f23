import { expect, test } from 'vitest';
import { longId } from '../../../core/model/salesforce-id.ts';

// Hand calculation: of each five characters, the first capital counts 1, the second place 2, then 4, 8, 16;
// the sum is a place in A-Z0-5. `001A0 00000 6Vm9r`: 001A0 has a capital at place 4 (8: I), 00000 none (A),
// 6Vm9r one at place 2 (2: C). `a0XAB` has three at places 3 to 5 (4 + 8 + 16 = 28: 2), five capitals are 31 (5).
// the first two pairs are of exports of dbt_salesforce, where Salesforce wrote the long form
test.each([
  ['0011G00000eLwuW', '0011G00000eLwuWQAS'],
  ['0011G00000eM9wv', '0011G00000eM9wvQAC'],
  ['001A0000006Vm9r', '001A0000006Vm9rIAC'],
  ['006000000000000', '006000000000000AAA'],
  ['a0XABCDEFGHIJKL', 'a0XABCDEFGHIJKL255'],
])('%s is the record %s', (short, long) => {
  expect(longId(short)).toBe(long);
  expect(longId(long)).toBe(long);
});

test.each([
  'Jane Doe',
  'alexandersmiths',
  '006abc',
  '123456789012345',
  '006-00000000000',
])('"%s" is left as it is', (text) => {
  expect(longId(text)).toBe(text);
});
