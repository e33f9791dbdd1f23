import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelOf, labelProbabilities, plainLabel } from '../../../../core/hiring/score/label.ts';

const near = fc.oneof(
  fc.double({ min: -4, max: 4, noNaN: true }),
  // Where 0.8, and the root of 0.8, are reached.
  fc.double({ min: -1e-3, max: 1e-3, noNaN: true }).map((off) => 0.8416212335729143 + off),
  fc.double({ min: -5e-3, max: 5e-3, noNaN: true }).map((off) => 1.2504214910006979 + off),
);
const signed = fc.tuple(near, fc.boolean()).map(([value, isBelow]) => (isBelow ? -value : value));

test('what the axes alone tell of a label is what its probabilities say', () => {
  let told = 0;
  fc.assert(
    fc.property(signed, signed, fc.double({ min: -1, max: 1, noNaN: true }), (s, t, correlation) => {
      const plain = plainLabel(s, t, correlation);
      if (plain === null) return;
      told += 1;
      const posterior = { strategic: s, tactical: t, strategicSd: 1, tacticalSd: 1, correlation };
      expect(labelOf(labelProbabilities(posterior, { strategic: 0, tactical: 0 }))).toBe(plain);
    }),
    { numRuns: 3000, seed: 7 },
  );
  expect(told).toBeGreaterThan(1000);
});
