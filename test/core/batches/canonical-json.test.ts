import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../core/batches/canonical-json.ts';

test('does not depend on the order of members, and leaves out what is undefined', () => {
  expect(canonicalJson({ b: [1, null], a: { d: 'x', c: undefined } })).toBe('{"a":{"d":"x"},"b":[1,null]}');
});

test('reads back as the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { numRuns: 200, seed: 1 },
  );
});
