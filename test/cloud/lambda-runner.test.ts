import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { synthesized } from '../infra/synthesized.ts';
import type { LambdaPlan } from './lambda-process.ts';
import { type LambdaFunction, lambdaFunction } from './lambda-runner.ts';
import { environmentFromTemplate } from './template-environment.ts';

const bundle = `
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
let calls = 0;
export const handler = async (event, context) => {
  calls += 1;
  console.log(JSON.stringify({ calls, id: context.awsRequestId }));
  process.stderr.write('to the other stream');
  if (event.throws) throw new RangeError(event.throws);
  if (event.exits) process.exit(1);
  if (event.sleeps) await new Promise((resolve) => setTimeout(resolve, event.sleeps));
  writeFileSync(tmpdir() + '/kept-' + calls, '');
  return {
    calls, environment: { ...process.env }, cwd: process.cwd(), name: context.functionName,
    left: [context.getRemainingTimeInMillis(), await new Promise((resolve) =>
      setTimeout(() => resolve(context.getRemainingTimeInMillis()), 50))],
  };
};
`;

describe('a bundle', () => {
  let asset: string;
  let running: LambdaFunction | null = null;

  beforeAll(async () => {
    asset = await mkdtemp(join(tmpdir(), 'asset-'));
    await mkdir(join(asset, 'dist/functions'), { recursive: true });
    await writeFile(join(asset, 'dist/functions/handler.mjs'), bundle);
  });
  afterEach(() => running?.stop());
  afterAll(() => rm(asset, { recursive: true }));

  const start = async (more: Partial<LambdaPlan> = {}) => {
    running = await lambdaFunction({
      ...{ asset, handler: 'dist/functions/handler.handler', name: 'ingest-crm', timeoutMs: 30_000 },
      ...{ environment: { BEARING_BUCKET: 'b' }, s3: 'http://127.0.0.1:1', athena: 'http://127.0.0.1:2' },
      ...more,
    });
    return running;
  };

  test('is called as Lambda does, with what Lambda gives and nothing of this machine', async () => {
    const lambda = await start();
    const { lines, ...end } = await lambda.invoke({});
    expect(end).toMatchObject({ kind: 'result', result: { calls: 1, cwd: asset, name: 'ingest-crm' } });
    const { environment, left } = (end as { result: { environment: object; left: number[] } }).result;
    expect(environment).toMatchObject({
      BEARING_BUCKET: 'b',
      AWS_LAMBDA_FUNCTION_NAME: 'ingest-crm',
      AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_ATHENA: 'http://127.0.0.1:2',
      LAMBDA_TASK_ROOT: asset,
      TMPDIR: lambda.temporary,
    });
    expect(Object.keys(environment).filter((name) => /^(HOME|USER|VITEST|npm_|NODE_)/.test(name))).toEqual(
      [],
    );
    expect(left[0]).toBeLessThanOrEqual(30_000);
    expect((left[0] ?? 0) - (left[1] ?? 0)).toBeGreaterThanOrEqual(45);
    expect(lines.toSorted()).toEqual(['to the other stream', expect.stringContaining('"calls":1')]);
  });

  test('stays loaded from call to call, each with its own lines', async () => {
    const lambda = await start();
    await lambda.invoke({});
    const failed = await lambda.invoke({ throws: 'needed a row' });
    expect(failed).toMatchObject({ kind: 'error', type: 'RangeError', message: 'needed a row' });
    const { lines, ...end } = await lambda.invoke({});
    expect(end).toMatchObject({ kind: 'result', result: { calls: 3 } });
    expect(lines).toHaveLength(2);
    expect((await readdir(lambda.temporary)).sort()).toEqual(['kept-1', 'kept-3']);
    expect(lambda.starts()).toBe(1);
  });

  test.each([
    ['its time is up', { sleeps: 60_000 }, 'Sandbox.Timedout'],
    ['it ends by itself', { exits: true }, 'Runtime.ExitError'],
  ])('begins anew in an empty folder after %s', async (_, event, type) => {
    const lambda = await start({ timeoutMs: 2_000 });
    await lambda.invoke({});
    const ended = await lambda.invoke(event);
    expect(ended).toMatchObject({ kind: 'error', type });
    expect(ended.lines).toContain('to the other stream');
    expect(await lambda.invoke({})).toMatchObject({ kind: 'result', result: { calls: 1 } });
    expect(await readdir(lambda.temporary)).toEqual(['kept-1']);
    expect(lambda.starts()).toBe(2);
  });

  test('that is killed answers its caller as a lost one', async () => {
    const lambda = await start();
    const waiting = lambda.invoke({ sleeps: 60_000 });
    setTimeout(lambda.kill, 300);
    expect(await waiting).toMatchObject({ kind: 'error', type: 'Runtime.ExitError' });
  });

  test('that has no such handler says so at its first call', async () => {
    const missing = await (await start({ handler: 'handler.handler' })).invoke({});
    expect(missing).toMatchObject({ kind: 'error', type: 'Runtime.ImportModuleError' });
  });
});

describe('the environment of a function of the stack', () => {
  const resources = synthesized();
  const known = {
    'crm-bucket': 'acme-crm',
    'people-bucket': 'acme-people',
    notices: 'arn:aws:sns:x:1:notices',
  };

  test('has the names of the deployed resources', () => {
    expect(environmentFromTemplate(resources, 'ingest-crm', known)).toMatchObject({
      BEARING_BUCKET: 'acme-crm',
      BEARING_DATABASE: 'bearing_crm',
      BEARING_WORKGROUP: 'bearing-crm',
    });
  });

  test('is not made up', () => {
    expect(() => environmentFromTemplate(resources, 'ingest-crm', {})).toThrow(
      'nothing is known of crmbucket',
    );
    expect(() => environmentFromTemplate(resources, 'ingest', known)).toThrow('needed one function ingest');
  });

  test('may be joined from attributes and parameters', () => {
    const joined = { 'Fn::Join': ['/', ['s3:/', { 'Fn::GetAtt': ['bAAAA1111', 'Name'] }]] };
    const one = { Type: 'AWS::Lambda::Function', Properties: { Environment: { Variables: { A: joined } } } };
    expect(environmentFromTemplate({ f: one }, 'f', { 'b.Name': 'x' })).toEqual({ A: 's3://x' });
  });
});
