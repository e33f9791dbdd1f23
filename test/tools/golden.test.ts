import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { methods } from '../../tools/golden/methods.ts';

const root = join(import.meta.dirname, '../..');
const published = join(root, '../shared/data/golden.json');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'golden-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function golden(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/golden.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, out: stdout.trimEnd().split('\n'), error: stderr.trimEnd().split('\n') };
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const hit = {
  id: 'w-1',
  method: 'wilson',
  source: 'Newcombe (1998) [recalled]',
  input: { k: 15, n: 148, conf: 0.95, continuity: false },
  expected: { lower: 0.0624, upper: 0.1605 },
  tolerance: 6e-5,
};

describe('the published examples', () => {
  test('all hit, method by method', () => {
    if (!existsSync(published)) throw new Error(`needs the published examples, got no file at ${published}`);
    const { status, out } = golden(published, '--methods', [...methods.keys()].join(','));
    expect(out.filter((line) => line.startsWith('miss'))).toEqual([]);
    expect(out.at(-1)).toMatch(/^(\d+) of \1 cases hit, 0 missed$/);
    expect(out.length).toBeGreaterThan(36);
    expect(status).toBe(0);
  });
});

describe('golden', () => {
  test('prints a line per case with expected and got, then the sum, and exits 0 when all hit', () => {
    const { status, out } = golden(file('hit.json', [hit]));
    expect(out[0]).toMatch(
      /^hit {2}w-1 wilson: lower expected 0\.0624 got 0\.06238\d+; upper expected 0\.1605 got 0\.1604/,
    );
    expect(out[1]).toBe('1 of 1 cases hit, 0 missed');
    expect(status).toBe(0);
  });

  test('exits 1 on a miss: a wrong number, an unknown method, a call that throws', () => {
    const cases = [
      { ...hit, expected: { lower: 0.07, upper: 0.1605 } },
      { ...hit, id: 'u-1', method: 'astrology' },
      { ...hit, id: 't-1', input: { ...hit.input, k: 149 } },
      { ...hit, id: 'i-1', input: { k: 1, n: 2 } },
    ];
    const { status, out } = golden(file('miss.json', cases));
    expect(out[0]).toMatch(/^miss w-1 wilson: lower expected 0\.07 got 0\.0623/);
    expect(out[1]).toBe('miss u-1 astrology: unknown method');
    expect(out[2]).toBe(
      'miss t-1 wilson: threw: wilson needs whole numbers with 0 <= k <= n, got 149 of 148',
    );
    expect(out[3]).toMatch(/^miss i-1 wilson: threw: input conf: /);
    expect(out[4]).toBe('0 of 4 cases hit, 4 missed');
    expect(status).toBe(1);
  });

  test('--methods restricts to those methods', () => {
    const both = file('both.json', [hit, { ...hit, id: 'u-1', method: 'astrology' }]);
    expect(golden(both, '--methods', 'wilson')).toMatchObject({ status: 0 });
    expect(golden(both, '--methods=wilson, astrology')).toMatchObject({ status: 1 });
  });

  test.each([
    { what: 'no file', args: [], line: /^golden: needs one file, got 0; use: node tools\/golden\.ts FILE/ },
    { what: 'two files', args: ['a', 'b'], line: /^golden: needs one file, got 2/ },
    { what: 'an unknown flag', args: ['a', '--speed'], line: /^golden: .*--speed.*use: node tools/ },
    {
      what: 'an unreadable file',
      args: ['nowhere.json'],
      line: /^golden: needs a readable file, got nowhere\.json \(ENOENT\)$/,
    },
    { what: 'no name of a method', args: ['a', '--methods', ''], line: /^golden: --methods needs names/ },
  ])('exits 2 with one clear line on $what', ({ args, line }) => {
    const { status, error } = golden(...args);
    expect(error).toHaveLength(1);
    expect(error[0]).toMatch(line);
    expect(status).toBe(2);
  });

  test('exits 2 on a malformed case, and when nothing is left to run', () => {
    expect(golden(file('bad.json', [{ ...hit, tolerance: {} }]))).toMatchObject({
      status: 2,
      error: ['golden: case w-1 is malformed: no tolerance for the number at lower'],
    });
    expect(golden(file('one.json', [hit]), '--methods', 'auc').error[0]).toMatch(
      /^golden: no case of auc in /,
    );
    expect(golden(file('text.json', 'hello')).error[0]).toMatch(/^golden: a golden file needs JSON, got: /);
  });
});
