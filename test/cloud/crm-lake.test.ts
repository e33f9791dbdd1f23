import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tableName } from '../../adapters/iceberg/place.ts';
import { maintainLake, markInLake } from '../../adapters/lake/crm-lake.ts';
import { deliverUpload } from '../../adapters/lake/deliver-upload.ts';
import { lakeLedger } from '../../adapters/lake/lake.ts';
import { writeSegmentReport } from '../../adapters/lake/segment-report.ts';
import { main } from '../../cli/main.ts';
import { sampleCompany } from '../../core/sample/company.ts';
import { type CloudPlace, cloudPlace } from './cloud-place.ts';

const asOf = '2026-09-30T18:00:00Z';
const settings = 'schema: bearing/settings/1\ncompany: The sample company\ncurrency: EUR\n';
const plain = { asOf: null, by: [], where: [], from: null, to: null, margin: null };
const forms = ['json', 'html', 'xlsx', 'txt'];

let place: CloudPlace;
let folder: string;
const exports = Object.entries(sampleCompany()).filter(([name]) => name.endsWith('.csv'));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bearing-lake-'));
  for (const [name, content] of exports) writeFileSync(join(folder, name), content);
  writeFileSync(join(folder, 'bearing.yaml'), settings);
  place = await cloudPlace();
  await place.lake.objects.put('settings/bearing.yaml', settings);
});
afterAll(async () => {
  await place.stop();
  rmSync(folder, { recursive: true, force: true });
});

const deliver = (name: string) => deliverUpload(place.lake, `uploads/${name}`, folder);
const bearing = async (...args: string[]) => {
  const flags = ['--home', join(folder, 'home'), '--settings', join(folder, 'bearing.yaml')];
  expect(await main(['node', 'bearing', ...flags, ...args])).toBe(0);
};
/** What the command writes of the same files. */
async function written(form: string, ...asked: string[]): Promise<Buffer> {
  const { readFileSync } = await import('node:fs');
  const path = join(folder, `wins.${form}`);
  await bearing(...asked, '-o', path, ...(form === 'txt' ? ['--format', 'table'] : []));
  return readFileSync(path);
}
async function reported(question: Parameters<typeof writeSegmentReport>[1]): Promise<Map<string, Buffer>> {
  const { keys } = await writeSegmentReport(place.lake, question, folder);
  const bodies = new Map<string, Buffer>();
  for (const key of keys)
    bodies.set(key.slice(key.lastIndexOf('.') + 1), Buffer.from((await place.lake.objects.read(key)) ?? []));
  return bodies;
}

test('a lake that nothing was taken into has no report, before its upkeep and after', async () => {
  await expect(reported(plain)).rejects.toThrow('needed an ingested file');
  await maintainLake(place.lake, folder);
  expect(await lakeLedger(place.lake)).toEqual([]);
  await expect(reported(plain)).rejects.toThrow('needed an ingested file');
});

describe('the exports of a company, delivered shuffled and twice', () => {
  beforeAll(async () => {
    for (const [name, content] of exports) await place.upload(name, content, { 'as-of': asOf });
    for (const [name] of [...exports].reverse()) await deliver(name);
    for (const [name] of exports) await deliver(name);
    await bearing('--as-of', asOf, 'ingest', ...exports.map(([name]) => join(folder, name)));
  }, 120_000);

  test('have one ledger row each, and every delivery a report', async () => {
    const ledger = await lakeLedger(place.lake);
    expect(ledger.map(({ file }) => file).sort()).toEqual(exports.map(([name]) => name).sort());
    expect(await place.lake.objects.list('ingested/')).toEqual(
      exports.map(([name]) => `ingested/${name}.json`).sort(),
    );
    expect(await place.lake.objects.list('staging/')).toEqual([]);
  });

  test('give the bytes of the command in every form', async () => {
    const bodies = await reported(plain);
    expect([...bodies.keys()].sort()).toEqual(['arrow', 'csv', 'html', 'json', 'md', 'txt', 'xlsx']);
    for (const form of forms) expect(bodies.get(form)?.equals(await written(form, 'wins')), form).toBe(true);
  }, 60_000);

  test('give the bytes of the command for a question with cuts and filters, on a past day', async () => {
    const question = {
      ...plain,
      ...{ asOf: '2026-06-30', by: [['owner.region'], ['account.sector', 'product_id']], margin: 0.03 },
      where: [{ dimension: 'account.sector', values: ['Healthcare', null] }],
    };
    const asked =
      '--as-of 2026-06-30 wins --by owner.region --by account.sector,product_id --margin 0.03'.split(' ');
    const bodies = await reported(question);
    const theirs = await written(
      'json',
      ...asked,
      '--where',
      'account.sector=Healthcare',
      '--where',
      'account.sector=',
    );
    expect(bodies.get('json')?.toString()).toBe(theirs.toString());
  }, 60_000);

  test('give the same report when the newest state is kept, and when a batch is retracted and restored', async () => {
    const before = await reported(plain);
    await maintainLake(place.lake, folder);
    const kept = await reported(plain);
    expect(kept.get('json')?.equals(before.get('json') ?? Buffer.alloc(0))).toBe(true);
    const [batch] = await lakeLedger(place.lake);
    await markInLake(place.lake, batch?.batchId.slice(0, 12) ?? '', true);
    expect((await reported(plain)).get('json')?.equals(before.get('json') ?? Buffer.alloc(0))).toBe(false);
    await markInLake(place.lake, batch?.batchId.slice(0, 12) ?? '', false);
    expect((await reported(plain)).get('json')?.equals(before.get('json') ?? Buffer.alloc(0))).toBe(true);
  }, 60_000);
});

