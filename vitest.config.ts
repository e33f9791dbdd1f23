import process from 'node:process';
import { defineConfig } from 'vitest/config';

const reportFile = process.env['BEARING_TEST_REPORT'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/trino/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    ...(reportFile ? { reporters: ['default', 'json'], outputFile: { json: reportFile } } : {}),
  },
});
