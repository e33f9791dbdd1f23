import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maintainLake, markInLake } from '../../adapters/lake/crm-lake.ts';
import { deliverUpload } from '../../adapters/lake/deliver-upload.ts';
import { lakeLedger } from '../../adapters/lake/lake.ts';
import { writeSegmentReport } from '../../adapters/lake/segment-report.ts';
import { deliverPeople } from '../../adapters/lake-people/deliver-people.ts';
import { deliverRecords } from '../../adapters/lake-people/deliver-records.ts';
import { eraseInCloud } from '../../adapters/lake-people/erase-candidate.ts';
import { maintainPeople } from '../../adapters/lake-people/maintain-people.ts';
import type { PeopleCloud } from '../../adapters/lake-people/people-cloud.ts';
import { scoreCandidates } from '../../adapters/lake-people/score-candidates.ts';
import { sampleCompany } from '../../core/sample/company.ts';
import { type Asked, arnOf, isAllowed, statementsOf } from '../infra/policy.ts';
import { synthesized } from '../infra/synthesized.ts';
import { canaries, demographicsOf, ratingsOf } from './canary-people.ts';
import { cloudPlace } from './cloud-place.ts';
import { peoplePlace } from './people-place.ts';
import { recordedLake, recordedObjects } from './recorded-lake.ts';

// What the functions really do, held against the policies that they will have.

const resources = synthesized();
const namesOf = (data: string) => ({
  bucketArn: arnOf(resources, `${data}-bucket`),
  glueArn: 'arn:aws:glue:eu-west-1:111122223333',
  workgroupArn: `arn:aws:athena:eu-west-1:111122223333:workgroup/bearing-${data}`,
});
const question = { asOf: null, by: [], where: [], from: null, to: null, margin: null };
const uploads = Object.entries(sampleCompany()).filter(([name]) => name.endsWith('.csv'));
const persons = canaries(6);

let folder: string;
const asked = new Map<string, Asked[]>();

/** What a function asks for, kept by its role. */
function notes(role: string): Asked[] {
  const made = asked.get(role) ?? [];
  asked.set(role, made);
  return made;
}

async function workOnCrm(): Promise<void> {
  const place = await cloudPlace();
  const as = (role: string) => recordedLake(place.lake, namesOf('crm'), notes(role));
  const [ingest, report, maintain] = ['ingest-crm-role', 'segment-report-role', 'maintain-crm-role'];
  await place.lake.objects.put(
    'settings/bearing.yaml',
    'schema: bearing/settings/1\ncurrency: EUR\ncompany: A\n',
  );
  await maintainLake(as(maintain), folder);
  for (const [name, content] of uploads) {
    await place.upload(name, content, { 'as-of': '2026-09-30T18:00:00Z' });
    await deliverUpload(as(ingest), `uploads/${name}`, folder);
  }
  await place.upload('odd.csv', 'a\n', { colour: 'blue' });
  await deliverUpload(as(ingest), 'uploads/odd.csv', folder);
  await writeSegmentReport(as(report), question, folder);
  await maintainLake(as(maintain), folder);
  await writeSegmentReport(as(report), question, folder);
  const [batch] = await lakeLedger(as(maintain));
  await markInLake(as(maintain), batch?.batchId ?? '', true);
  await place.stop();
}

