import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const rooms = ['core', 'adapters', 'cli', 'functions', 'infra', 'test', 'tools', 'bench'];

function files(folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
    join(folder, name),
  );
}

type Report = { summary: { totalCruised: number; violations: { rule: { name: string }; from: string }[] } };

function importReport(): Report {
  const present = rooms.filter((room) => files(room).some((file) => file.endsWith('.ts')));
  try {
    return JSON.parse(
      execFileSync('node_modules/.bin/depcruise', [...present, '--output-type', 'json'], {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      }),
    );
  } catch (error) {
    if (error instanceof Error && 'stdout' in error) return JSON.parse(String(error.stdout));
    throw error;
  }
}

// A breach of each rule, planted in the room that must not hold it; all in one run of the checker.
const breaches = [
  { rule: 'core-is-pure', room: 'core', code: "import 'node:fs';" },
  { rule: 'core-is-pure', room: 'core/sales', code: "import '../../adapters/gate/clean-file.ts';" },
  { rule: 'stats-knows-no-domain', room: 'core/stats', code: "import '../model/settings.ts';" },
  { rule: 'model-stands-alone', room: 'core/model', code: "import '../stats/wilson.ts';" },
  { rule: 'domains-are-strangers', room: 'core/sales', code: "import '../sources/detect.ts';" },
  { rule: 'domain-below-use-cases', room: 'core/sales', code: "import '../ports.ts';" },
  { rule: 'adapters-see-core-only', room: 'adapters', code: "import '../cli/exit.ts';" },
  { rule: 'doors-do-not-share', room: 'functions', code: "import '../cli/exit.ts';" },
  { rule: 'infra-imports-no-code', room: 'infra', code: "import '../core/ports.ts';" },
  { rule: 'not-to-unresolvable', room: 'cli', code: "import './nowhere.ts';" },
  { rule: 'no-dev-deps-at-runtime', room: 'cli', code: "import 'fast-check';" },
  { rule: 'no-circular', room: 'cli', code: "import './breach.ts';" },
  { rule: 'no-orphans', room: 'core/stats', code: 'export const alone = 1;' },
].map((breach, i) => ({ ...breach, folder: join(breach.room, `planted-${i}`) }));

describe('the import checker', () => {
  let report: Report;

  beforeAll(() => {
    for (const { folder, code } of breaches) {
      mkdirSync(join(root, folder), { recursive: true });
      const deeper = code.includes('./breach.ts')
        ? code
        : code.replace("'../", "'../../").replace("'./", "'../");
      writeFileSync(join(root, folder, 'breach.ts'), deeper);
    }
    report = importReport();
  });

  afterAll(() => {
    for (const { folder } of breaches) rmSync(join(root, folder), { recursive: true, force: true });
  });

  test('looked at every module', () => {
    const ours = rooms.flatMap(files).filter((file) => file.endsWith('.ts'));
    expect(report.summary.totalCruised).toBeGreaterThan(ours.length);
  });

  test('finds no breach but the planted ones', () => {
    const planted = (file: string) => file.includes('planted-');
    expect(report.summary.violations.filter(({ from }) => !planted(from))).toEqual([]);
  });

  test.each(breaches)('refuses a breach of $rule in $room', ({ rule, folder }) => {
    const names = report.summary.violations
      .filter(({ from }) => from.startsWith(folder))
      .map((violation) => violation.rule.name);
    expect(names).toContain(rule);
  });
});

describe('the repository', () => {
  test('has a header with grain, params and nulls in every query', () => {
    const queries = files('queries').filter((file) => file.endsWith('.sql'));
    expect(queries.length).toBeGreaterThan(5);
    for (const query of queries) {
      const text = readFileSync(join(root, query), 'utf8');
      for (const word of ['-- Grain:', '-- Params:', '-- Nulls:']) expect(text, query).toContain(word);
      expect(text, `${query} is ordered`).toMatch(/\border by\b/);
      const statements = text
        .replaceAll(/--.*$/gm, '')
        .split(';')
        .filter((part) => part.trim() !== '');
      expect(statements, `${query} is one statement`).toHaveLength(1);
    }
  });

  test('has notes in every fixture folder', () => {
    const folders = readdirSync(join(root, 'fixtures'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(folders.length).toBeGreaterThan(0);
    for (const { name } of folders)
      expect(existsSync(join(root, 'fixtures', name, 'NOTES.md')), name).toBe(true);
  });

  test('gives every statistic its own test', () => {
    for (const file of files('core/stats').filter((name) => name.endsWith('.ts'))) {
      const name = file.replace('core/', 'test/core/').replace('.ts', '.test.ts');
      expect(existsSync(join(root, name)), name).toBe(true);
    }
  });

  test('pins every dependency to one version', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    for (const [name, version] of versions) expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(25);
  });

  // A registry that lacks the packages of some platform makes a lock from which `npm ci` fails everywhere.
  test('locks the packages of every platform', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    const locked = Object.entries<{ optionalDependencies?: Record<string, string> }>(lock.packages);
    for (const [name, { optionalDependencies = {} }] of locked) {
      for (const optional of Object.keys(optionalDependencies)) {
        expect(lock.packages, `${optional} of ${name}`).toHaveProperty([`node_modules/${optional}`]);
      }
    }
  });

  test('names no machine path and no left-over mark', () => {
    const sources = [...rooms.flatMap(files), 'README.md', 'DECISIONS.md'].filter((file) =>
      /\.(ts|sql|md)$/.test(file),
    );
    for (const file of sources.filter((name) => name !== 'test/house.test.ts')) {
      const text = readFileSync(join(root, file), 'utf8');
      expect(text, file).not.toMatch(/\/(work|home|root)\/[a-z]/);
      expect(text, file).not.toMatch(/\b(TODO|FIXME|XXX|HACK)\b/);
    }
  });

  // What a model that names people by a protected trait would need; the domain has no such word.
  test('has no protected trait in the names of domain types', () => {
    const banned = /\b(type|interface|class) \w*(Race|Gender|Religion|Ethnicity|Zip|Photo|Talent)(?![a-z])/;
    for (const file of files('core').filter((name) => name.endsWith('.ts'))) {
      expect(readFileSync(join(root, file), 'utf8'), file).not.toMatch(banned);
    }
  });
});
