import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type TrinoClient, trinoClient } from './client.ts';
import { LaneCannotRun } from './lane-error.ts';

export type TrinoServer = {
  readonly address: string;
  /** Ends the server and removes its data; safe to call twice. */
  readonly stop: () => Promise<void>;
};

export type ServerPlan = {
  /** The unpacked server. */
  readonly home: string;
  readonly java: string;
  /** An S3 endpoint with a bucket `lake`, for the catalogs `bucket` and `raw`. */
  readonly s3: string;
  readonly signal: AbortSignal;
};

const startSeconds = 120;

/**
 * One Trino on a free loopback port with its data in a temporary folder, ready to answer queries over tables.
 *
 * The Java process hangs on a pipe to this process: when this process ends in any way, kill -9
 * included, the pipe closes and the server is ended with it.
 *
 * @throws LaneCannotRun when it ends by itself or does not answer in time, with the last line of its log.
 */
export async function startServer(plan: ServerPlan): Promise<TrinoServer> {
  const folder = await mkdtemp(join(tmpdir(), 'bearing-trino-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  await writeConfiguration({ folder, port, s3: plan.s3 });
  const child = launch({ ...plan, folder });
  const stop = stopper(child);
  try {
    await ready({ address, folder, signal: plan.signal });
  } catch (cause) {
    await stop();
    throw cause;
  }
  return { address, stop };
}

type Configuration = { readonly folder: string; readonly port: number; readonly s3: string };

async function writeConfiguration({ folder, port, s3 }: Configuration): Promise<void> {
  const fileSystem = [
    'fs.native-s3.enabled=true',
    `s3.endpoint=${s3}`,
    's3.region=us-east-1',
    's3.path-style-access=true',
    's3.aws-access-key=test',
    's3.aws-secret-key=test',
  ];
  const files = {
    'etc/config.properties': [
      'coordinator=true',
      'node-scheduler.include-coordinator=true',
      `http-server.http.port=${port}`,
      `discovery.uri=http://127.0.0.1:${port}`,
      'query.max-length=10000000',
      // Planning is most of a small statement; neither changes an answer.
      'optimizer.join-reordering-strategy=NONE',
      'enable-dynamic-filtering=false',
    ],
    'etc/log.properties': ['io.trino=WARN', 'org.apache.iceberg=WARN'],
    'etc/catalog/lake.properties': [
      'connector.name=iceberg',
      'iceberg.catalog.type=TESTING_FILE_METASTORE',
      'hive.metastore.catalog.dir=local:///meta',
      'fs.native-local.enabled=true',
      `local.location=${folder}/lake`,
    ],
    'etc/catalog/bucket.properties': [
      'connector.name=iceberg',
      'iceberg.catalog.type=TESTING_FILE_METASTORE',
      'hive.metastore.catalog.dir=s3://lake/meta',
      ...fileSystem,
      // Tests look at what is left right after a deletion.
      'iceberg.expire-snapshots.min-retention=0s',
      'iceberg.remove-orphan-files.min-retention=0s',
    ],
    // External tables over Parquet on the same endpoint; a metastore of its own, for the two share no table.
    'etc/catalog/raw.properties': [
      'connector.name=hive',
      'hive.metastore=file',
      'hive.metastore.catalog.dir=s3://lake/raw-meta',
      'hive.non-managed-table-writes-enabled=true',
      'hive.security=allow-all',
      ...fileSystem,
    ],
  };
  for (const made of ['etc/catalog', 'data', 'lake']) await mkdir(join(folder, made), { recursive: true });
  for (const [name, lines] of Object.entries(files)) {
    await writeFile(join(folder, name), `${lines.join('\n')}\n`);
  }
}

/**
 * Ends the server when the pipe closes, and then removes its folder; marks the end of a server that
 * ended by itself, whose log is still wanted.
 */
const guard = `
exec 3<&0 >"$0/server.log" 2>&1
"$@" </dev/null 3<&- &
server=$!
(cat <&3 >/dev/null; [ -e "$0/ended" ] || kill -9 "$server") &
pipe=$!
wait "$server"
: >"$0/ended"
wait "$pipe"
rm -rf "$0"`;

function launch({ home, java, folder }: ServerPlan & { readonly folder: string }): ChildProcess {
  const args = [
    '-server',
    '-Xmx2G',
    '-XX:+UseG1GC',
    '-XX:+ExitOnOutOfMemoryError',
    '-XX:TieredStopAtLevel=1',
    '-Djdk.attach.allowAttachSelf=true',
    '-Dsun.nio.ch.disableSystemWideOverlappingFileLockCheck=true',
    '--enable-native-access=ALL-UNNAMED',
    '--add-modules=jdk.incubator.vector',
    '-Dnode.environment=test',
    '-Dnode.id=bearing',
    '-Dnode.internal-address=127.0.0.1',
    '-Dnode.bind-ip=127.0.0.1',
    `-Dnode.data-dir=${folder}/data`,
    `-Dplugin.dir=${home}/plugin`,
    `-Dconfig=${folder}/etc/config.properties`,
    `-Dcatalog.config-dir=${folder}/etc/catalog`,
    `-Dlog.levels-file=${folder}/etc/log.properties`,
    '-cp',
    `${home}/lib/*`,
    'io.trino.server.TrinoServer',
  ];
  const child = spawn('sh', ['-c', guard, folder, java, ...args], {
    cwd: folder,
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  child.on('error', () => undefined);
  return child;
}

function stopper(child: ChildProcess): () => Promise<void> {
  return async () => {
    child.stdin?.destroy();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
}

type Waiting = { readonly address: string; readonly folder: string; readonly signal: AbortSignal };

/** The info page answers before the node can run queries, so a query over a table is what counts. */
async function ready({ address, folder, signal }: Waiting): Promise<void> {
  const query = trinoClient(address);
  for (let tries = 0; tries < startSeconds * 4; tries += 1) {
    signal.throwIfAborted();
    if (existsSync(join(folder, 'ended'))) break;
    if (await answers(query)) return;
    await pause(250, undefined, { signal });
  }
  throw new LaneCannotRun(
    `the trino lane needs a server that answers, its log ends: ${await lastWords(folder)}`,
  );
}

async function answers(query: TrinoClient): Promise<boolean> {
  try {
    await query('create schema if not exists lake.ready');
    await query('create table if not exists lake.ready.answer as select 1 as one');
    return (await query('select count(*) from lake.ready.answer')).rows.length === 1;
  } catch {
    return false;
  }
}

async function lastWords(folder: string): Promise<string> {
  const log = await readFile(join(folder, 'server.log'), 'utf8').catch(() => '');
  const lines = log.split('\n').filter((line) => /ERROR|Exception|rror:/.test(line));
  return (lines.at(-1) ?? log.trim().split('\n').at(-1) ?? 'empty').slice(0, 300);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new LaneCannotRun('no free loopback port');
  return address.port;
}
