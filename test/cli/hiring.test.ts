import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shippedRubric } from '../../adapters/files/rubric-file.ts';
import { runBearing } from './run-bearing.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bearing-hiring-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const bearing = (...words: string[]) => runBearing(folder, words);

describe('bearing rubric check', () => {
  test('ends with 0 for the shipped rubric', () => {
    const { code, stdout, stderr } = bearing('rubric', 'check', shippedRubric());
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^sales version 1 holds: 11 competencies, roles sdr, ae-mid, .*sha256 [0-9a-f]{64}\n$/,
    );
  });

  test('ends with 1 and a line for each complaint', () => {
    const text = readFileSync(shippedRubric(), 'utf8').replace('insight: 0.1,', 'insihgt: 0.1,');
    writeFileSync(join(folder, 'bad.yaml'), text);
    const { code, stdout } = bearing('rubric', 'check', 'bad.yaml');
    expect(code).toBe(1);
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/^bad\.yaml:\d+:\d+: .*got "insihgt": the nearest is "insight"$/),
      expect.stringMatching(/^bad\.yaml:\d+:\d+: .*sum of 1 on the strategic axis, got 0\.9$/),
    ]);
  });

  test('is wrong use where there is no file', () => {
    expect(bearing('rubric', 'check', 'none.yaml')).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('bearing kit', () => {
  test('writes the same files for a role a second time', () => {
    const first = bearing('kit', '--role', 'sdr', '-o', 'kit');
    expect(first).toMatchObject({ code: 0, stderr: '' });
    const names = [
      'guide.html',
      'scenarios.html',
      'plan.html',
      'scorecard.html',
      'greenhouse.md',
      'greenhouse.yaml',
    ];
    expect(first.stdout.trim().split('\n')).toEqual(names.map((name) => `wrote ${join('kit', name)}`));
    const texts = () => names.map((name) => readFileSync(join(folder, 'kit', name), 'utf8'));
    const before = texts();
    bearing('kit', '--role', 'sdr', '-o', 'kit');
    expect(texts()).toEqual(before);
  });

  test.each([
    [['--role', 'ceo'], '--role needs one of sdr, ae-mid'],
    [['--role', 'sdr', '--interviewers', '1'], '--interviewers needs a number of 2 or more, got "1"'],
    [['--role', 'sdr', '-o', 'taken/kit'], '-o needs a folder that can be written, got taken/kit'],
  ])('is wrong use with %o', (words, message) => {
    writeFileSync(join(folder, 'taken'), '');
    const { code, stdout, stderr } = bearing('kit', ...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
