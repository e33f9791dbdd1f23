import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shippedRubric } from '../../adapters/files/rubric-file.ts';
import { AuditReport } from '../../core/model/audit-report.ts';
import { DecisionsReport } from '../../core/model/decisions-report.ts';
import { RatersReport } from '../../core/model/raters-report.ts';
import { ScoreReport } from '../../core/model/score-report.ts';
import { sampleInterviews } from '../../core/sample/interviews.ts';
import { runBearing } from './run-bearing.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bearing-way-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const bearing = (...words: string[]) => runBearing(folder, words);
const role = ['--rubric', shippedRubric(), '--role', 'ae-mid'];
const reason = 'worked through both scenarios with evidence';

/** From ratings to a decision and to erasure, in the order in which a recruiter walks it. */
describe('the way of a candidate', () => {
  test('nobody is scored from the store before the notice is ten business days old', () => {
    writeFileSync(join(folder, 'interviews.csv'), sampleInterviews());
    expect(bearing('ingest', 'interviews.csv').code).toBe(0);
    const { code, stdout, stderr } = bearing('score', ...role);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('C-101 is not scored: scoring needs a notice at least 10 business days before');
  });

  test('after the notice everyone is, for a decision, and twice the same', () => {
    expect(bearing('notice', '--all', '--on', '2026-01-05').stdout).toContain('for 5 candidates');
    expect(bearing('notice', '--all', '--on', '2026-01-05').stdout).toContain('everyone in the store');
    const { code, stdout } = bearing('score', ...role, '--format', 'json');
    const report = ScoreReport.parse(JSON.parse(stdout));
    expect({ code, forDecision: report.forDecision, n: report.candidates.length }).toEqual({
      code: 0,
      forDecision: true,
      n: 5,
    });
    expect(bearing('score', ...role, '--format', 'json').stdout).toBe(stdout);
  });

  test('a person decides, and the record says beside which score', () => {
    const said = ['--by', 'Ann', '--reason', reason];
    expect(bearing('decide', 'C-101', '--decision', 'reject', ...said).stdout).toContain(
      'written down: against the score (strategist-operator)',
    );
    expect(bearing('decide', 'C-103', '--decision', 'advance', ...said).stdout).toContain(
      'where the score settled nothing',
    );
    const report = DecisionsReport.parse(JSON.parse(bearing('decisions', '--format', 'json').stdout));
    expect(report.decisions.map(({ candidateId, agreement }) => [candidateId, agreement])).toEqual([
      ['C-101', 'override'],
      ['C-103', 'nothing settled'],
    ]);
    // Notices and scores of five, two decisions, and the entry that opens the log; scored twice, kept once.
    expect(report.log).toEqual({ entries: 13, faults: [] });
  });

  test('the audit of the store has the scores and the decisions that were made', () => {
    const people = ['C-101,Female', 'C-102,Male', 'C-103,Male', 'C-104,Female', 'C-105,Male'];
    writeFileSync(join(folder, 'people.csv'), ['candidate_id,sex', ...people].join('\n'));
    expect(bearing('ingest', 'people.csv').code).toBe(0);
    const { tables } = AuditReport.parse(JSON.parse(bearing('audit', ...role, '--format', 'json').stdout));
    expect(tables.map(({ measure, score }) => [measure, score])).toEqual([
      ['selection', null],
      ['scoring', 'strategic'],
      ['scoring', 'tactical'],
    ]);
    expect(tables[0]?.groups).toMatchObject([
      { group: { sex: 'Female' }, n: 1, selected: 0 },
      { group: { sex: 'Male' }, n: 1, selected: 1 },
    ]);
  });

  test('an erased person is nowhere afterwards and does not come back', () => {
    expect(bearing('erase', 'C-101', '--now', '--yes').code).toBe(0);
    expect(bearing('ingest', 'interviews.csv').stdout).toContain('erased were not taken');
    const { stdout } = bearing('score', ...role, '--format', 'json');
    expect(ScoreReport.parse(JSON.parse(stdout)).candidates.map(({ candidateId }) => candidateId)).toEqual([
      'C-102',
      'C-103',
      'C-104',
      'C-105',
    ]);
    const home = join(folder, '.bearing');
    const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const holding = files.filter((one) => readFileSync(join(one.parentPath, one.name)).includes('C-101'));
    expect(holding.map(({ name }) => name)).toEqual([]);
  });
});

const recruiting = join(import.meta.dirname, '../../../shared/data/interviews/recruiting.csv');

/** 966 applicants, three raters each; ICC(2,1) from the mean squares in R, impact ratio 78/494 over 108/472 by hand. */
describe('the published interviews of 966 applicants', () => {
  const mapping = `source: interviews
ignore: [sat, gpa, apttest]
files:
  - object: rating
    wide: { column: rater_id, from: { int1: r1, int2: r2, int3: r3 }, value: rating }
    columns: { candidate_id: { rowNumber: true }, competency: { const: overall } }
  - object: demographic
    columns: { candidate_id: { rowNumber: true }, sex: { from: gender, map: { F: Female, M: Male } } }
  - object: decision
    columns: { candidate_id: { rowNumber: true }, decision: { from: hired, map: { 1: advance, 0: reject } } }
`;
  const words = [recruiting, '--source', 'recruiting.yaml', '--format', 'json'];
  beforeAll(() => writeFileSync(join(folder, 'recruiting.yaml'), mapping));

  test('cannot support fine distinctions', () => {
    const report = RatersReport.parse(JSON.parse(bearing('raters', ...words).stdout));
    expect(report).toMatchObject({ candidates: 966, raterCount: 3, ratings: 2898 });
    expect(report.reliability.icc2?.value).toBeCloseTo(0.112, 3);
    expect(report.statement).toContain('these interviews cannot support fine distinctions');
  });

  test('have an impact ratio of 0.690', () => {
    const { tables } = AuditReport.parse(JSON.parse(bearing('audit', ...words).stdout));
    const [women, men] = tables[0]?.groups ?? [];
    expect([women?.selected, women?.n, men?.selected, men?.n]).toEqual([78, 494, 108, 472]);
    expect(women?.impactRatio).toBeCloseTo(78 / 494 / (108 / 472), 12);
    // fisher.test(matrix(c(78, 416, 108, 364), 2))$p.value in R.
    expect(women?.fisherP).toBeCloseTo(0.005522, 6);
  });
});
