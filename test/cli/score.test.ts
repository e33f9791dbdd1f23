import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shippedRubric } from '../../adapters/files/rubric-file.ts';
import { ScoreReport } from '../../core/model/score-report.ts';
import { runBearing } from './run-bearing.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bearing-score-'));
  writeFileSync(join(folder, 'panel.csv'), panel().join('\n'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const competencies = {
  strategic: ['business_context', 'adaptation', 'direction', 'value', 'insight'],
  tactical: ['prospecting', 'discovery', 'demonstration', 'objections', 'negotiation', 'crm'],
};

/** Three interviewers; `high` is 5 on everything, `low` 1, `part` was asked one competency only. */
function panel(): string[] {
  const all = [...competencies.strategic, ...competencies.tactical];
  const rows = (candidate: string, rating: number, asked: readonly string[]) =>
    asked.flatMap((competency, i) =>
      ['kim', 'lou'].map(
        (rater) => `${candidate},${rater}${i % 2},${competency},${rating},"said so, and showed it"`,
      ),
    );
  return [
    'candidate_id,rater_id,competency,rating,evidence',
    ...rows('high', 5, all),
    ...rows('low', 1, all),
    ...rows('part', 3, ['adaptation']),
  ];
}

const bearing = (...words: string[]) => runBearing(folder, words);
const role = () => ['--rubric', shippedRubric(), '--role', 'ae-mid'];
const scored = (...words: string[]) => bearing('score', ...words, ...role(), '--format', 'json');

describe('bearing score', () => {
  test('gives both axes of everyone, never for a decision when from files', () => {
    const { code, stdout } = scored('panel.csv');
    const report = ScoreReport.parse(JSON.parse(stdout));
    expect(code).toBe(0);
    expect(report.forDecision).toBe(false);
    expect(report.candidates.map(({ candidateId, label }) => [candidateId, label])).toEqual([
      ['high', 'strategist-operator'],
      ['low', 'neither'],
      ['part', 'incomplete'],
    ]);
    expect(report.toldApart.strategic).toEqual([['high', 'low']]);
  });

  test('gives the same bytes whatever the order of rows and of files', () => {
    const [head = '', ...rows] = panel();
    writeFileSync(join(folder, 'turned.csv'), [head, ...rows.toReversed()].join('\n'));
    writeFileSync(join(folder, 'a.csv'), [head, ...rows.slice(20)].join('\n'));
    writeFileSync(join(folder, 'b.csv'), [head, ...rows.slice(0, 20)].join('\n'));
    const { stdout } = scored('panel.csv');
    expect(scored('turned.csv').stdout).toBe(stdout);
    expect(scored('a.csv', 'b.csv').stdout).toBe(stdout);
  });

  test('counts a rating that comes twice once, and says so', () => {
    const { stdout, stderr } = scored('panel.csv', 'panel.csv');
    expect(stdout).toBe(scored('panel.csv').stdout);
    expect(stderr).toContain('46 ratings came again: the last of each counts');
  });

  test('leaves out what was rated for another role of the rubric', () => {
    const [head, first = '', second = ''] = panel();
    writeFileSync(join(folder, 'roles.csv'), [`${head},role`, `${first},ae-mid`, `${second},sdr`].join('\n'));
    expect(scored('roles.csv').stderr).toContain('1 ratings left out: they are for another role');
  });

  test('takes no protected attribute, and says where it came from', () => {
    const [head, ...rows] = panel();
    const text = [`${head},Gender`, ...rows.map((row) => `${row},F`)].join('\n');
    writeFileSync(join(folder, 'gender.csv'), text);
    const { code, stdout, stderr } = scored('gender.csv');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^bearing: gender\.csv:1:6: .*got "Gender" \(sex\)/);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('scores nothing where more than 1 % of the rows are bad', () => {
    const [head, first, ...rows] = panel();
    writeFileSync(join(folder, 'bad.csv'), [head, first?.replace(',5,', ',five,'), ...rows].join('\n'));
    const { code, stdout, stderr } = scored('bad.csv');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^bad\.csv:2:4 not-a-decimal rating needs a number/);
    expect(stderr).toContain('bearing: bad.csv: needed at most 1 % bad rows, got 1 of 46 (2.2 %)');
    expect(scored('bad.csv', '--max-bad', '3%').code).toBe(0);
  });

  test('says in the list which ratings it left out', () => {
    const text = panel()
      .join('\n')
      .replace(/part,kim0,adaptation/, 'part,kim0,adaption');
    writeFileSync(join(folder, 'typo.csv'), text);
    expect(bearing('score', 'typo.csv', ...role()).stdout).toContain(
      '- 1 rating left out: unknown competency',
    );
  });

  test('takes no day beside files', () => {
    expect(scored('panel.csv', '--as-of', '2026-01-01')).toMatchObject({ code: 2, stdout: '' });
  });

  test('names the roles there are', () => {
    const { code, stderr } = bearing('score', 'panel.csv', '--rubric', shippedRubric(), '--role', 'ae');
    expect(code).toBe(2);
    expect(stderr).toContain('--role needs one of sdr, ae-mid, ae-enterprise, manager, got "ae"');
  });

  test('writes what the ending of the file asks for', () => {
    bearing('score', 'panel.csv', ...role(), '-o', 'cards.html');
    bearing('score', 'panel.csv', ...role(), '-o', 'scores.csv');
    expect(readFileSync(join(folder, 'cards.html'), 'utf8')).toContain('<h2 id="candidate-1">high</h2>');
    const table = readFileSync(join(folder, 'scores.csv'), 'utf8');
    expect(table).toContain('candidateId,label,between,strategic,');
    expect(table).toContain('high,strategist-operator,,');
  });

  test('reads on a terminal who can be told apart and what to ask next', () => {
    const { stdout } = bearing('score', 'panel.csv', ...role());
    expect(stdout).toContain('strategic: high above low; no other two can be told apart.');
    expect(stdout).toMatch(/part .*Incomplete .* on /);
    expect(stdout).toContain('nothing: the label is settled');
  });
});

describe('bearing calibrate', () => {
  const calibrate = () => bearing('calibrate', 'panel.csv', '--rubric', shippedRubric(), '-o', 'cal.json');

  test('says of few candidates that the prior stands in, and score reads the file', () => {
    expect(calibrate()).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(readFileSync(join(folder, 'cal.json'), 'utf8'))).toMatchObject({
      schema: 'bearing/calibration/1',
      status: 'uncalibrated',
      n: { candidates: 3, raters: 4, ratings: 46 },
    });
    expect(scored('panel.csv', '--calibration', 'cal.json').code).toBe(0);
  });

  test('score refuses one that was changed since, and one of another rubric', () => {
    calibrate();
    const text = readFileSync(join(folder, 'cal.json'), 'utf8');
    writeFileSync(join(folder, 'mended.json'), text.replace('"mean": 50', '"mean": 60'));
    expect(scored('panel.csv', '--calibration', 'mended.json')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('was changed since'),
    });
    const rubric = readFileSync(shippedRubric(), 'utf8').replace('version: 1', 'version: 2');
    writeFileSync(join(folder, 'two.yaml'), rubric);
    const words = ['--rubric', 'two.yaml', '--role', 'ae-mid', '--calibration', 'cal.json'];
    expect(bearing('score', 'panel.csv', ...words)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('got one of sales 1: run bearing calibrate --rubric again'),
    });
  });

  test('takes the scale of one competency from the ratings, and says so', () => {
    const rows = [1, 2, 3, 4, 5].map((rating, i) => `c${i},kim,overall,${rating}`);
    writeFileSync(join(folder, 'one.csv'), ['candidate_id,rater_id,competency,rating', ...rows].join('\n'));
    expect(bearing('calibrate', 'one.csv').stderr).toContain('scale 1..5 taken from the ratings');
    expect(bearing('calibrate', 'one.csv', '--scale', '5..1')).toMatchObject({ code: 2, stdout: '' });
    expect(bearing('calibrate', 'panel.csv')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('ratings of several competencies need --rubric FILE'),
    });
  });
});
