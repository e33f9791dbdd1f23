import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadPeople } from '../../../adapters/people/load-people.ts';
import { sharedPath } from '../../core/sources/shared-data.ts';
import { interviewSheet, mapping, testFolder } from '../people/people-kit.ts';
import { inStore, ratings, take } from './store-kit.ts';

const head = 'candidate_id,rater_id,competency,rating';
const points = (list: readonly { readonly candidate_id: string; readonly rating: string }[]) =>
  list.map((one) => `${one.candidate_id} ${Number(one.rating)}`);

describe('batches of people', () => {
  test('recruiting.csv comes back as it was read, its three objects in two stores', async () => {
    const path = sharedPath('interviews', 'recruiting.csv');
    const reports = await take({ text: readFileSync(path, 'utf8'), yaml: interviewSheet });
    expect(reports.map((one) => [one.object, one.stored, one.added, one.quarantined])).toEqual([
      ['rating', 2898, 2898, 0],
      ['decision', 966, 966, 0],
      ['demographic', 966, 966, 0],
    ]);
    const flags = { sources: { named: mapping(interviewSheet), others: [] } };
    const loaded = await loadPeople([path], flags);
    const stored = await inStore(async (store) => {
      const records = store.records(null);
      return [await records.ratings(), await records.demographics(), await records.decisions()];
    });
    const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).toSorted();
    expect(stored.map(sorted)).toEqual([loaded.ratings, loaded.demographics, loaded.decisions].map(sorted));
    // 186: awk -F, 'NR>1{h+=$8} END{print h}' recruiting.csv
    expect(loaded.decisions.filter(({ decision }) => decision === 'advance')).toHaveLength(186);
  });

  test('the same file again is the same batch and changes nothing', async () => {
    const [first] = await take({ text: `${head}\nc1,ann,insight,4\n` });
    const [again] = await take({ text: `${head}\nc1,ann,insight,4\n` }, { asOf: '2025-01-01' });
    expect(again).toMatchObject({ batchId: first?.batchId, added: 0, unchanged: 1, asOf: '2024-01-31' });
    expect(await inStore((store) => store.batches())).toHaveLength(1);
  });

  test('the newest batch known on a day counts, whatever order they came in; a retracted one does not', async () => {
    const [late] = await take(
      { text: `${head}\nc1,ann,insight,2\nc2,ann,insight,3\n` },
      { asOf: '2024-03-01' },
    );
    const [early] = await take(
      { text: `${head}\nc1,ann,insight,5\nc3,ann,insight,1\n` },
      { asOf: '2024-02-01' },
    );
    expect([late?.added, early?.added]).toEqual([2, 2]);
    expect(points(await ratings())).toEqual(['c1 2', 'c2 3', 'c3 1']);
    expect(points(await ratings('2024-02-29'))).toEqual(['c1 5', 'c3 1']);
    expect(points(await ratings('2024-01-31'))).toEqual([]);
    const [marked] = await inStore((store) => store.mark(late?.batchId ?? '', true));
    expect(marked?.isRetracted).toBe(true);
    expect(points(await ratings())).toEqual(['c1 5', 'c3 1']);
    const [again] = await take({ text: `${head}\nc1,ann,insight,2\nc2,ann,insight,3\n` });
    expect(again?.notes).toMatchObject([{ code: 'retracted' }]);
    await inStore((store) => store.mark(late?.batchId ?? '', false));
    expect(points(await ratings())).toEqual(['c1 2', 'c2 3', 'c3 1']);
    expect(await inStore((store) => store.mark('zz', true))).toEqual([]);
  });

  test('what makes two ratings two: assessment, item, instrument or day', async () => {
    const wide = `${head},assessment_id,item_id,instrument,occurred_on`;
    await take({
      text: `${wide}\nc1,ann,insight,1,,,,\nc1,ann,insight,2,a,,,\nc1,ann,insight,3,a,i,,\nc1,ann,insight,4,a,i,role_play,\nc1,ann,insight,5,a,i,role_play,2024-01-05\n`,
    });
    expect(points(await ratings()).toSorted()).toEqual(['c1 1', 'c1 2', 'c1 3', 'c1 4', 'c1 5']);
  });

  test('rows that contradict each other are all set apart, equal ones count once', async () => {
    const text = `${head}\nc1,ann,insight,4\nc1,ann,insight,2\nc2,ann,insight,3\nc2,ann,insight,3\n`;
    const [refused] = await take({ text });
    expect(refused).toMatchObject({ stored: 0, refused: { code: 'too-many-bad-rows' } });
    expect(await ratings()).toEqual([]);
    const [taken] = await take({ text }, { limit: { count: 2 } });
    expect(taken).toMatchObject({ read: 3, stored: 1, quarantined: 2 });
    expect(points(await ratings())).toEqual(['c2 3']);
    const kept = readFileSync(taken?.quarantineFile ?? '', 'utf8')
      .trim()
      .split('\n');
    expect(kept.map((line) => JSON.parse(line))).toMatchObject([
      { line: 2, code: 'duplicate id', raw: '' },
      { line: 3, code: 'duplicate id', raw: '' },
    ]);
  });

  test('a dry run keeps nothing', async () => {
    const [report] = await take({ text: `${head}\nc1,ann,insight,4\n` }, { isDryRun: true });
    expect(report).toMatchObject({ stored: 1, added: 1 });
    expect(await ratings()).toEqual([]);
    expect(await inStore((store) => store.batches())).toEqual([]);
  });

  test('the same bytes read otherwise are refused, unless they replace', async () => {
    const columns = (field: string) =>
      `source: s\nfiles:\n  - object: rating\n    columns: { candidate_id: a, rater_id: b, competency: { const: ${field} }, rating: c }\n`;
    await take({ text: 'a,b,c\nc1,ann,3\n', yaml: columns('insight') });
    const other = { text: 'a,b,c\nc1,ann,3\n', yaml: columns('value') };
    expect(await take(other)).toMatchObject([{ refused: { code: 'read-differently' } }]);
    expect(await take(other, { isReplacing: true })).toMatchObject([{ refused: null, added: 1 }]);
    expect((await ratings()).map(({ competency }) => competency)).toEqual(['value']);
  });
});