test.each([
  ['a flag that is none', { colour: 'blue' }, 'upload-flags'],
  ['a decimal mark that is none', { decimal: ';' }, 'upload-flags'],
  ['a mapping that is not there', { source: 'nothing.yaml' }, 'upload-flags'],
  ['an as-of that is none', { 'as-of': 'yesterday' }, 'unknown as-of'],
])('an upload with %s is refused in a report and not tried again', async (_, metadata, code) => {
  await place.upload(
    'odd/owners.csv',
    exports.find(([name]) => name.startsWith('users'))?.[1] ?? '',
    metadata,
  );
  const report = await deliver('odd/owners.csv');
  expect(report.batches.map(({ refused }) => refused?.code)).toEqual([code]);
  expect(await place.lake.objects.list('refused/')).toEqual(['refused/odd/owners.csv.json']);
});

test('an upload that is gone is refused, and one that comes right forgets its refusal', async () => {
  const report = await deliver('nowhere.csv');
  expect(report.batches[0]?.refused?.code).toBe('file-unreadable');
  await place.upload('nowhere.csv', exports[0]?.[1] ?? '', { 'as-of': asOf });
  await deliver('nowhere.csv');
  expect(await place.lake.objects.list('refused/nowhere')).toEqual([]);
});

test.each([
  '../../climbs.csv',
  '..',
  'folder/',
  `${'long'.repeat(75)}.csv`,
])('an upload under the name %s is taken in under it', async (name) => {
  const content = `Id,Name,Email\n00500000000000${name.length.toString().padStart(3, '0')}AA,${name.slice(0, 9)},d@x.example\n`;
  await place.upload(name, content, { 'as-of': asOf, object: 'owner', source: 'salesforce' });
  expect((await deliver(name)).batches).toMatchObject([{ file: name, stored: 1, refused: null }]);
});

test('the folders of a console among the settings are passed over; broken settings refuse an upload at once', async () => {
  for (const key of ['settings/', 'settings/old/']) await place.lake.objects.put(key, '');
  await place.upload('set.csv', exports[0]?.[1] ?? '', { 'as-of': asOf });
  expect((await deliver('set.csv')).batches).toMatchObject([{ refused: null }]);
  await place.lake.objects.put('settings/bearing.yaml', 'currency: [EUR');
  const { batches } = await deliver('set.csv').finally(() =>
    place.lake.objects.put('settings/bearing.yaml', settings),
  );
  expect(batches).toMatchObject([{ refused: { code: 'settings' } }]);
  expect(batches[0]?.refused?.message).toMatch(/^settings\/bearing.yaml:1:/);
  expect((await deliver('set.csv')).batches).toMatchObject([{ refused: null }]);
});

test('the bad rows of a batch lie whole in quarantine', async () => {
  const bad = 'Id,Name,Email\n005000000000001AAA,Ada,a@x.example\n,Bea,b@x.example\n';
  await place.upload('some.csv', bad, {
    'as-of': asOf,
    object: 'owner',
    source: 'salesforce',
    'max-bad': '2',
  });
  const report = await deliver('some.csv');
  const key = report.batches[0]?.quarantineFile ?? '';
  expect(key).toBe(`quarantine/owner/${report.batches[0]?.batchId}.jsonl`);
  expect(Buffer.from((await place.lake.objects.read(key)) ?? []).toString()).toContain('Bea');
});

test('rows that are gone though their copy is remembered are copied again', async () => {
  const content = 'Id,Name,Email\n005000000000009AAA,Cy,c@x.example\n';
  const metadata = { 'as-of': asOf, object: 'owner', source: 'salesforce' };
  await place.upload('back.csv', content, metadata);
  const { batches } = await deliver('back.csv');
  const id = batches[0]?.batchId ?? '';
  for (const table of ['stored_owner', 'batch']) {
    const name = tableName(place.lake.place, table);
    await place.lake.athena.run(`delete from ${name} where batch_id = '${id}'`, `set back ${table}`);
  }
  await deliver('back.csv');
  expect((await lakeLedger(place.lake)).map(({ batchId }) => batchId)).toContain(id);
});
