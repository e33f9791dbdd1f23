import { integer, type Parameters } from 'fast-check';

/** k of n with n from 1 to `most`. */
export function counts(most = 5000) {
  return integer({ min: 1, max: most }).chain((n) => integer({ min: 0, max: n }).map((k) => ({ k, n })));
}

/** The same draws on every run, few enough for a push. */
export const seeded: Parameters<unknown> = { seed: 20261123, numRuns: 300 };
