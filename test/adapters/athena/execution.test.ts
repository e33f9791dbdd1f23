import { describe, expect, test } from 'vitest';
import { AthenaFailed, DeadlinePassed } from '../../../adapters/athena/athena-failures.ts';
import { countedPacing } from '../aws/counted-pacing.ts';
import type { Ending, Fault } from './athena-stub.ts';
import { stubbedAthena } from './stubbed-athena.ts';

const succeeded: Ending = { state: 'SUCCEEDED', bytes: 10 };
const conflict: Ending = { state: 'FAILED', bytes: 5, reason: 'ICEBERG_COMMIT_ERROR: Failed to commit' };
const throttle: Fault = { status: 400, type: 'TooManyRequestsException' };
const tokensOf = (starts: readonly Readonly<Record<string, unknown>>[]) =>
  starts.map(({ ClientRequestToken }) => ClientRequestToken);

describe('a start', () => {
  test('names the workgroup, the database, the statement and a token, and leaves the rest to the workgroup', async () => {
    const { stub, athena } = await stubbedAthena({ endings: [succeeded] });
    await athena.run('select 1', 'b-1');
    expect(stub.of('StartQueryExecution')).toEqual([
      {
        WorkGroup: 'crm',
        QueryExecutionContext: { Catalog: 'AwsDataCatalog', Database: 'bearing_crm' },
        QueryString: 'select 1',
        ClientRequestToken: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  test('whose reply is lost is asked again with the same token', async () => {
    const { stub, athena } = await stubbedAthena({
      endings: [succeeded],
      faults: { StartQueryExecution: ['lost', 'lost'] },
    });
    expect(await athena.run('select 1', 'b-1')).toMatchObject({ executionId: 'e0', bytesScanned: 10 });
    const tokens = tokensOf(stub.of('StartQueryExecution'));
    expect(tokens).toHaveLength(3);
    expect(new Set(tokens).size).toBe(1);
  });

  test('has another token for another key or another statement, and the same for the same', async () => {
    const { stub, athena } = await stubbedAthena({ endings: [succeeded, succeeded, succeeded] });
    for (const [text, key] of [
      ['select 1', 'a'],
      ['select 1', 'b'],
      ['select 2', 'a'],
      ['select 1', 'a'],
    ] as const)
      await athena.run(text, key);
    const [first, second, third, again] = tokensOf(stub.of('StartQueryExecution'));
    expect(new Set([first, second, third]).size).toBe(3);
    expect(again).toBe(first);
  });
});

describe('a failed execution', () => {
  test('is followed by another attempt where a commit was lost, and every attempt is paid for', async () => {
    const pacing = countedPacing();
    const { stub, athena } = await stubbedAthena({ endings: [conflict, conflict, succeeded] }, { pacing });
    expect(await athena.run('insert', 'b-1')).toEqual({ executionId: 'e2', bytesScanned: 20, engineMs: 21 });
    const poll = 75;
    expect(pacing.waits).toEqual([poll, 50, poll, 100, poll]);
    expect(new Set(tokensOf(stub.of('StartQueryExecution'))).size).toBe(3);
  });

  test.each([
    ['a vacuum with more to do', { reason: 'ICEBERG_VACUUM_MORE_RUNS_NEEDED: Removed 1000 files' }],
    ['what Athena calls retryable', { reason: 'exhausted resources', retryable: true }],
    ['what was cancelled from outside', { state: 'CANCELLED', reason: 'Query cancelled by user' }],
    ['a folder left full', { reason: 'HIVE_PATH_ALREADY_EXISTS: Target directory exists' }],
  ] as const)('is repeated: %s', async (_, ending) => {
    const { athena } = await stubbedAthena({ endings: [{ state: 'FAILED', ...ending }, succeeded] });
    expect(await athena.run('vacuum t', 'v-1')).toMatchObject({ executionId: 'e1' });
  });

  test('is repeated 8 times at most', async () => {
    const { stub, athena } = await stubbedAthena({ endings: Array<Ending>(9).fill(conflict) });
    await expect(athena.run('insert', 'b-1')).rejects.toMatchObject({
      name: 'AthenaFailed',
      code: 'ICEBERG_COMMIT_ERROR',
      retryable: true,
    });
    expect(stub.of('StartQueryExecution')).toHaveLength(8);
  });

  test.each([
    ['TABLE_NOT_FOUND: line 1:15: Table x does not exist', 'FAILED', 'TABLE_NOT_FOUND'],
    ['Bytes scanned limit was exceeded', 'CANCELLED', 'CANCELLED'],
    ['something else', 'FAILED', 'FAILED'],
  ] as const)('ends at once: %s', async (reason, state, code) => {
    const { stub, athena } = await stubbedAthena({ endings: [{ state, reason }] });
    const failure = athena.run('insert', 'b-1');
    await expect(failure).rejects.toThrow(AthenaFailed);
    await expect(failure).rejects.toMatchObject({ code, retryable: false });
    expect(stub.of('StartQueryExecution')).toHaveLength(1);
  });

  test('says so in one line of 300 characters at most', async () => {
    const { athena } = await stubbedAthena({ endings: [{ state: 'FAILED', reason: 'a\n b'.repeat(200) }] });
    const { message } = await athena.run('insert', 'b-1').then(
      () => ({ message: '' }),
      (error: Error) => error,
    );
    expect(message).toMatch(/^athena failed with FAILED: a ba b/);
    expect(message).toHaveLength(300);
  });

  test('of an earlier call neither ends this one nor counts', async () => {
    const long = Date.now() / 1000 - 600;
    const before: Ending = { state: 'FAILED', reason: 'TABLE_NOT_FOUND: x', submittedAt: long };
    const { athena } = await stubbedAthena({ endings: [...Array<Ending>(9).fill(before), succeeded] });
    expect(await athena.run('insert', 'b-1')).toMatchObject({ executionId: 'e9' });
  });
});

describe('a request', () => {
  test.each([
    ['StartQueryExecution', throttle],
    ['GetQueryExecution', { status: 400, type: 'ThrottlingException' }],
    ['GetQueryExecution', { status: 500, type: 'InternalServerException' }],
    ['GetQueryExecution', 'lost'],
  ] as const)('%s goes through after 7 failures, not after 8', async (operation, fault) => {
    const seven = { endings: [succeeded], faults: { [operation]: Array<Fault>(7).fill(fault) } };
    const passed = await stubbedAthena(seven);
    expect(await passed.athena.run('select 1', 'a')).toMatchObject({ executionId: 'e0' });
    const eight = { endings: [succeeded], faults: { [operation]: Array<Fault>(8).fill(fault) } };
    const { stub, athena } = await stubbedAthena(eight);
    await expect(athena.run('select 1', 'a')).rejects.toMatchObject({
      name: 'AthenaFailed',
      retryable: true,
    });
    expect(stub.of(operation)).toHaveLength(8);
  });

  test('that is wrong is not sent again', async () => {
    const fault = { status: 400, type: 'InvalidRequestException' };
    const { stub, athena } = await stubbedAthena({ endings: [], faults: { StartQueryExecution: [fault] } });
    await expect(athena.run('selec', 'a')).rejects.toMatchObject({
      code: 'InvalidRequestException',
      retryable: false,
    });
    expect(stub.calls).toHaveLength(1);
  });
});

describe('a wait', () => {
  const ending: Ending = { ...succeeded, polls: 20 };

  test.each([0, 0.5, 0.999])('for the end grows from 0.1 s to 2 s, with random %d', async (random) => {
    const pacing = countedPacing(() => random);
    const { athena } = await stubbedAthena({ endings: [ending] }, { pacing });
    await athena.run('select 1', 'a');
    const share = 0.5 + random / 2;
    expect(pacing.waits[0]).toBeCloseTo(100 * share);
    expect(pacing.waits.slice(0, 3).reduce((a, b) => a + b)).toBeLessThan(500);
    expect(pacing.waits.at(-1)).toBeCloseTo(2000 * share);
    for (const [i, ms] of pacing.waits.slice(1).entries())
      expect(ms).toBeGreaterThanOrEqual(pacing.waits[i] ?? 0);
  });

  test('after a failure is anything up to a bound that doubles', async () => {
    const script = { endings: [succeeded], faults: { StartQueryExecution: Array<Fault>(7).fill(throttle) } };
    const waitsAt = async (random: number) => {
      const pacing = countedPacing(() => random);
      await (await stubbedAthena(script, { pacing })).athena.run('select 1', 'a');
      return pacing.waits.slice(0, 7);
    };
    expect(await waitsAt(0)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(await waitsAt(0.5)).toEqual([50, 100, 200, 400, 800, 1600, 3200]);
  });
});

describe('the deadline', () => {
  test('stops the execution', async () => {
    const over = new AbortController();
    const pause = async () => over.abort();
    const pacing = { ...countedPacing(), pause, signal: over.signal };
    const { stub, athena } = await stubbedAthena({ endings: [{ state: 'RUNNING' }] }, { pacing });
    await expect(athena.run('select 1', 'a')).rejects.toThrow(DeadlinePassed);
    expect(stub.of('StopQueryExecution')).toEqual([{ QueryExecutionId: 'e0' }]);
  });

  test('ends a wait that is under way', async () => {
    const over = new AbortController();
    const pause = () => {
      setTimeout(() => over.abort(), 10);
      return new Promise<void>(() => {});
    };
    const pacing = { ...countedPacing(), pause, signal: over.signal };
    const { athena } = await stubbedAthena({ endings: [{ state: 'RUNNING' }] }, { pacing });
    await expect(athena.run('select 1', 'a')).rejects.toThrow('execution e0 was told to stop');
  });

  test('ends a request that is under way', async () => {
    const over = new AbortController();
    setTimeout(() => over.abort(), 50);
    const pacing = { ...countedPacing(), signal: over.signal };
    const script = { endings: [succeeded], faults: { GetQueryExecution: ['silent'] as const } };
    const { athena } = await stubbedAthena(script, { pacing });
    await expect(athena.run('select 1', 'a')).rejects.toThrow('execution e0 was told to stop');
  });

  test('ends what is tried again', async () => {
    const over = new AbortController();
    const pacing = { ...countedPacing(), pause: async () => over.abort(), signal: over.signal };
    const script = { endings: [], faults: { StartQueryExecution: Array<Fault>(8).fill(throttle) } };
    const { stub, athena } = await stubbedAthena(script, { pacing });
    await expect(athena.run('select 1', 'a')).rejects.toThrow(DeadlinePassed);
    expect(stub.of('StartQueryExecution').length).toBeLessThan(3);
  });

  test('that is past starts nothing', async () => {
    const pacing = { ...countedPacing(), signal: AbortSignal.abort() };
    const { stub, athena } = await stubbedAthena({ endings: [] }, { pacing });
    await expect(athena.run('select 1', 'a')).rejects.toThrow('no execution was running');
    expect(stub.calls).toEqual([]);
  });
});
