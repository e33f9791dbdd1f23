import { defineConfig } from 'vitest/config';

/** The tests of the Trino lane: they need the server that `tools/trino/lane.ts` starts. */
export default defineConfig({
  test: {
    include: ['test/trino/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