describe('data classes and erasure', () => {
  const sheet = {
    text: 'gender,int1,int2,int3,hired\nF,4,3,5,1\nM,2,2,3,0\n',
    yaml: interviewSheet.replaceAll('{ rowNumber: true }', 'who').replace('[sat, gpa, apttest]', '[]'),
  };
  const named = { ...sheet, text: 'who,gender,int1,int2,int3,hired\nKATE-7711,F,4,3,5,1\nbob,M,2,2,3,0\n' };

  /** Whether any file of the home but the input holds a text. */
  const holding = (text: string) =>
    readdirSync(testFolder(), { recursive: true, encoding: 'utf8' }).filter((name) => {
      const path = join(testFolder(), name);
      return name !== 'in.csv' && statSync(path).isFile() && readFileSync(path).includes(text);
    });

  test('demographics lie in a file of their own, which ratings never open', async () => {
    await take(named);
    expect(holding('Female')).toEqual(['demographics.duckdb']);
    expect(statSync(join(testFolder(), 'people.duckdb')).mode & 0o077).toBe(0);
    expect(statSync(join(testFolder(), 'demographics.duckdb')).mode & 0o077).toBe(0);
  });

  test('ratings alone make no store of demographics', async () => {
    await take({ text: `${head}\nc1,ann,insight,4\n` });
    await ratings();
    expect(existsSync(join(testFolder(), 'demographics.duckdb'))).toBe(false);
  });

  test('a restricted candidate is seen by nobody, also in records that come later', async () => {
    await take(named);
    await inStore((store) => store.erasure.restrict('bob'));
    const seen = () =>
      inStore(async (store) => {
        const records = store.records(null);
        const all = [await records.ratings(), await records.demographics(), await records.decisions()];
        return all.map((rows) => rows.filter(({ candidate_id }) => candidate_id === 'bob').length);
      });
    expect(await seen()).toEqual([0, 0, 0]);
    await take({ text: `${head}\nbob,ann,insight,4\n` });
    expect(await seen()).toEqual([0, 0, 0]);
  });

  test('after an erasure no file of the home holds the candidate, and none comes back', async () => {
    await take(named);
    await take({ text: `${head}\nKATE-7711,ann,insight,4\nbob,ann,insight,4\n` }, { asOf: '2024-03-01' });
    expect(holding('KATE-7711').toSorted()).toEqual(['demographics.duckdb', 'people.duckdb']);
    await inStore((store) => store.erasure.restrict('KATE-7711'));
    await inStore((store) => store.erasure.erase('KATE-7711'));
    expect(holding('KATE-7711')).toEqual([]);
    await inStore((store) => store.erasure.erase('KATE-7711'));
    // Three raters of the sheet and ann, for bob alone.
    expect((await ratings()).map(({ candidate_id }) => candidate_id)).toEqual(['bob', 'bob', 'bob', 'bob']);
    expect(await inStore((store) => store.batches())).toHaveLength(4);
    const [report] = await take({ text: `${head}\nKATE-7711,eve,value,4\nbob,eve,value,4\n` }, {}, [
      'KATE-7711',
    ]);
    expect(report).toMatchObject({ stored: 1, notes: [{ code: 'erased' }] });
    expect(holding('KATE-7711')).toEqual([]);
  });

  test('the store can be used on after an erasure, in the same command too', async () => {
    await take(named);
    const left = await inStore(async (store) => {
      await store.erasure.erase('KATE-7711');
      return [await store.records(null).ratings(), await store.records(null).demographics()];
    });
    expect(left.map((rows) => rows.length)).toEqual([3, 1]);
  });
});
