import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startFauxqs } from 'fauxqs';
import { fetchServer } from './fetch.ts';
import { findJava } from './java.ts';
import { LaneCannotRun } from './lane-error.ts';
import { trinoVersion } from './parts.ts';
import { startServer } from './server.ts';

/**
 * `npm run test:trino [-- vitest arguments]`: fetches a Trino once, starts it beside an S3 endpoint, runs `test/trino/` on it, stops it.
 * Ends with the tests' code; 3 when the machine lacks what a server needs; 130 when interrupted.
 */
async function lane(testArguments: readonly string[]): Promise<number> {
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => interruption.abort());
  }
  try {
    return await fetchStartTest({ testArguments, signal: interruption.signal });
  } catch (cause) {
    if (interruption.signal.aborted) return 130;
    if (!(cause instanceof LaneCannotRun)) throw cause;
    process.stderr.write(`${cause.message}\n`);
    return 3;
  }
}

type Run = { readonly testArguments: readonly string[]; readonly signal: AbortSignal };

async function fetchStartTest({ testArguments, signal }: Run): Promise<number> {
  const java = await findJava();
  const fetched = seconds();
  const home = await fetchServer({ signal });
  const fetchTime = fetched();
  const started = seconds();
  const s3 = await startFauxqs({ port: 0, logger: false });
  for (const bucket of ['lake', 'crm', 'people', 'demographics', 'audit']) s3.createBucket(bucket);
  const server = await startServer({ home, java, s3: s3.address, signal }).catch(async (cause: unknown) => {
    await s3.stop();
    throw cause;
  });
  const startTime = started();
  const tested = seconds();
  let code = 1;
  try {
    code = await runTests({ address: server.address, s3: s3.address, testArguments, signal });
  } finally {
    await server.stop();
    await s3.stop();
  }
  process.stdout.write(
    `trino ${trinoVersion}: fetched in ${fetchTime} s, started in ${startTime} s, tested in ${tested()} s, ` +
      `stopped; ${code === 0 ? 'all agree' : `the tests ended with ${code}`}\n`,
  );
  return code;
}

async function runTests({
  address,
  s3,
  testArguments,
  signal,
}: Run & { readonly address: string; readonly s3: string }): Promise<number> {
  const root = join(import.meta.dirname, '..', '..');
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', '--config', 'vitest.trino.config.ts', ...testArguments];
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, BEARING_TRINO_ADDRESS: address, BEARING_TRINO_S3: s3 },
  });
  signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
  const [code] = await once(child, 'exit');
  signal.throwIfAborted();
  return typeof code === 'number' ? code : 1;
}

function seconds(): () => string {
  const start = performance.now();
  return () => ((performance.now() - start) / 1000).toFixed(1);
}

process.exitCode = await lane(process.argv.slice(2));
