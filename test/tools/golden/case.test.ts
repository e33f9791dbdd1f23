import { expect, test } from 'vitest';
import { parseCases } from '../../../tools/golden/case.ts';

const good = { id: 'a-1', method: 'wald', source: 's', input: {}, expected: { lower: 1 }, tolerance: 0 };
const text = (over: object) => JSON.stringify([{ ...good, ...over }]);

test('parseCases reads a case as it came', () => {
  expect(parseCases(JSON.stringify([good]))).toEqual([good]);
});

test.each([
  { what: 'no JSON', file: '{', message: /^a golden file needs JSON, got: / },
  { what: 'an object', file: '{}', message: 'a golden file needs an array of cases, got another JSON value' },
  { what: 'no case', file: '[]', message: 'a golden file needs at least one case, got an empty array' },
  { what: 'a case that is no object', file: '[7]', message: /^case 1 is malformed: / },
  { what: 'a missing key', file: '[{"id":"x"}]', message: /^case x is malformed, method: / },
  { what: 'a further key', file: text({ note: 1 }), message: /^case a-1 is malformed: .*note/ },
  {
    what: 'a negative tolerance',
    file: text({ tolerance: -1 }),
    message: /^case a-1 is malformed, tolerance/,
  },
  { what: 'nothing expected', file: text({ expected: {} }), message: /needs at least one output/ },
  {
    what: 'a number without tolerance',
    file: text({ expected: { lower: 1, upper: 2 }, tolerance: { lower: 0 } }),
    message: 'case a-1 is malformed: no tolerance for the number at upper',
  },
  {
    what: 'too few tolerances',
    file: text({ expected: { a: [1, 2] }, tolerance: { a: [0] } }),
    message: 'case a-1 is malformed: no tolerance for the number at a',
  },
])('parseCases refuses $what in one line', ({ file, message }) => {
  expect(() => parseCases(file)).toThrow(message);
});

test('parseCases needs no tolerance for what is no number', () => {
  const expected = { flag: { x: true }, median: null, lower: 1 };
  expect(parseCases(text({ expected, tolerance: { lower: 0 } }))).toHaveLength(1);
});
