import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shippedRubric } from '../../adapters/files/rubric-file.ts';
import { recruiting } from '../core/hiring/raters/recruiting.ts';
import { runBearing } from './run-bearing.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bearing-raters-'));
  const rows = recruiting.map((row) =>
    [row.candidate_id, row.rater_id, row.competency, row.rating].join(','),
  );
  write('interviews.csv', ['candidate_id,rater_id,competency,rating', ...rows]);
  write('two.csv', [
    'candidate_id,rater_id,competency,rating,evidence',
    ...['a r1 3', 'a r2 4', 'b r1 2', 'b r2 2', 'c r1 5', 'c r2 4'].flatMap((row) =>
      ['discovery', 'crm'].map((competency) => {
        const [candidate, rater, rating] = row.split(' ');
        return [candidate, rater, competency, rating, competency === 'crm' ? 'said so' : ''].join(',');
      }),
    ),
  ]);
  write('people.csv', ['candidate_id,sex', 'a,Female']);
  write('flat.csv', ['candidate_id,rater_id,competency,rating', 'a,r1,overall,3']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, lines: readonly string[]) =>
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
const bearing = (...words: string[]) => runBearing(folder, words);

describe('bearing raters', () => {
  test('says that interviews which agree this little cannot tell people apart', () => {
    const { code, stdout, stderr } = bearing('raters', 'interviews.csv');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [context, reliability, warning] = stdout.split('\n');
    expect(context).toBe('966 candidates · 3 raters · 2,898 ratings · scale 1 to 5, more is better');
    expect(reliability).toMatch(/one rater 0\.11 \[.*of the panel 0\.27 \[/);
    expect(warning).toMatch(/^! These interviews cannot support fine distinctions/);
    expect(stdout).toContain('say --scale if it is longer');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test('writes the shape that is published', () => {
    const json = JSON.parse(
      bearing('raters', 'interviews.csv', '--scale', '1..5', '--format', 'json').stdout,
    );
    expect(Object.keys(json)).toEqual(
      expect.arrayContaining(['reliability', 'statement', 'raters', 'notes']),
    );
    expect(json).toMatchObject({ schema: 'bearing/raters/1', candidates: 966, raterCount: 3, ratings: 2898 });
    expect(json.reliability.icc2.value).toBeCloseTo(0.112, 3);
    expect(json.raters.map(({ raterId }: { raterId: string }) => raterId)).toEqual(['r1', 'r2', 'r3']);
    expect(JSON.parse(bearing('schema', 'raters').stdout).properties).toHaveProperty('reliability');
  });

  test.each([
    ['csv', /^rater_id,ratings,severity/],
    ['md', /^## Raters: severity and agreement\n[\s\S]*\*\*These interviews cannot/],
    ['html', /^<!doctype html>[\s\S]*class="warning">These interviews cannot/],
  ])('writes %s', (format, expected) => {
    expect(bearing('raters', 'interviews.csv', '--format', format).stdout).toMatch(expected);
  });

  test('leaves out what the rubric demands evidence for', () => {
    const { code, stdout } = bearing('raters', 'two.csv', '--rubric', shippedRubric());
    expect(code).toBe(0);
    expect(stdout).toContain('3 candidates · 2 raters · 6 ratings');
    expect(stdout).toContain('6 ratings left out: without evidence');
    expect(stdout).toContain('weighted kappa');
  });

  test.each([
    { words: ['two.csv'], code: 2, says: 'several competencies need --rubric FILE' },
    { words: ['interviews.csv', '--scale', '5..1'], code: 2, says: '--scale needs its ends, low first' },
    { words: ['two.csv', '--rubric', shippedRubric(), '--scale', '1..5'], code: 2, says: 'got --rubric too' },
    { words: ['none.csv'], code: 2, says: 'none.csv: a readable file is needed' },
    { words: ['people.csv'], code: 1, says: 'ratings are needed, got none' },
    { words: ['flat.csv'], code: 1, says: 'ratings that differ are needed' },
    { words: [], code: 1, says: 'got none in the store' },
  ])('ends with $code and one line for $words', ({ words, code, says }) => {
    const ran = bearing('raters', ...words);
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code, stdout: '' });
    expect(ran.stderr.trimEnd().split('\n')).toEqual([expect.stringContaining(says)]);
  });
});
