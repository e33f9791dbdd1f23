import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deliverPeople } from '../../adapters/lake-people/deliver-people.ts';
import { deliverRecords } from '../../adapters/lake-people/deliver-records.ts';
import { eraseInCloud } from '../../adapters/lake-people/erase-candidate.ts';
import { logOf } from '../../adapters/lake-people/people-cloud.ts';
import { type ScoreQuestion, scoreCandidates } from '../../adapters/lake-people/score-candidates.ts';
import { type PeoplePlace, peoplePlace } from './people-place.ts';

let place: PeoplePlace;
beforeEach(async () => {
  place = await peoplePlace('2026-03-20T08:00:00Z');
});
afterEach(() => place.stop());

const question: ScoreQuestion = {
  ...{ role: 'ae-mid', rubric: null, calibration: null, on: null, code: 'bearing test' },
};
const notice = (...candidates: readonly string[]) => ({ record: 'notice', candidates, on: '2026-03-02' });
const reason = 'read all three work samples, the second rater agrees';
const decision = (candidate: string, changed: Readonly<Record<string, unknown>> = {}) => ({
  ...{ record: 'decide', candidate, decision: 'advance', by: 'Ann', reason, on: '2026-03-20' },
  ...changed,
});
const file = (...records: readonly unknown[]) => records.map((one) => JSON.stringify(one)).join('\n');
const write = async (...records: readonly unknown[]) => {
  const key = await place.upload('records/r.jsonl', file(...records));
  return (await deliverRecords(place.cloud, key)).lines.map(({ refused }) => refused?.message ?? null);
};
const log = () => logOf(place.cloud, 'UTC');
const score = () => scoreCandidates(place.cloud, question);

async function rated(...candidates: readonly string[]): Promise<void> {
  const rows = candidates.flatMap((id) => [`${id},kim,adaptation,4`, `${id},lou,prospecting,3`]);
  const key = await place.upload('r.csv', ['candidate_id,rater_id,competency,rating', ...rows].join('\n'));
  await deliverPeople(place.cloud, key);
}

describe('records that are uploaded', () => {
  test('are refused whole and not tried again where the file is gone or the settings are broken', async () => {
    const codeOf = async (key: string) =>
      (await deliverRecords(place.cloud, key)).lines.map(({ line, refused }) => [line, refused?.code]);
    expect(await codeOf('uploads/records/gone.jsonl')).toEqual([[0, 'file-unreadable']]);
    await place.cloud.people.objects.put('settings/bearing.yaml', 'currency: [EUR');
    const key = await place.upload('records/r.jsonl', file(notice('c1')));
    expect(await codeOf(key)).toEqual([[0, 'settings']]);
    const ratings = await place.upload('dir/r.csv', 'candidate_id,rater_id,competency,rating\nc1,kim,x,1');
    const [batch] = (await deliverPeople(place.cloud, ratings)).batches;
    expect(batch?.refused).toMatchObject({ code: 'settings', message: expect.stringMatching(/^settings\//) });
    expect((await log().faults()).entries).toBe(0);
  });

  test('reach the audit log once, however often they are delivered', async () => {
    await rated('c1', 'c2');
    expect(await write(notice('c1', 'c2'))).toEqual([null]);
    expect(await score()).toMatchObject({ scored: 2, refused: 0 });
    for (let i = 0; i < 2; i += 1)
      expect(await write(notice('c1', 'c2'), decision('c1'))).toEqual([null, null]);
    const { entries, faults } = await log().faults();
    // Opened, two notices, two scores, one decision.
    expect({ entries, faults }).toEqual({ entries: 6, faults: [] });
    expect((await log().recordsOf('c1')).at(-1)?.detail).toMatchObject({ decision: 'advance', by: 'Ann' });
  });

  test('are refused one by one, without a word of theirs', async () => {
    await rated('c1');
    const said = await write(
      decision('c1'),
      { record: 'decide', candidate: 'secret-person' },
      { ...notice('c1'), on: '2026-03-21' },
      notice('c1'),
    );
    expect(said).toEqual([
      'scoring needs a notice at least 10 business days before',
      'a record needs the fields of its kind: decision is not right',
      'a record needs a day that has come',
      null,
    ]);
    const kept = await place.contents('people');
    expect(kept.get('refused/records/r.jsonl.json')).not.toContain('secret-person');
    expect(kept.has('ingested/records/r.jsonl.json')).toBe(false);
  });
});

describe('scoring in the cloud', () => {
  test('scores nobody without a notice, and writes nothing then', async () => {
    await rated('c1');
    expect(await score()).toEqual({ keys: [], scored: 0, refused: 1 });
    expect((await log().faults()).entries).toBe(0);
  });

  test('asks nothing of demographics', async () => {
    await rated('c1');
    await write(notice('c1'));
    const before = place.athena.executions().length;
    expect((await score()).scored).toBe(1);
    const asked = place.athena.executions().slice(before);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter(({ statement }) => statement.includes('demographic'))).toEqual([]);
  });

  test('shows an erased or restricted candidate nowhere any more', async () => {
    await rated('person-one', 'person-two');
    await write(notice('person-one', 'person-two'));
    await score();
    const request = { candidateId: 'person-one', when: 'due', basis: null, on: null } as const;
    await eraseInCloud(place.cloud, request);
    const cards = async () =>
      [...(await place.contents('people')).keys()].filter((key) => key.startsWith('scorecards/'));
    expect(await cards()).toEqual([]);
    expect(await score()).toMatchObject({ scored: 1, refused: 0 });
    expect(await cards()).toHaveLength(2);
    expect(await eraseInCloud(place.cloud, { ...request, candidateId: 'person-two', when: 'now' })).toEqual({
      state: 'erased',
      details: 2,
    });
    expect(await cards()).toEqual([]);
    const left = [...(await place.contents('people')), ...(await place.contents('audit'))];
    expect(left.filter(([key, text]) => !key.startsWith('uploads/') && text.includes('person-two'))).toEqual(
      [],
    );
  });
});
