import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { assetFiles, assetHash } from '../../tools/functions/asset-hash.ts';
import { bindingPackage, checkIntegrity } from '../../tools/functions/binding.ts';
import { buildAsset, checkBinding, handlerFile } from '../../tools/functions/build-asset.ts';
import { doorNames } from '../../tools/functions/doors.ts';
import { elfMachine } from '../../tools/functions/elf.ts';
import { importMs } from '../../tools/functions/import-time.ts';

const folder = mkdtempSync(join(tmpdir(), 'bearing-bundle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const megabyte = 1e6;
const built = (entry: string, name: string) => buildAsset({ entry, folder: join(folder, name), arch: 'x64' });

/** A module with DuckDB and queries, and one with neither: what a door is made of, without a door. */
const engine = await built('adapters/duckdb/engine.ts', 'engine');
const rubric = await built('adapters/files/rubric-file.ts', 'rubric');

describe('an asset', () => {
  const binding = join(engine.folder, 'node_modules', bindingPackage('x64'));

  test('holds the queries, the rubrics and DuckDB where its code reads them, and nothing else', () => {
    const tops = (asset: string) => [...new Set(assetFiles(asset).map((file) => file.split('/')[0]))];
    expect(tops(engine.folder)).toEqual(['dist', 'node_modules', 'queries']);
    expect(tops(rubric.folder)).toEqual(['dist', 'rubrics']);
    expect(assetFiles(engine.folder).some((file) => file.endsWith('.map'))).toBe(false);
  });

  test('has the binding of its processor', () => {
    expect(elfMachine(join(binding, 'duckdb.node'))).toBe('x64');
    expect(elfMachine(join(binding, 'libduckdb.so'))).toBe('x64');
    expect(elfMachine('package.json')).toBeNull();
  });

  test('asks of the C library what Amazon Linux 2023 has: 2.34', () => {
    for (const file of ['duckdb.node', 'libduckdb.so']) {
      const asked = readFileSync(join(binding, file), 'latin1').matchAll(/\0GLIBC_2\.(\d+)(?=[\0.])/g);
      const minors = [...asked].map(([, minor]) => Number(minor));
      expect(Math.max(...minors), file).toBeGreaterThan(0);
      expect(Math.max(...minors), file).toBeLessThanOrEqual(34);
    }
  });

  test('is imported and finds DuckDB and its queries away from the checkout', () => {
    expect(importMs(engine.folder, 1)).toBeGreaterThan(0);
    expect(readFileSync(join(engine.folder, handlerFile), 'utf8')).not.toContain(import.meta.dirname);
  });

  test('is the same bytes when it is built again', async () => {
    const again = await built('adapters/duckdb/engine.ts', 'engine-again');
    expect(again.sha256).toBe(engine.sha256);
  });

  test('has another hash when a byte or a name in it changes', () => {
    const copy = join(folder, 'copy');
    cpSync(rubric.folder, copy, { recursive: true });
    expect(assetHash(copy)).toBe(rubric.sha256);
    writeFileSync(join(copy, 'rubrics/sales.yaml'), '\n');
    expect(assetHash(copy)).not.toBe(rubric.sha256);
  });
});

describe('a build fails', () => {
  test('where the binding is missing or of another processor', () => {
    expect(() => checkBinding(engine.folder, 'arm64')).toThrow('must be built for arm64, got no file');
    const wrong = join(folder, 'wrong');
    const place = join(wrong, 'node_modules', bindingPackage('arm64'));
    cpSync(join(engine.folder, 'node_modules', bindingPackage('x64')), place, { recursive: true });
    expect(() => checkBinding(wrong, 'arm64')).toThrow('must be built for arm64, got x64');
  });

  test('where a fetched binding is not the locked one; the file is dropped', () => {
    const archive = join(folder, 'binding.tgz');
    writeFileSync(archive, 'not the archive');
    expect(() => checkIntegrity(archive, 'sha512-AAAA')).toThrow(
      'the locked archive has sha512-AAAA, got sha512-',
    );
    expect(existsSync(archive)).toBe(false);
  });

  test('where there is no such function', async () => {
    await expect(built('functions/none.ts', 'none')).rejects.toThrow('got no file functions/none.ts');
  });

  test('where an import resolves nowhere', async () => {
    const entry = join(folder, 'astray.ts');
    writeFileSync(entry, "import './nowhere.ts';");
    await expect(built(entry, 'astray')).rejects.toThrow();
  });
});

// Megabytes. Lambda unpacks at most 250; DuckDB is 71 of them, where it is. What a cold start reads is the limit that is felt.
const limits = {
  'ingest-crm': { all: 80, start: 3 },
  'ingest-assessments': { all: 80, start: 3 },
  'segment-report': { all: 80, start: 3 },
  // Without DuckDB: a score is a calculation.
  'score-candidates': { all: 4, start: 3 },
  maintain: { all: 80, start: 3 },
  'maintain-people': { all: 80, start: 3 },
};

describe.each(doorNames)('%s', (name) => {
  const limit = limits[name];

  test(`stays below ${limit.all} MB, reads less than ${limit.start} MB at its start, and starts`, async () => {
    const asset = await built(`functions/${name}.ts`, name);
    expect(asset.bytes).toBeLessThan(limit.all * megabyte);
    expect(asset.startBytes).toBeLessThan(limit.start * megabyte);
    // Loose: a loaded machine is no fault of the bundle. `npm run build:functions` prints what was measured.
    expect(importMs(asset.folder, 1)).toBeLessThan(20_000);
  });
});
