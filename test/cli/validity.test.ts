import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRubric, shippedRubric } from '../../adapters/files/rubric-file.ts';
import { runBearing } from './run-bearing.ts';

let folder: string;
const write = (name: string, lines: readonly string[]) =>
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`);

// 40 candidates at one of five standings on every competency, rated alike by two raters; the better 24 are hired, and
// inside the winning segments the result is the standing, to within a little.
const standing = (i: number) => 1 + (i % 5);
const isHired = (i: number) => standing(i) >= 3;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bearing-validity-'));
  const { rubric } = await readRubric(shippedRubric());
  const people = Array.from({ length: 40 }, (_, i) => i);
  write('ratings.csv', [
    'candidate_id,rater_id,competency,rating,evidence',
    ...people.flatMap((i) =>
      ['r1', 'r2'].flatMap((rater) =>
        rubric.competencies.map(({ id }) => `c${i},${rater},${id},${standing(i)},said so`),
      ),
    ),
  ]);
  const hired = people.filter(isHired);
  write('hires.csv', ['candidate_id,owner_id,hired_on', ...hired.map((i) => `c${i},o${i},2025-01-06`)]);
  write('few.csv', [
    'candidate_id,owner_id,hired_on',
    ...hired.slice(0, 5).map((i) => `c${i},o${i},2025-01-06`),
  ]);
  write('results.csv', [
    'owner_id,result,segment',
    ...hired.flatMap((i) => [`o${i},${standing(i) + (i % 3) / 10},inside`, `o${i},${(i * 7) % 11},outside`]),
  ]);
  write('sex.csv', ['candidate_id,sex', ...people.map((i) => `c${i},${i % 2 === 0 ? 'Female' : 'Male'}`)]);
  write('twice.csv', ['owner_id,result,segment', 'o1,1,inside', 'o1,2,inside']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const role = ['--rubric', shippedRubric(), '--role', 'ae-mid'];
const hires = ['--hires', 'hires.csv'];
const results = ['--results', 'results.csv'];
const validity = (...words: string[]) => runBearing(folder, ['validity', 'ratings.csv', ...words]);

describe('bearing validity', () => {
  test('says that the score goes with results inside, where it was made so', () => {
    const { code, stdout, stderr } = validity(...role, ...hires, ...results);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('40 scored · 24 hires, 24 of them scored');
    expect(stdout).toContain('strategic score, results inside: higher scores go with better results');
    expect(stdout).toContain("results outside: can't tell it from no relation");
    expect(stdout).not.toContain('UTILITY');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test('makes no claim on five hires', () => {
    const json = JSON.parse(validity('few.csv', ...role, ...results, '--format', 'json').stdout);
    expect(json).toMatchObject({ schema: 'bearing/validity/1', needed: 20, joined: { hires: 5, inside: 5 } });
    for (const axis of json.axes) expect(axis).toMatchObject({ hires: 5, spearman: null, corrected: null });
    expect(JSON.parse(runBearing(folder, ['schema', 'validity']).stdout).properties).toHaveProperty('axes');
  });

  test('has the bias audit of the same scores in the same run', () => {
    const { code, stdout } = validity(...role, ...hires, ...results, '--demographics', 'sex.csv');
    expect(code).toBe(0);
    expect(stdout).toContain('BIAS AUDIT  Scoring rates (strategic) by sex: 40 persons, 0 unknown');
    expect(stdout).toMatch(/Female +8 +20 +40\.0 %/);
  });

  test('tells utility from stated inputs only', () => {
    const inputs = 'hired=24,years=3,sdy=20000,cost=500,ratio=0.6';
    const { stdout } = validity(...role, ...hires, ...results, '--utility', inputs, '--format', 'md');
    expect(stdout).toMatch(/^## Validity[\s\S]*### UTILITY[\s\S]*stands on stated inputs: 24 hired, 3 years/);
  });

  test.each([
    { words: [...role, ...hires], code: 2, says: 'needs --results FILE' },
    { words: [...role, ...results], code: 2, says: 'needs hires' },
    { words: ['--role', 'ae-mid', ...hires, ...results], code: 2, says: "'--rubric <file>' not specified" },
    {
      words: ['--rubric', shippedRubric(), '--role', 'ceo', ...hires, ...results],
      code: 2,
      says: '--role needs one of sdr',
    },
    {
      words: [...role, ...hires, '--results', 'twice.csv'],
      code: 1,
      says: 'twice.csv:3:1: results need one row',
    },
    { words: [...role, ...hires, '--results', 'none.csv'], code: 2, says: 'none.csv: a readable file' },
    {
      words: [...role, ...hires, ...results, '--demographics', 'sex.csv', '--as-of', '2026-13-01'],
      code: 2,
      says: '--as-of needs a day',
    },
    { words: [...role, ...hires, ...results, '--utility', 'sdy=1'], code: 2, says: 'got no hired' },
    { words: [...role, ...hires, ...results, '--utility', 'sdy=1,x=2'], code: 2, says: 'got "x"' },
    {
      words: [...role, ...hires, ...results, '--utility', 'hired=2,years=1,sdy=1,cost=1,ratio=2'],
      code: 2,
      says: 'got ratio=2',
    },
  ])('ends with $code and one line: $says', ({ words, code, says }) => {
    const ran = validity(...words);
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code, stdout: '' });
    expect(ran.stderr.trimEnd().split('\n')).toEqual([expect.stringContaining(says)]);
  });
});
