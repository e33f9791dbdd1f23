import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { loadPeople } from '../../../adapters/people/load-people.ts';
import { sharedPath } from '../../core/sources/shared-data.ts';
import { file, interviewSheet, load, mapping, noMapping } from './people-kit.ts';

const long = 'candidate_id,rater_id,competency,rating';

describe('one sheet that holds three objects', () => {
  test('recruiting.csv: the counts are those that awk takes from the file', async () => {
    const flags = { sources: { named: mapping(interviewSheet), others: [] } };
    const people = await loadPeople([sharedPath('interviews', 'recruiting.csv')], flags);
    const { ratings, demographics, decisions, rejected, perFile } = people;
    expect([ratings.length, demographics.length, decisions.length, rejected.length]).toEqual([
      2898, 966, 966, 0,
    ]);
    expect(perFile[0]).toMatchObject({ rows: 966, blank: 0, source: 'interviews' });
    // awk -F, 'NR>1{h+=$8} END{print h}' recruiting.csv
    expect(decisions.filter(({ decision }) => decision === 'advance')).toHaveLength(186);
    expect(new Set(ratings.map(({ rater_id }) => rater_id))).toEqual(new Set(['r1', 'r2', 'r3']));
    // The first candidate of the file: "F", 4 3 4, not hired.
    const id = demographics[0]?.candidate_id;
    expect(demographics[0]?.sex).toBe('Female');
    expect(decisions[0]).toMatchObject({ candidate_id: id, decision: 'reject' });
    expect(
      ratings.filter((one) => one.candidate_id === id).map((one) => [one.rater_id, Number(one.rating)]),
    ).toEqual([
      ['r1', 4],
      ['r2', 3],
      ['r3', 4],
    ]);
  });

  test('an empty cell is no rating, and a bad one is one bad cell', async () => {
    const { ratings, rejected, perFile } = await load(
      'a.csv',
      'gender,int1,int2,int3,hired\nF,4,,x,1\n',
      interviewSheet,
    );
    expect(ratings.map(({ rater_id, rating }) => [rater_id, Number(rating)])).toEqual([['r1', 4]]);
    expect(perFile[0]?.blank).toBe(1);
    expect(rejected.map(({ line, column }) => [line, column])).toEqual([[2, 4]]);
  });

  test('a column that nothing takes is refused by name', async () => {
    const text = 'gender,int1,int2,int3,hired,shoe\nF,4,3,4,1,9\n';
    await expect(load('a.csv', text, interviewSheet)).rejects.toThrow(/a\.csv:1:6: .*got "shoe"/);
    const birth = 'gender,int1,int2,int3,hired,date of birth\nF,4,3,4,1,9\n';
    await expect(load('a.csv', birth, interviewSheet)).rejects.toThrow(/got "date of birth" \(age\)/);
  });

  test('a protected attribute goes to the demographics alone', async () => {
    const yaml = `
source: s
files:
  - object: rating
    columns: { candidate_id: id, rater_id: r, competency: { const: overall }, rating: score, evidence: gender }
`;
    await expect(load('a.csv', 'id,r,score,gender\n1,a,3,F\n', yaml)).rejects.toThrow(
      /a\.csv:1:4: a rating needs columns free of protected attributes, got "gender" \(sex\)/,
    );
  });

  test('one column a competency, its cells as words', async () => {
    const yaml = `
source: s
files:
  - object: rating
    wide: { column: competency, from: { Adapts: adaptation, Finds: discovery }, value: rating }
    columns: { candidate_id: id, rater_id: who, rating: { map: { weak: 1, strong: 3 } } }
`;
    const { ratings } = await load('a.csv', 'id,who,Adapts,Finds\nc1,ann,weak,STRONG\n', yaml);
    expect(ratings.map(({ competency, rating }) => [competency, Number(rating)])).toEqual([
      ['adaptation', 1],
      ['discovery', 3],
    ]);
  });

  test('rows are chosen by where', async () => {
    const yaml = `
source: s
files:
  - object: rating
    where: { kind: [score] }
    columns: { candidate_id: id, rater_id: who, competency: what, rating: value }
`;
    const { ratings, rejected } = await load(
      'a.csv',
      'id,who,what,value,kind\nc1,ann,insight,4,Score\nc1,ann,note,long text,comment\n',
      yaml,
    );
    expect(ratings.map(({ rating }) => Number(rating))).toEqual([4]);
    expect(rejected).toEqual([]);
  });

  test('two entries of one object that both fit are a tie', async () => {
    const one = '  - object: hire\n    columns: { candidate_id: id, owner_id: o, hired_on: d }\n';
    await expect(
      load('a.csv', 'id,o,d\n1,2,2024-01-01\n', `source: s\nfiles:\n${one}${one}`),
    ).rejects.toThrow('needs one entry of hire');
  });

  test('a file that no entry fits names what is absent', async () => {
    await expect(load('a.csv', 'int1,int3\n4,4\n', interviewSheet)).rejects.toThrow('got no');
  });
});

