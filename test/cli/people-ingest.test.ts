import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAuditLog } from '../../adapters/audit-log/open-audit-log.ts';
import { interviewSheet } from '../adapters/people/people-kit.ts';
import { runBearing } from './run-bearing.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bearing-'));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, text: string) => writeFile(join(folder, name), text);
const run = (...words: string[]) => runBearing(folder, words);

async function batches(...words: string[]) {
  const { code, stdout, stderr } = run(...words, '--format', 'json');
  return { code, stderr, batches: stdout === '' ? [] : JSON.parse(stdout).batches };
}

const ratings = 'candidate_id,rater_id,competency,rating\nc1,ann,insight,4\nc2,ann,insight,3\n';

test('files of people go into their stores beside those of a CRM; batches and retract know both', async () => {
  await write('ratings.csv', ratings);
  await write('account.csv', 'id,town\na1,Bonn\n');
  const columns = '{ record_id: id }';
  await write('crm.yaml', `source: crm\nfiles:\n  - object: account\n    columns: ${columns}\n`);
  await write('bearing.yaml', 'sources: [crm.yaml]\n');
  const taken = await batches('ingest', 'account.csv', 'ratings.csv', '--as-of', '2024-01-31');
  expect(taken.code).toBe(0);
  expect(taken.batches).toMatchObject([
    { object: 'rating', source: 'long form', read: 2, added: 2, asOf: '2024-01-31' },
    { object: 'account', source: 'crm', read: 1, added: 1 },
  ]);
  const listed = await batches('batches');
  expect(listed.batches.map((one: { object: string }) => one.object).toSorted()).toEqual([
    'account',
    'rating',
  ]);
  const marked = await batches('retract', taken.batches[0].batchId.slice(0, 12));
  expect(marked.batches).toMatchObject([{ object: 'rating', retracted: true }]);
  expect((await batches('restore', taken.batches[0].batchId)).batches).toMatchObject([{ retracted: false }]);
  expect((await batches('retract', 'zz')).code).toBe(2);
});

test('a mapping of people by --source, or of the settings; again is unchanged', async () => {
  await write('sheet.csv', 'gender,int1,int2,int3,hired\nF,4,3,4,0\nM,3,,4,1\n');
  await write('interviews.yaml', interviewSheet);
  const first = await batches('ingest', 'sheet.csv', '--source', 'interviews.yaml');
  const counts = (list: readonly { object: string; added: number; unchanged: number }[]) =>
    list.map(({ object, added, unchanged }) => [object, added, unchanged]);
  expect(counts(first.batches)).toEqual([
    ['rating', 5, 0],
    ['decision', 2, 0],
    ['demographic', 2, 0],
  ]);
  await write('bearing.yaml', 'sources: [interviews.yaml]\n');
  const again = await batches('ingest', 'sheet.csv');
  expect(counts(again.batches)).toEqual([
    ['rating', 0, 5],
    ['decision', 0, 2],
    ['demographic', 0, 2],
  ]);
});

test('a protected column beside ratings stops the command, and says the way out', async () => {
  await write('ratings.csv', ratings.replaceAll('\n', ',\n').replace('rating,', 'rating,gender'));
  const { code, stderr } = await batches('ingest', 'ratings.csv');
  expect(code).toBe(1);
  expect(stderr).toContain('ratings.csv:1:5: a rating file needs to be free of protected attributes');
  expect(stderr).toContain('--source FILE.yaml');
});

test('records of a candidate whom the audit log has as erased are not taken again', async () => {
  await write('ratings.csv', ratings.replace('c1', 'KATE-7711').replace('c2', 'ROBERT-42'));
  const place = { folder: join(folder, '.bearing', 'audit'), recordedOn: '2024-01-31', waitMs: 1_000 };
  await openAuditLog(place).append(() => [{ candidateId: 'KATE-7711', on: '2024-01-31', detail: null }]);
  const { batches: taken } = await batches('ingest', 'ratings.csv');
  expect(taken).toMatchObject([{ stored: 1, notes: [{ code: 'erased' }] }]);
  const file = await readFile(join(folder, '.bearing', 'people.duckdb'));
  expect([file.includes('KATE-7711'), file.includes('ROBERT-42')]).toEqual([false, true]);
});

test('a picture is refused whatever it is called', async () => {
  await writeFile(join(folder, 'ratings.csv'), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4, 5, 6, 7, 8]));
  const { code, batches: refused } = await batches('ingest', 'ratings.csv');
  expect(code).toBe(1);
  expect(refused).toMatchObject([
    { refused: { message: expect.stringContaining('got an image: recordings and pictures of people') } },
  ]);
});
