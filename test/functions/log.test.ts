import { afterEach, expect, test, vi } from 'vitest';
import { door } from '../../functions/door.ts';
import { environment, OwnPlace, PeoplePlace } from '../../functions/environment.ts';
import { allowed, openLog } from '../../functions/log.ts';

afterEach(() => vi.restoreAllMocks());

/** All that is written to either stream while the work runs. */
async function printed(work: () => Promise<unknown>): Promise<string> {
  const lines: string[] = [];
  const keep = (chunk: unknown) => lines.push(String(chunk)) > 0;
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  await work();
  return lines.join('');
}

const run = { awsRequestId: 'r-1', getRemainingTimeInMillis: () => 900_000 };

test('a line holds the fields of the list and no other', async () => {
  const text = await printed(async () => {
    const said = { code: 'file-unreadable', counts: { read: 3 }, email: 'ann@example.com' };
    openLog().info('refused', said);
  });
  expect(JSON.parse(text)).toMatchObject({
    message: 'refused',
    code: 'file-unreadable',
    counts: { read: 3 },
  });
  expect(text).not.toContain('ann');
});

test('a field that holds no plain word is not printed', () => {
  expect(allowed({ code: 'needed a number, got "Ann"', batchId: 'b'.repeat(64) })).toEqual({
    code: 'unprintable',
    batchId: 'b'.repeat(64),
  });
  expect(allowed({ counts: { 'Ann "Example"': 1, rows: 2 } })).toEqual({ counts: { rows: 2 } });
});

test('a door that fails tells the name of the error and not what it says', async () => {
  const failing = door('ingest', openLog(), () => Promise.reject(new TypeError('got Ann Example')));
  const text = await printed(() =>
    expect(failing({}, run)).rejects.toThrow(/^ingest needs to end well, got TypeError$/),
  );
  expect(JSON.parse(text)).toMatchObject({
    message: 'failed',
    door: 'ingest',
    requestId: 'r-1',
    code: 'TypeError',
  });
  expect(text).not.toContain('Ann');
});

test('an environment is whole, or its missing names are told', () => {
  const own = {
    BEARING_BUCKET: 'bearing-people',
    BEARING_DATABASE: 'bearing_people',
    BEARING_WORKGROUP: 'people',
  };
  expect(environment(OwnPlace, own)).toEqual({ ...own, BEARING_CATALOG: 'awsdatacatalog' });
  expect(() => environment(PeoplePlace, own)).toThrow(
    'for BEARING_AUDIT_BUCKET, BEARING_DEMOGRAPHICS_BUCKET, BEARING_DEMOGRAPHICS_DATABASE',
  );
  expect(() => environment(OwnPlace, { ...own, BEARING_DATABASE: 'a"b' })).toThrow('BEARING_DATABASE');
});
