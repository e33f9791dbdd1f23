import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maintainLake, markInLake } from '../../adapters/lake/crm-lake.ts';
import { deliverUpload } from '../../adapters/lake/deliver-upload.ts';
import { type Lake, lakeLedger } from '../../adapters/lake/lake.ts';
import { writeSegmentReport } from '../../adapters/lake/segment-report.ts';
import { sampleCompany } from '../../core/sample/company.ts';
import { type Asked, arnOf, isAllowed, statementsOf } from '../infra/policy.ts';
import { synthesized } from '../infra/synthesized.ts';
import { type CloudPlace, cloudPlace } from './cloud-place.ts';
import { recordedLake } from './recorded-lake.ts';

// What the functions really do, held against the policies that they will have.

const resources = synthesized();
const names = {
  bucketArn: arnOf(resources, 'crm-bucket'),
  glueArn: 'arn:aws:glue:eu-west-1:111122223333',
  workgroupArn: 'arn:aws:athena:eu-west-1:111122223333:workgroup/bearing-crm',
};
const question = { asOf: null, by: [], where: [], from: null, to: null, margin: null };
const uploads = Object.entries(sampleCompany()).filter(([name]) => name.endsWith('.csv'));

let place: CloudPlace;
let folder: string;
const asked = new Map<string, readonly Asked[]>();

/** Does a function's work and keeps what it asked for. */
async function as(role: string, work: (lake: Lake) => Promise<unknown>): Promise<void> {
  const recorded = recordedLake(place.lake, names);
  await work(recorded.lake);
  asked.set(role, [...(asked.get(role) ?? []), ...recorded.asked]);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bearing-privilege-'));
  place = await cloudPlace();
  await place.lake.objects.put(
    'settings/bearing.yaml',
    'schema: bearing/settings/1\ncurrency: EUR\ncompany: A\n',
  );
  await as('maintain-crm-role', (lake) => maintainLake(lake, folder));
  for (const [name, content] of uploads) {
    await place.upload(name, content, { 'as-of': '2026-09-30T18:00:00Z' });
    await as('ingest-crm-role', (lake) => deliverUpload(lake, `uploads/${name}`, folder));
  }
  await place.upload('odd.csv', 'a\n', { colour: 'blue' });
  await as('ingest-crm-role', (lake) => deliverUpload(lake, 'uploads/odd.csv', folder));
  await as('segment-report-role', (lake) => writeSegmentReport(lake, question, folder));
  await as('maintain-crm-role', (lake) => maintainLake(lake, folder));
  await as('segment-report-role', (lake) => writeSegmentReport(lake, question, folder));
  await as('maintain-crm-role', async (lake) => {
    const [batch] = await lakeLedger(lake);
    await markInLake(lake, batch?.batchId ?? '', true);
  });
}, 120_000);
afterAll(async () => {
  await place.stop();
  rmSync(folder, { recursive: true, force: true });
});

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
});
