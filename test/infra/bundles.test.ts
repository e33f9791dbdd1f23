import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { afterAll, expect, test } from 'vitest';
import { architectureOf, bundleOf } from '../../infra/bundles.ts';

const folder = mkdtempSync(join(tmpdir(), 'bearing-bundles-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, 'maintain/node_modules/@duckdb/node-bindings-linux-x64'), { recursive: true });

test('a processor is one of two', () => {
  expect(architectureOf('x64')).toBe(Architecture.X86_64);
  expect(architectureOf('arm64')).toBe(Architecture.ARM_64);
  expect(() => architectureOf('x86_64')).toThrow('must be x64 or arm64, got x86_64');
});

test('a bundle is refused where it is missing or built for another processor', () => {
  expect(bundleOf(folder, { name: 'maintain', processor: 'x64' })).toBeDefined();
  expect(() => bundleOf(folder, { name: 'maintain', processor: 'arm64' })).toThrow(
    'needs a binding for arm64',
  );
  expect(() => bundleOf(folder, { name: 'ingest-crm', processor: 'x64' })).toThrow('must come first');
});
