import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tableName } from '../../adapters/iceberg/place.ts';
import { deliverPeople } from '../../adapters/lake-people/deliver-people.ts';
import { eraseInCloud } from '../../adapters/lake-people/erase-candidate.ts';
import { maintainPeople } from '../../adapters/lake-people/maintain-people.ts';
import { markPeople } from '../../adapters/lake-people/mark-people.ts';
import { current, peopleLedger, scoringRecords } from '../../adapters/lake-people/people-lake.ts';
import { loadPeople } from '../../adapters/people/load-people.ts';
import type { Demographic } from '../../core/model/people-objects.ts';
import { type PeoplePlace, peoplePlace } from './people-place.ts';

let place: PeoplePlace;
let folder: string;
beforeEach(async () => {
  place = await peoplePlace('2026-03-20T08:00:00Z');
  folder = mkdtempSync(join(tmpdir(), 'bearing-lake-'));
});
afterEach(async () => {
  await place.stop();
  rmSync(folder, { recursive: true, force: true });
});

const head = 'candidate_id,rater_id,competency,rating,evidence,occurred_on';
const rows = ['c2,ann,insight,3,said so,2026-03-01', 'c1,bob,insight,4,,', 'c1,ann,insight,2.5,"x, ""y""",'];
const csv = (...lines: readonly string[]) => `${head}\n${lines.join('\n')}\n`;
const deliver = async (name: string, text: string, said: Readonly<Record<string, string>> = {}) =>
  (await deliverPeople(place.cloud, await place.upload(name, text, said))).batches;
const ratings = () => scoringRecords(place.cloud.people).ratings();
const points = async () =>
  (await ratings()).map((one) => `${one.candidate_id} ${one.rater_id} ${Number(one.rating)}`);

describe('people in the lake', () => {
  test('come back as the local reader has them, in the order of the local store, however often they are delivered', async () => {
    const [first] = await deliver('a.csv', csv(...rows));
    expect(first).toMatchObject({
      object: 'rating',
      read: 3,
      stored: 3,
      added: 3,
      refused: null,
      file: 'a.csv',
    });
    const [again] = await deliver('a.csv', csv(...rows));
    expect(again).toMatchObject({ batchId: first?.batchId, added: 0, unchanged: 3 });
    const [turned] = await deliver('b.csv', csv(...rows.toReversed()));
    expect(turned).toMatchObject({ added: 0, unchanged: 3 });
    writeFileSync(join(folder, 'a.csv'), csv(...rows));
    const loaded = await loadPeople([join(folder, 'a.csv')], { sources: { named: null, others: [] } });
    const keyed = loaded.ratings.toSorted((a, b) =>
      `${a.candidate_id}${a.rater_id}` < `${b.candidate_id}${b.rater_id}` ? -1 : 1,
    );
    expect((await ratings()).map((one) => ({ ...one, rating: Number(one.rating) }))).toEqual(
      keyed.map((one) => ({ ...one, rating: Number(one.rating) })),
    );
    expect((await peopleLedger(place.cloud.people)).length).toBe(2);
  });

  test('are seen by nobody before the ledger names their batch, and then once', async () => {
    const { people } = place.cloud;
    const dying = {
      ...people,
      athena: {
        ...people.athena,
        run: (statement: string, key: string) =>
          statement.startsWith('merge into') && statement.includes('"batch" as t')
            ? Promise.reject(new Error('died'))
            : people.athena.run(statement, key),
      },
    };
    const key = await place.upload('a.csv', csv(...rows));
    await expect(deliverPeople({ ...place.cloud, people: dying }, key)).rejects.toThrow('died');
    const stored = `select count(*) as n from ${tableName(people.place, 'stored_rating')}`;
    expect((await people.athena.query(stored, people.fresh())).rows).toEqual([['3']]);
    expect(await ratings()).toEqual([]);
    await deliverPeople(place.cloud, key);
    expect((await people.athena.query(stored, people.fresh())).rows).toEqual([['3']]);
    expect(await points()).toEqual(['c1 ann 2.5', 'c1 bob 4', 'c2 ann 3']);
  });

  test('the newest batch counts in any order of delivery, and another reading needs replace', async () => {
    await deliver('late.csv', csv('c1,ann,insight,2,,'), { 'as-of': '2026-03-02' });
    await deliver('early.csv', csv('c1,ann,insight,5,,', 'c3,ann,insight,1,,'), { 'as-of': '2026-03-01' });
    expect(await points()).toEqual(['c1 ann 2', 'c3 ann 1']);
    const dated = csv('c4,ann,insight,1,,05.03.2026');
    await deliver('dated.csv', dated, { 'date-format': 'dd.MM.yyyy' });
    const [other] = await deliver('dated.csv', dated, { 'date-format': 'MM.dd.yyyy' });
    expect(other?.refused?.code).toBe('read-differently');
    const [replacing] = await deliver('dated.csv', dated, { 'date-format': 'MM.dd.yyyy', replace: 'true' });
    expect(replacing).toMatchObject({ stored: 1, refused: null });
    expect((await ratings()).find((one) => one.candidate_id === 'c4')?.occurred_on).toBe('2026-05-03');
  });

  test('a retracted batch is not seen until it is restored', async () => {
    const [late] = await deliver('late.csv', csv('c1,ann,insight,2,,'), { 'as-of': '2026-03-02' });
    await deliver('early.csv', csv('c1,ann,insight,5,,'), { 'as-of': '2026-03-01' });
    await markPeople(place.cloud, late?.batchId.slice(0, 12) ?? '', true);
    expect(await points()).toEqual(['c1 ann 5']);
    const [again] = await deliver('late.csv', csv('c1,ann,insight,2,,'));
    expect(again?.notes).toMatchObject([{ code: 'retracted' }]);
    await markPeople(place.cloud, late?.batchId ?? '', false);
    expect(await points()).toEqual(['c1 ann 2']);
  });

  test('what people said of themselves lies in a class of its own, and no value of it is read', async () => {
    const [taken] = await deliver('self.csv', 'candidate_id,sex\nc1,Female\nc2,Male\n');
    expect(taken).toMatchObject({ object: 'demographic', stored: 2, added: 2 });
    const statements = place.athena.executions().map(({ statement }) => statement);
    const read = statements.filter((one) => /^select/i.test(one) && one.includes('"stored_demographic"'));
    expect(read.length).toBeGreaterThan(0);
    expect(read.every((one) => /^select count\(\*\)/.test(one))).toBe(true);
    expect(await current<Demographic>(place.cloud.demographics, 'demographic')).toHaveLength(2);
    const all = [...(await place.contents('people')).entries()].filter(
      ([key]) => !key.startsWith('uploads/'),
    );
    expect(all.map(([, text]) => text).join('\n')).not.toContain('Female');
  });

  test.each([
    [
      'a protected attribute among ratings',
      'candidate_id,rater_id,competency,rating,gender\nc1,ann,insight,4,F\n',
      {},
    ],
    ['too many bad rows', csv('c1,ann,insight,nine,,'), {}],
    ['a flag that is none', csv(...rows), { asof: '2026-01-01' }],
    ['a day that is none', csv(...rows), { 'as-of': 'Monday' }],
    ['a mapping that is not there', csv(...rows), { source: 'none.yaml' }],
  ])('are refused whole for %s, with a report that repeats no cell', async (_, text, said) => {
    const [batch] = await deliver('dir/bad.csv', text, said);
    expect(batch?.refused?.code).toBeTruthy();
    const report = (await place.contents('people')).get('refused/dir/bad.csv.json') ?? '';
    expect(JSON.parse(report).batches[0].refused.code).toBe(batch?.refused?.code);
    expect(report).not.toMatch(/got |nine|gender|Monday|bearing-cloud/);
    expect(await ratings()).toEqual([]);
  });
});

