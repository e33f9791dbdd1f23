import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AuditReport } from '../../core/model/audit-report.ts';
import { DecisionsReport } from '../../core/model/decisions-report.ts';
import { runBearing } from './run-bearing.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bearing-records-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const bearing = (...words: string[]) => runBearing(folder, words);
const write = (name: string, ...lines: string[]) => writeFileSync(join(folder, name), lines.join('\n'));
const reason = 'worked through both scenarios with evidence';

describe('bearing audit', () => {
  /** 20 women of whom 6, 20 men of whom 12 advance: 0.30 / 0.60 = 0.5, under four fifths. */
  function people(): void {
    const ids = Array.from({ length: 40 }, (_, i) => i);
    const sex = (i: number) => (i < 20 ? 'Female' : 'Male');
    const advanced = (i: number) => i < 6 || (i >= 20 && i < 32);
    write('demographics.csv', 'candidate_id,sex', ...ids.map((i) => `c${i},${sex(i)}`));
    write(
      'decisions.csv',
      'candidate_id,decision',
      ...ids.map((i) => `c${i},${advanced(i) ? 'advance' : 'reject'}`),
    );
    write(
      'ratings.csv',
      'candidate_id,rater_id,competency,rating',
      ...ids.map((i) => `c${i},r1,overall,${1 + (i % 5)}`),
    );
  }
  const files = ['--demographics', 'demographics.csv', '--decisions', 'decisions.csv'];

  test('gives selection and scoring rates with impact ratios', () => {
    people();
    const { code, stdout } = bearing('audit', 'ratings.csv', ...files, '--scale', '1..5', '--format', 'json');
    const { tables, n } = AuditReport.parse(JSON.parse(stdout));
    expect({ code, n }).toEqual({ code: 0, n: 40 });
    const [selection, scoring] = tables;
    expect(selection?.groups).toMatchObject([
      { group: { sex: 'Female' }, n: 20, selected: 6, impactRatio: 0.5, fourFifths: true },
      { group: { sex: 'Male' }, n: 20, selected: 12, impactRatio: 1 },
    ]);
    // Ratings go 1..5 round and round in both halves: the median is 3 (50 points), 8 of 20 are above it.
    expect(scoring).toMatchObject({ measure: 'scoring', median: 50, groups: [{ above: 8 }, { above: 8 }] });
  });

  test('says what is still to be said before it can be published', () => {
    people();
    expect(bearing('audit', ...files).stdout).toContain('to publish, still say: distribution date');
    const facts = ['--distributed', '2026-01-05', '--data-source', 'historical', '-o', 'audit.html'];
    expect(bearing('audit', ...files, ...facts).code).toBe(0);
    expect(readFileSync(join(folder, 'audit.html'), 'utf8')).not.toContain('still say');
  });

  test('says of categories that are spelled in two ways', () => {
    people();
    const lines = readFileSync(join(folder, 'demographics.csv'), 'utf8').replace('c1,Female', 'c1,female');
    writeFileSync(join(folder, 'demographics.csv'), lines);
    expect(bearing('audit', ...files).stdout).toContain('only in capitals or blanks stand apart: Female,');
  });

  test('needs what people said of themselves', () => {
    people();
    const { code, stderr } = bearing('audit', '--decisions', 'decisions.csv');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^bearing: --demographics is needed: .*got none\n$/);
  });
});

describe('the records of a candidate', () => {
  test('a decision needs the score that was seen', () => {
    expect(bearing('notice', 'C1', '--on', '2026-01-05')).toMatchObject({
      code: 0,
      // Ten business days on, Martin Luther King Day on 19 January left out.
      stdout: 'notice of 2026-01-05 written down for 1 candidate; scores may be used from 2026-01-20 on\n',
    });
    const words = ['--decision', 'advance', '--by', 'Ann', '--reason', reason, '--on', '2026-02-02'];
    expect(bearing('decide', 'C1', ...words)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'bearing: a decision needs the stored score that was seen, got none: bearing score first\n',
    });
  });

  test('a decision needs a reason, a name, a notice and a day', () => {
    const words = (over: Record<string, string>) =>
      Object.entries({ '--decision': 'advance', '--by': 'Ann', '--reason': reason, ...over }).flat();
    expect(bearing('decide', 'C1', ...words({ '--reason': 'good' })).stderr).toContain(
      'at least 20 characters',
    );
    expect(bearing('decide', 'C1', ...words({ '--by': ' ' })).stderr).toContain(
      'needs the name of the person',
    );
    expect(bearing('decide', 'C1', ...words({})).stderr).toContain(
      'at least 10 business days before, got none',
    );
    expect(bearing('decide', 'C1', ...words({ '--on': '2026-02-30' }))).toMatchObject({
      code: 2,
      stdout: '',
    });
    expect(bearing('decide', 'C1', ...words({ '--decision': 'hire' })).code).toBe(2);
  });

  test('are hidden until their retention ends, and erased at once where that is asked for', () => {
    bearing('notice', 'C1', '--on', '2026-01-05');
    expect(bearing('erase', 'C1').stdout).toContain('C1 is hidden from every report until 2030-01-05');
    expect(bearing('erase', 'C1', '--now')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--now needs --yes'),
    });
    expect(bearing('erase', 'C1', '--on', '2031-01-05')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--on needs a day that has come, got 2031-01-05'),
    });
    expect(bearing('erase', 'C-1')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('a candidate of whom something is kept, got C-1'),
    });
    expect(bearing('notice', 'C2', '--on', '0001-01-01').stderr).toContain('a day of the last 4 years');
    expect(bearing('notice', 'C1').stderr).toContain('restricted until 2030-01-05');
    expect(bearing('erase', 'C1', '--now', '--yes').stdout).toBe(
      'C1 is erased: 2 details deleted, a tombstone stays\n',
    );
    expect(bearing('notice', 'C1')).toMatchObject({
      code: 1,
      stderr: 'bearing: the records of this candidate were erased\n',
    });
  });

  test('are kept four years from the last rating, although the log says nothing of the person', () => {
    write('ratings.csv', 'candidate_id,rater_id,competency,rating,occurred_on', 'L-1,r1,crm,4,2026-03-27');
    bearing('ingest', 'ratings.csv');
    expect(bearing('erase', 'L-1').stdout).toContain('hidden from every report until 2030-03-27');
  });

  test('an edit of the log shows', () => {
    bearing('notice', 'C1', 'C2', '--on', '2026-01-05');
    const whole = bearing('decisions', '--format', 'json');
    expect(whole.code).toBe(0);
    expect(DecisionsReport.parse(JSON.parse(whole.stdout)).log).toEqual({ entries: 3, faults: [] });
    const path = join(folder, '.bearing/audit/log.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace('2026-01-05', '2026-01-02'));
    expect(bearing('decisions')).toMatchObject({
      code: 1,
      stderr: 'bearing: the audit log is not as it was written: entry 1: changed after it was written\n',
    });
    expect(bearing('notice', 'C3').code).toBe(1);
  });
});

test.each(['file', 'file/below'])('a home at %s is one clear line', (home) => {
  write('file', 'x');
  for (const words of [['notice', 'C1'], ['wins'], ['ingest', 'file']]) {
    const { code, stdout, stderr } = bearing(...words, '--home', home);
    expect({ code: code !== 0, stdout }).toEqual({ code: true, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).not.toMatch(/EEXIST|ENOTDIR/);
  }
});
