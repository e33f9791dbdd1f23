import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { main } from '../../cli/main.ts';
import { sampleCompany } from '../../core/sample/company.ts';
import { synthesized } from '../infra/synthesized.ts';
import { builtDoor, type Endpoints } from './built-doors.ts';
import { objectCreatedEvent, scheduledEvent, sqsEvent } from './events.ts';
import type { Invocation } from './lambda-process.ts';
import type { LambdaFunction } from './lambda-runner.ts';

/** A cloud: its S3 with the buckets of the four classes, and its Athena with their databases. */
export type Cloud = Endpoints & { readonly client: S3Client; readonly stop: () => Promise<void> };

const asOf = '2026-09-30T18:00:00Z';
const settings = 'schema: bearing/settings/1\ncompany: The sample company\ncurrency: EUR\n';
const forms = ['json', 'html', 'arrow', 'csv'];

/** From uploads to a report through the built functions, held to the bytes of the command. */
export function wholePath(open: () => Promise<Cloud>): void {
  let cloud: Cloud;
  let folder: string;
  let doors: Readonly<Record<'ingest' | 'report' | 'maintain', LambdaFunction>>;
  const exports = Object.entries(sampleCompany()).filter(([name]) => name.endsWith('.csv'));

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bearing-path-'));
    cloud = await open();
    const door = (bundle: Parameters<typeof builtDoor>[1]['bundle'], id?: string) =>
      builtDoor(folder, { bundle, ...(id && { id }), timeoutMs: 900_000 }, cloud);
    doors = {
      ingest: await door('ingest-crm'),
      report: await door('segment-report'),
      maintain: await door('maintain', 'maintain-crm'),
    };
    await put('settings/bearing.yaml', settings);
    writeFileSync(join(folder, 'bearing.yaml'), settings);
    for (const [name, content] of exports) {
      writeFileSync(join(folder, name), content);
      await put(`uploads/2026/${name}`, content, { 'as-of': asOf });
    }
    await bearing('--as-of', asOf, 'ingest', ...exports.map(([name]) => join(folder, name)));
  });
  afterAll(async () => {
    for (const door of Object.values(doors ?? {})) await door.stop();
    await cloud?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const put = (Key: string, Body: string, Metadata: Record<string, string> = {}) =>
    cloud.client.send(new PutObjectCommand({ Bucket: 'crm', Key, Body, Metadata }));
  const get = async (Key: string) => {
    const { Body } = await cloud.client.send(new GetObjectCommand({ Bucket: 'crm', Key }));
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  };
  const keys = async (Prefix: string) => {
    const { Contents } = await cloud.client.send(new ListObjectsV2Command({ Bucket: 'crm', Prefix }));
    return (Contents ?? []).map(({ Key }) => Key ?? '');
  };
  const bearing = async (...args: string[]) => {
    const flags = ['--home', join(folder, 'home'), '--settings', join(folder, 'bearing.yaml')];
    expect(await main(['node', 'bearing', ...flags, ...args])).toBe(0);
  };
  const uploaded = (name: string) => {
    const told = { bucket: 'crm', key: `uploads/2026/${name}`, size: 1, etag: '"e"' };
    return { body: JSON.stringify(objectCreatedEvent(told)), queue: 'q', group: 'ingest-crm' };
  };

  test('takes messages of uploads in, shuffled and repeated, and gives none back', async () => {
    const messages = exports.map(([name]) => uploaded(name));
    const delivered = sqsEvent([...messages].reverse().concat(messages.slice(0, 2)));
    const invocation = await doors.ingest.invoke(delivered);
    expect(resultOf(invocation)).toEqual({ batchItemFailures: [] });
    expect(await keys('ingested/')).toEqual(exports.map(([name]) => `ingested/2026/${name}.json`).sort());
    expect(await keys('refused/')).toEqual([]);
    expect(await keys('staging/')).toEqual([]);
  });

  test('writes a report by the clock, byte for byte that of the command', async () => {
    const written = resultOf(await doors.report.invoke(byClock())) as { keys: string[] };
    for (const form of forms) {
      const path = join(folder, `wins.${form}`);
      await bearing('wins', '-o', path);
      const key = written.keys.find((one) => one.endsWith(`.${form}`)) ?? '';
      expect((await get(key)).equals(readFileSync(path)), form).toBe(true);
    }
  });

  test.each([
    [{ by: [['regionn']] }, 'a dimension was needed, got regionn'],
    [{ asOf: 'Monday' }, 'as-of needs a date'],
  ])('tells who asks what is wrong with the question, and no log: %j', async (question, why) => {
    const invocation = await doors.report.invoke(question);
    expect(resultOf(invocation)).toEqual({ refused: expect.stringContaining(why) });
    expect(invocation.lines.join()).not.toMatch(/regionn|Monday/);
  });

  test('keeps the newest state by the clock; the same report comes of it, in the same place', async () => {
    const before = await keys('reports/');
    expect(resultOf(await doors.maintain.invoke(byClock()))).toBeNull();
    const written = resultOf(await doors.report.invoke(byClock())) as { keys: string[] };
    expect([...written.keys].sort()).toEqual(before);
  });

  test('logs no word of a record', async () => {
    const { lines } = await doors.ingest.invoke(sqsEvent([uploaded(exports[0]?.[0] ?? '')]));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
    const names = lines.flatMap((line) => Object.keys(JSON.parse(line)));
    expect(names.filter((name) => ['file', 'key', 'message_body', 'error'].includes(name))).toEqual([]);
  });
}

function resultOf(invocation: Invocation): unknown {
  if (invocation.kind === 'error') {
    throw new Error(`${invocation.type}: ${invocation.message}\n${invocation.lines.slice(-5).join('\n')}`);
  }
  return invocation.result;
}

/** As the schedule of the template calls. */
function byClock(): unknown {
  const [schedule] = Object.values(synthesized()).filter(({ Type }) => Type === 'AWS::Scheduler::Schedule');
  return scheduledEvent(schedule?.Properties.Target.Input, '2026-11-28T05:00:00Z');
}