describe('an erasure in the cloud', () => {
  const request = { candidateId: 'c1', basis: null, on: null } as const;

  test('deletes the rows of every class, and an old file does not bring the person back', async () => {
    await deliver('a.csv', csv(...rows));
    await deliver('self.csv', 'candidate_id,sex\nc1,Female\nc2,Male\n');
    expect(await eraseInCloud(place.cloud, { ...request, when: 'now' })).toEqual({
      state: 'erased',
      details: 0,
    });
    expect(await points()).toEqual(['c2 ann 3']);
    expect(await current(place.cloud.demographics, 'demographic')).toHaveLength(1);
    await deliver('a.csv', csv(...rows));
    const [old] = await deliver('old.csv', csv(...rows, 'c9,ann,insight,1,,'));
    expect(old).toMatchObject({ stored: 2, notes: [{ code: 'erased' }] });
    expect(await points()).toEqual(['c2 ann 3', 'c9 ann 1']);
  });

  test('hides until retention ends, and the upkeep of that day deletes', async () => {
    await deliver('a.csv', csv(...rows));
    const restricted = await eraseInCloud(place.cloud, { ...request, candidateId: 'c2', when: 'due' });
    expect(restricted).toMatchObject({ state: 'restricted', until: '2030-03-01' });
    expect(await points()).toEqual(['c1 ann 2.5', 'c1 bob 4']);
    expect(await maintainPeople(place.cloud)).toEqual({ erased: 0, deletedAgain: 0 });
    const later = { ...place.cloud, now: () => new Date('2030-03-01T08:00:00Z') };
    expect(await maintainPeople(later)).toEqual({ erased: 1, deletedAgain: 0 });
    const { people } = place.cloud;
    const left = `select distinct candidate_id from ${tableName(people.place, 'stored_rating')}`;
    expect((await people.athena.query(left, people.fresh())).rows).toEqual([['c1']]);
  });

  test('is replayed over a restore by the upkeep', async () => {
    await deliver('a.csv', csv(...rows));
    await eraseInCloud(place.cloud, { ...request, when: 'now' });
    const { people } = place.cloud;
    const restored = `insert into ${tableName(people.place, 'stored_rating')} (batch_id, line, candidate_id) values ('x', 1, 'c1')`;
    await people.athena.run(restored, people.fresh());
    expect(await maintainPeople(place.cloud)).toEqual({ erased: 0, deletedAgain: 1 });
  });
});