async function workOnPeople(): Promise<void> {
  const place = await peoplePlace('2026-03-20T08:00:00Z');
  const as = (role: string): PeopleCloud => ({
    ...place.cloud,
    people: recordedLake(place.cloud.people, namesOf('people'), notes(role)),
    demographics: recordedLake(place.cloud.demographics, namesOf('demographics'), notes(role)),
    audit: recordedObjects(place.cloud.audit, namesOf('audit').bucketArn, notes(role)),
  });
  const [ingest, score, maintain] = [
    'ingest-assessments-role',
    'score-candidates-role',
    'maintain-people-role',
  ];
  await maintainPeople(as(maintain));
  const ratings = await place.upload('ratings.csv', ratingsOf(persons), { 'as-of': '2026-03-10' });
  const bad = await place.upload('bad.csv', ratingsOf(persons).replaceAll(/,[1-5],/g, ',none,'), {
    'max-bad': '100%',
  });
  const self = await place.upload('self.csv', demographicsOf(persons), { 'as-of': '2026-03-10' });
  for (const key of [ratings, bad, self, ratings]) await deliverPeople(as(ingest), key);
  const told = JSON.stringify({
    record: 'notice',
    candidates: persons.map(({ id }) => id),
    on: '2026-02-01',
  });
  await deliverRecords(as(ingest), await place.upload('records/notice.jsonl', `${told}\n`));
  const asking = { role: 'ae-mid', rubric: null, calibration: null, on: null, code: 'test' };
  const { keys } = await scoreCandidates(as(score), asking);
  expect(keys).toHaveLength(2);
  const candidateId = persons[0]?.id ?? '';
  await eraseInCloud(as(maintain), { candidateId, when: 'now', basis: 'asked for', on: null });
  await maintainPeople(as(maintain));
  await place.stop();
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bearing-privilege-'));
  await workOnCrm();
  await workOnPeople();
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// What each must have asked for, or the recording has not seen its work.
const seen = [
  {
    role: 'ingest-crm-role',
    actions: ['glue:CreateTable', 'glue:DeleteTable', 'glue:UpdateTable', 's3:DeleteObject'],
  },
  {
    role: 'segment-report-role',
    actions: ['glue:CreateTable', 'glue:GetTable', 's3:GetObject', 's3:ListBucket'],
  },
  {
    role: 'maintain-crm-role',
    actions: ['glue:CreateTable', 'glue:DeleteTable', 'glue:UpdateTable', 's3:DeleteObject'],
  },
  {
    role: 'ingest-assessments-role',
    actions: ['glue:CreateTable', 'glue:DeleteTable', 'glue:UpdateTable', 's3:DeleteObject', 's3:PutObject'],
  },
  {
    role: 'score-candidates-role',
    actions: ['glue:GetTable', 's3:GetObject', 's3:PutObject', 's3:ListBucket'],
  },
  { role: 'maintain-people-role', actions: ['glue:CreateTable', 'glue:UpdateTable', 's3:DeleteObject'] },
];

test.each(seen)('$role may do all that its function does', ({ role, actions }) => {
  const made = asked.get(role) ?? [];
  expect([...new Set(made.map(({ action }) => action))]).toEqual(expect.arrayContaining(actions));
  const refused = made.filter((one) => !isAllowed(statementsOf(resources, role), one, resources));
  expect([...new Set(refused.map(({ action, resource }) => `${action} ${resource}`))]).toEqual([]);
});

test('what one function does, another may not: the recording tells them apart', () => {
  const refusedTo = (role: string, of: string) =>
    (asked.get(of) ?? []).filter((one) => !isAllowed(statementsOf(resources, role), one, resources)).length;
  expect(refusedTo('segment-report-role', 'ingest-crm-role')).toBeGreaterThan(0);
  expect(refusedTo('ingest-crm-role', 'segment-report-role')).toBeGreaterThan(0);
  expect(refusedTo('analyst', 'segment-report-role')).toBeGreaterThan(0);
  expect(refusedTo('recruiter', 'ingest-crm-role')).toBe(asked.get('ingest-crm-role')?.length);
  expect(refusedTo('score-candidates-role', 'ingest-assessments-role')).toBeGreaterThan(0);
});

test('scoring asks for nothing of demographics', () => {
  const made = asked.get('score-candidates-role') ?? [];
  expect(made.length).toBeGreaterThan(20);
  expect(made.filter(({ resource }) => resource.includes('demographics'))).toEqual([]);
});