describe('other formats come through the gate', () => {
  const record = { candidate_id: 'c1', rater_id: 'ann', competency: 'insight' };
  const expected = [{ ...record, rating: '4.0000' }];

  test('XLSX', async () => {
    const book = await writeXlsx({
      sheets: [{ name: 'One', rows: [long.split(','), ['c1', 'ann', 'insight', 4]] }],
    });
    expect((await load('a.xlsx', book)).ratings).toMatchObject(expected);
  });

  test('JSON', async () => {
    expect((await load('a.json', JSON.stringify([{ ...record, rating: 4 }]))).ratings).toMatchObject(
      expected,
    );
  });

  test('long form: a scale on which 1 is best is read as it is written', async () => {
    const { ratings } = await load('a.csv', `${long}\nc1,ann,insight,1\nc2,ann,insight,5\n`);
    expect(ratings.map(({ rating }) => Number(rating))).toEqual([1, 5]);
  });
});

describe('vendors are known by their headers', () => {
  test('scorecards of Greenhouse on 1..5', async () => {
    const flags = noMapping;
    const path = sharedPath('vendor-shapes', 'dbt_greenhouse', 'scorecard.csv');
    const { ratings, rejected, perFile } = await loadPeople([path], flags);
    expect(rejected).toEqual([]);
    expect(perFile[0]?.source).toBe('greenhouse');
    expect(ratings).toEqual([
      expect.objectContaining({
        candidate_id: '19829042003',
        assessment_id: '5796399003',
        rater_id: '4177997003',
        competency: 'overall',
        rating: '4.0000',
        occurred_on: '2021-01-26',
      }),
      expect.objectContaining({ candidate_id: '16245638003', rating: '4.0000', occurred_on: '2020-12-02' }),
    ]);
  });

  test('every word of Greenhouse, and the one that is no rating', async () => {
    const words = ['definitely_not', 'no', 'mixed', 'yes', 'strong_yes', 'stong_yes', 'no_decision', ''];
    const rows = words.map((word, i) => `${i},c,2024-01-02,${word},u`).join('\n');
    const { ratings, perFile } = await load(
      'a.csv',
      `id,candidate_id,interviewed_at,overall_recommendation,submitted_by_user_id\n${rows}\n`,
    );
    expect(ratings.map(({ rating }) => Number(rating))).toEqual([1, 2, 3, 4, 5, 5]);
    expect(perFile[0]?.blank).toBe(2);
  });

  test('attributes of Greenhouse take candidate, rater and day from their scorecards', async () => {
    const head = 'id,candidate_id,interviewed_at,overall_recommendation,submitted_by_user_id';
    const cards = await file('cards.csv', `${head}\n7,c1,2024-01-02 10:00:00,yes,u1\n`);
    const text =
      'index,scorecard_id,name,note,rating,type\n1,7,is nice,smiled,stong_yes,Some\n2,8,is cool,,no,Some\n';
    const attributes = await file('attributes.csv', text);
    const { ratings, rejected } = await loadPeople([attributes, cards], noMapping);
    expect(ratings).toMatchObject([
      { candidate_id: 'c1', rater_id: 'u1', competency: 'is nice', evidence: 'smiled', rating: '5.0000' },
      { candidate_id: 'c1', rater_id: 'u1', competency: 'overall', evidence: null, rating: '4.0000' },
    ]);
    expect(ratings[0]).toMatchObject({ assessment_id: '7', occurred_on: '2024-01-02' });
    // Nobody can say whom scorecard 8 rates.
    expect(rejected).toMatchObject([
      { file: attributes, line: 3, column: 2, message: expect.stringContaining("got none with id '8'") },
    ]);
    await expect(loadPeople([attributes], noMapping)).rejects.toThrow('name scorecard.csv too');
  });

  test('feedback forms of Lever on 1..4; null is no rating', async () => {
    const path = sharedPath('vendor-shapes', 'dbt_lever', 'feedback_form.csv');
    const { ratings, rejected, perFile } = await loadPeople([path], noMapping);
    expect(rejected).toEqual([]);
    expect(perFile[0]).toMatchObject({ source: 'lever', rows: 3, blank: 1 });
    expect(ratings.map((one) => [one.candidate_id, Number(one.rating), one.occurred_on])).toEqual([
      ['1cce0d89-697e-4971-a9d9-e59207a2f58a', 3, '2019-12-16'],
      ['38471740-3148-4586-b19c-aaa22816399e', 3, '2020-04-27'],
    ]);
  });
});
