import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { main } from '../../cli/main.ts';
import { builtDoor } from './built-doors.ts';
import { type Canary, canaries, canaryWord, demographicsOf, ratingsOf } from './canary-people.ts';
import { objectCreatedEvent, sqsEvent } from './events.ts';
import type { Invocation } from './lambda-process.ts';
import type { LambdaFunction } from './lambda-runner.ts';
import type { Cloud } from './whole-path-contract.ts';

const role = 'ae-mid';
const day = (before: number) => new Date(Date.now() - before * 86_400_000).toISOString().slice(0, 10);
const [toldOn, from, today] = [day(40), day(20), day(0)];

/** People from upload to scorecard and to erasure through the built functions, held to the bytes of the command. */
export function peoplePath(open: () => Promise<Cloud>, count: number): void {
  let cloud: Cloud;
  let folder: string;
  let doors: Readonly<Record<'ingest' | 'score' | 'maintain', LambdaFunction>>;
  const people = canaries(count);
  /** Those who were told; the others may not be scored. */
  const told = people.slice(0, 12);
  const [first, second] = people as [Canary, Canary];
  const words = people.flatMap(({ all }) => all);
  /** All that the functions printed. */
  const printed: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bearing-people-path-'));
    cloud = await open();
    const door = (bundle: Parameters<typeof builtDoor>[1]['bundle']) =>
      builtDoor(folder, { bundle, timeoutMs: 900_000 }, cloud);
    doors = {
      ingest: await door('ingest-assessments'),
      score: await door('score-candidates'),
      maintain: await door('maintain-people'),
    };
    await invoked(doors.maintain, { scheduledAt: `${today}T05:00:00Z` });
  });
  afterAll(async () => {
    for (const door of Object.values(doors ?? {})) await door.stop();
    await cloud?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const invoked = async (door: LambdaFunction, event: unknown): Promise<unknown> => {
    const invocation: Invocation = await door.invoke(event);
    printed.push(...invocation.lines);
    if (invocation.kind === 'error') throw new Error(`${invocation.type}: ${invocation.message}`);
    return invocation.result;
  };
  const contents = async (Bucket: string, Prefix = ''): Promise<ReadonlyMap<string, string>> => {
    const { Contents = [] } = await cloud.client.send(new ListObjectsV2Command({ Bucket, Prefix }));
    const all = Contents.map(async ({ Key = '' }): Promise<[string, string]> => {
      const { Body } = await cloud.client.send(new GetObjectCommand({ Bucket, Key }));
      return [Key, Buffer.from((await Body?.transformToByteArray()) ?? []).toString('utf8')];
    });
    return new Map(await Promise.all(all));
  };
  const upload = async (name: string, Body: string, Metadata: Record<string, string> = {}) => {
    const Key = `uploads/${name}`;
    await cloud.client.send(new PutObjectCommand({ Bucket: 'people', Key, Body, Metadata }));
    const body = JSON.stringify(objectCreatedEvent({ bucket: 'people', key: Key, size: 1, etag: '"e"' }));
    return { body, queue: 'q', group: 'ingest-assessments' };
  };
  const bearing = async (...args: string[]) =>
    expect(await main(['node', 'bearing', '--home', join(folder, 'home'), ...args])).toBe(0);
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const rubric = join(import.meta.dirname, '../../rubrics/sales.yaml');
  const scored = async (): Promise<{ keys: string[]; scored: number; refused: number }> =>
    (await invoked(doors.score, { role, on: today })) as never;
  const noticeOf = (ids: readonly string[]) =>
    JSON.stringify({ record: 'notice', candidates: ids, on: toldOn });

  test('takes ratings, notices and demographics in, repeated, and gives none back', async () => {
    const messages = [
      await upload('ratings.csv', ratingsOf(people), { 'as-of': from }),
      await upload('self.csv', demographicsOf(people), { 'as-of': from }),
      await upload('records/notice.jsonl', `${noticeOf(told.map(({ id }) => id))}\n`),
    ];
    const event = sqsEvent([...messages, ...messages]);
    expect(await invoked(doors.ingest, event)).toEqual({ batchItemFailures: [] });
    expect([...(await contents('people', 'ingested/')).keys()]).toEqual([
      'ingested/ratings.csv.json',
      'ingested/records/notice.jsonl.json',
      'ingested/self.csv.json',
    ]);
    expect([...(await contents('people', 'refused/')).keys()]).toEqual([]);
  });

  test('acknowledges what no other try would settle, and says why in the bucket', async () => {
    const messages = [
      await upload('protected.csv', ratingsOf(people).replace('evidence', 'gender')),
      await upload('broken.csv', ratingsOf(people).replaceAll(/,[1-5],/g, ',none of it,')),
      await upload(
        'records/unclear.jsonl',
        `{"record":"notice"}\n${noticeOf([first.id]).replace(toldOn, '2999-01-01')}\n`,
      ),
    ];
    expect(await invoked(doors.ingest, sqsEvent(messages))).toEqual({ batchItemFailures: [] });
    expect((await contents('people', 'refused/')).size).toBe(3);
  });

  test('scores to the bytes of the command, and keeps each score once', async () => {
    const write0 = write('ratings.csv', ratingsOf(people));
    await bearing('--as-of', from, 'ingest', write0);
    await bearing('notice', ...told.map(({ id }) => id), '--on', toldOn);
    const written = await scored();
    expect(written).toMatchObject({ scored: told.length, refused: count - told.length });
    for (const key of written.keys) {
      const path = join(folder, key.split('/').at(-1) ?? '');
      await bearing('score', '--rubric', rubric, '--role', role, '-o', path);
      expect((await contents('people', key)).get(key), key).toBe(readFileSync(path, 'utf8'));
    }
    const log = [...(await contents('audit', 'log/')).values()].join('');
    const again = await scored();
    expect(again.keys).toEqual(written.keys);
    expect([...(await contents('audit', 'log/')).values()].join('')).toBe(log);
  });

  test('what a person said lies in the bucket of its class, and in no log', async () => {
    const kept = async (bucket: string, but: RegExp) =>
      [...(await contents(bucket))]
        .filter(([key]) => !but.test(key))
        .map(([, text]) => text)
        .join('\n');
    const ofSelf = people.flatMap(({ self }) => self);
    expect(found(printed.join('\n'), words)).toEqual([]);
    expect(found(await kept('audit', /^$/), words)).toEqual([]);
    expect(found(await kept('people', /^(uploads|tables|audit\/details|scorecards)\//), words)).toEqual([]);
    expect(found(await kept('people', /^uploads\//), ofSelf)).toEqual([]);
    const ofWork = people.map(({ evidence }) => evidence);
    expect(found(await kept('demographics', /^$/), ofWork)).toEqual([]);
  });

  test('an erased person is in no object any more and does not come back', async () => {
    for (const { id } of [first, second])
      expect(await invoked(doors.maintain, { erase: id, when: 'now' })).toMatchObject({
        state: 'erased',
        details: 2,
      });
    const again = [
      await upload('ratings.csv', ratingsOf(people)),
      await upload('late.csv', `${ratingsOf(people)}\n`),
    ];
    expect(await invoked(doors.ingest, sqsEvent(again))).toEqual({ batchItemFailures: [] });
    expect(await scored()).toMatchObject({ scored: told.length - 2, refused: count - told.length });
    await invoked(doors.maintain, { scheduledAt: `${today}T05:00:00Z` });
    // Uploads go by the rule of their bucket.
    const left = [
      ...(await contents('people')),
      ...(await contents('demographics')),
      ...(await contents('audit')),
    ];
    const text = left.filter(([key]) => !/^uploads\/|^tables\//.test(key)).map(([, one]) => one);
    expect(found(text.join('\n'), [...first.all, ...second.all])).toEqual([]);
    expect(
      found(
        printed.join('\n'),
        people.flatMap(({ all }) => all),
      ),
    ).toEqual([]);
  });
}

/** Those of the words that the text holds. */
function found(text: string, words: readonly string[]): readonly string[] {
  const held = new Set(text.match(canaryWord));
  return words.filter((word) => held.has(word));
}
