import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadPeople } from '../../../../adapters/people/load-people.ts';
import { kitsOf, shippedSources } from './kits.ts';
import { openScorecard } from './open-scorecard.ts';

const sources = await shippedSources();
const kit = kitsOf(sources, 3).find(({ role }) => role.id === 'ae-mid');
if (kit === undefined) throw new RangeError('the shipped rubric needs the role ae-mid');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bearing-scorecard-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const flags = { sources: { named: null, others: [] }, timeZone: 'UTC' };
const about = { candidate: '007', rater: 'r 2', day: '2026-03-04', requisition: '' };
const adaptation = {
  item: 'adaptation-who-pays',
  point: '4',
  evidence: '=1+1, "two steps"\nthen </script> 14 % über',
};

describe('a scorecard that is filled in', () => {
  test('saves a file that is read as exactly these ratings', async () => {
    const form = openScorecard(kit);
    form.fill(about);
    form.rate('adaptation', adaptation);
    form.rate('insight', { item: '', point: '1', evidence: '-' });
    form.rate('crm', { item: 'crm-1', point: '', evidence: 'no time left' });
    form.submit();
    expect(form.said()).toBe(
      'Saved 2 ratings as ratings-007-r_2-2026-03-04-interview-1.json. Left out: the notes of 1 competency without a rating.',
    );
    const [saved] = form.saved;
    const path = join(folder, saved?.name ?? '');
    writeFileSync(path, saved?.text ?? '');
    const { ratings, rejected, candidates, demographics } = await loadPeople([path], flags);
    expect({ rejected, candidates, demographics }).toEqual({
      rejected: [],
      candidates: [],
      demographics: [],
    });
    const both = {
      candidate_id: '007',
      requisition_id: null,
      role: 'ae-mid',
      assessment_id: '007/2026-03-04/interview-1',
      rater_id: 'r 2',
      occurred_on: '2026-03-04',
    };
    expect(ratings).toEqual([
      {
        ...both,
        instrument: 'situational_judgement',
        competency: 'adaptation',
        item_id: 'adaptation-who-pays',
        rating: '4.0000',
        evidence: adaptation.evidence,
      },
      {
        ...both,
        instrument: null,
        competency: 'insight',
        item_id: null,
        rating: '1.0000',
        evidence: '-',
      },
    ]);
  });

  test('is the same bytes when it is saved again', () => {
    const form = openScorecard(kit);
    form.fill(about);
    form.rate('adaptation', adaptation);
    form.submit();
    form.submit();
    expect(form.saved[1]).toEqual(form.saved[0]);
  });
});

describe('a scorecard is not saved', () => {
  test('without candidate, rater and day', () => {
    const form = openScorecard(kit);
    form.rate('adaptation', adaptation);
    form.submit();
    expect(form.said()).toBe('Not saved: 3 answers are missing.');
    expect(form.fault('candidate')).toBe('Needs the candidate number.');
  });

  test.each([
    [{ ...adaptation, evidence: ' \n' }, 'evidence', 'Write what the candidate said or did'],
    [{ ...adaptation, item: null }, 'item', 'Choose what was asked.'],
    [{ ...adaptation, point: null }, 'point', 'Choose a point, or "Not asked".'],
  ])('with %o', (answer, where, words) => {
    const form = openScorecard(kit);
    form.fill(about);
    form.rate('adaptation', answer);
    form.submit();
    expect(form.said()).toBe('Not saved: 1 answer is missing.');
    expect(form.fault(`adaptation-${where}`)).toContain(words);
    expect(form.saved).toEqual([]);
  });

  test('without a rating', () => {
    const form = openScorecard(kit);
    form.fill(about);
    form.submit();
    expect(form.said()).toBe('Not saved: nothing is rated yet.');
  });
});

test('evidence may stay empty where the rubric does not demand it', () => {
  const form = openScorecard({ ...kit, rubric: { ...kit.rubric, evidence: 'optional' } });
  form.fill(about);
  form.rate('adaptation', { ...adaptation, evidence: '' });
  form.submit();
  expect(JSON.parse(form.saved[0]?.text ?? '')).toMatchObject([{ evidence: null, rating: 4 }]);
});

describe('another interview', () => {
  test('clears what was rated in the one before, once it is saved', () => {
    const form = openScorecard(kit);
    form.fill(about);
    form.rate('adaptation', adaptation);
    form.submit();
    form.choose('2');
    form.rate('discovery', { item: 'discovery-1', point: '2', evidence: 'three questions' });
    form.submit();
    expect(JSON.parse(form.saved[1]?.text ?? '')).toMatchObject([
      { competency: 'discovery', instrument: 'role_play', assessment_id: '007/2026-03-04/interview-2' },
    ]);
    expect(form.asked).toEqual([]);
  });

  test('asks before it clears what is not saved, and stays where the answer is no', () => {
    const form = openScorecard(kit);
    form.fill(about);
    form.rate('adaptation', adaptation);
    form.choose('2');
    expect(form.asked).toEqual(['Ratings of another interview are not saved. Clear them?']);
    form.submit();
    expect(JSON.parse(form.saved[0]?.text ?? '')).toHaveLength(1);
  });
});

test('leaving with unsaved ratings is asked about, after saving not', () => {
  const form = openScorecard(kit);
  expect(form.isLeavingAsked()).toBe(false);
  form.fill(about);
  form.rate('adaptation', adaptation);
  expect(form.isLeavingAsked()).toBe(true);
  form.submit();
  expect(form.isLeavingAsked()).toBe(false);
});

test('the next candidate finds the form empty but for rater, day and interview', () => {
  const form = openScorecard(kit);
  form.fill(about);
  form.rate('adaptation', adaptation);
  form.submit();
  form.next();
  form.fill({ candidate: '008' });
  form.submit();
  expect(form.said()).toBe('Not saved: nothing is rated yet.');
});
