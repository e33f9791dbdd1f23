import process from 'node:process';
import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { readEnvironment, readPeopleEnvironment } from '../../functions/environment.ts';
import { parseEvent } from '../../functions/event.ts';
import { allowed, log } from '../../functions/log.ts';
import { observed } from '../../functions/observed.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** All that is written to either stream while the work runs. */
async function printed(work: () => unknown): Promise<string> {
  const lines: string[] = [];
  const keep = (chunk: unknown) => lines.push(String(chunk)) > 0;
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  await work();
  return lines.join('');
}

const run = { awsRequestId: 'r-1', getRemainingTimeInMillis: () => 900_000 };

test('a line holds the fields of the list and no other', async () => {
  const said = { code: 'file-unreadable', counts: { read: 3 }, email: 'ann@example.com' };
  const text = await printed(() => log('info', 'batch', said));
  expect(JSON.parse(text)).toMatchObject({ message: 'batch', code: 'file-unreadable', counts: { read: 3 } });
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
  const failing = observed('ingest', () => Promise.reject(new TypeError('got Ann Example')));
  const text = await printed(() =>
    expect(failing({}, run)).rejects.toThrow(/^ingest needed to end well, got TypeError$/),
  );
  expect(text).toContain('"code":"TypeError"');
  expect(text).not.toContain('Ann');
});

test('an environment is whole, or the names that are missing are told', () => {
  const own = {
    BEARING_BUCKET: 'bearing-people',
    BEARING_DATABASE: 'bearing_people',
    BEARING_WORKGROUP: 'people',
  };
  for (const [name, value] of Object.entries(own)) vi.stubEnv(name, value);
  expect(readEnvironment()).toEqual({ ...own, BEARING_CATALOG: 'awsdatacatalog' });
  expect(readPeopleEnvironment).toThrow(
    'not right: BEARING_AUDIT_BUCKET, BEARING_DEMOGRAPHICS_BUCKET, BEARING_DEMOGRAPHICS_DATABASE',
  );
  vi.stubEnv('BEARING_DATABASE', 'a"b');
  expect(readEnvironment).toThrow('BEARING_DATABASE');
});

test.each([
  [{ by: ['ann@example.com'] }, 'by.0 is not right'],
  [{ by: [], 'ann@example.com': 1 }, 'the event has a field too many'],
  ['ann@example.com', 'the event is not right'],
])('an event that a door does not know is told by its place: %j', async (event, told) => {
  const Event = z.strictObject({ by: z.array(z.number()) });
  const door = observed('report', async (came) => parseEvent(Event, came));
  await printed(() =>
    expect(door(event, run)).rejects.toThrow(`report needs an event that it knows: ${told}`),
  );
});
