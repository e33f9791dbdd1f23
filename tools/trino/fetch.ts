import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { LaneCannotRun } from './lane-error.ts';
import { cacheFolder, keptPlugins, type Part, parts, serverFolder } from './parts.ts';
import { CommandFailed, runCommand } from './run-command.ts';

const copyGoal = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy';

/**
 * The folder of a whole Trino server, fetched by Maven on the first run.
 *
 * Everything is unpacked beside and renamed into place at the end, so the folder is whole whenever it
 * exists; an interrupted run leaves only an `unpacking-*` folder, which the next run removes. Maven
 * verifies the checksums and keeps what it has already fetched.
 *
 * @throws LaneCannotRun when Maven, the network or an unpacking tool is missing.
 */
export async function fetchServer(options: { readonly signal: AbortSignal }): Promise<string> {
  const cache = cacheFolder();
  const server = join(cache, serverFolder);
  if (existsSync(server)) return server;

  await mkdir(cache, { recursive: true });
  await removeLeftovers(cache);
  const work = await mkdtemp(join(cache, `unpacking-${process.pid}-`));
  try {
    for (const part of parts) await addPart({ part, work, signal: options.signal });
    await removeOtherPlugins(join(work, 'server'));
    await putInPlace(join(work, 'server'), server);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return server;
}

type PartJob = { readonly part: Part; readonly work: string; readonly signal: AbortSignal };

async function addPart({ part, work, signal }: PartJob): Promise<void> {
  const archive = await fetchArchive({ part, work, signal });
  const unpacked = join(work, 'unpacked');
  await mkdir(unpacked);
  await unpack({ archive, into: unpacked, signal });
  const [root] = await readdir(unpacked);
  if (root === undefined) throw new LaneCannotRun(`the archive of ${part.artifact} is empty`);
  const target = join(work, 'server', part.folder);
  await mkdir(join(target, '..'), { recursive: true });
  await rename(join(unpacked, root), target);
  await rm(unpacked, { recursive: true });
  await rm(archive);
}

async function fetchArchive({ part, work, signal }: PartJob): Promise<string> {
  const folder = join(work, 'archive');
  process.stderr.write(`fetching ${part.artifact} from Maven Central\n`);
  const args = ['-B', '-ntp', copyGoal, `-Dartifact=${part.artifact}`, `-DoutputDirectory=${folder}`];
  await runCommand('mvn', args, { signal, cwd: work }).catch((cause: unknown) => {
    throw fetchFailure(part, cause);
  });
  const [archive] = await readdir(folder);
  if (archive === undefined) throw new LaneCannotRun(`maven delivered no file for ${part.artifact}`);
  return join(folder, archive);
}

function fetchFailure(part: Part, cause: unknown): unknown {
  if (isMissingCommand(cause)) {
    return new LaneCannotRun('the trino lane needs Maven to fetch the server, found no mvn on PATH', {
      cause,
    });
  }
  if (!(cause instanceof CommandFailed)) return cause;
  const line = cause.output.split('\n').find((text) => text.includes('ERROR')) ?? cause.message;
  const why = line.replace(/^.*?ERROR\S*\s*/, '').slice(0, 200);
  return new LaneCannotRun(`the trino lane needs ${part.artifact} from Maven Central, maven says: ${why}`, {
    cause,
  });
}

type Unpacking = { readonly archive: string; readonly into: string; readonly signal: AbortSignal };

async function unpack({ archive, into, signal }: Unpacking): Promise<void> {
  const [command, ...args] = archive.endsWith('.zip')
    ? ['unzip', '-q', archive, '-d', into]
    : ['tar', '-xzf', archive, '-C', into];
  await runCommand(command, args, { signal }).catch((cause: unknown) => {
    if (isMissingCommand(cause)) {
      throw new LaneCannotRun(`the trino lane needs ${command} to unpack ${basename(archive)}, found none`);
    }
    throw cause;
  });
}

function isMissingCommand(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}

async function removeOtherPlugins(server: string): Promise<void> {
  const plugins = await readdir(join(server, 'plugin'));
  const unwanted = plugins.filter((plugin) => !keptPlugins.includes(plugin));
  for (const plugin of unwanted) await rm(join(server, 'plugin', plugin), { recursive: true });
}

/** Another run may have finished first; its folder is as whole as ours. */
async function putInPlace(from: string, to: string): Promise<void> {
  await rename(from, to).catch((cause: unknown) => {
    if (!existsSync(to)) throw cause;
  });
}

/** Removes what runs that were killed left behind, but not the work of one that still lives. */
async function removeLeftovers(cache: string): Promise<void> {
  const leftovers = (await readdir(cache)).filter((name) => /^unpacking-\d+-/.test(name));
  for (const name of leftovers) {
    if (!isAlive(Number(name.split('-')[1]))) await rm(join(cache, name), { recursive: true, force: true });
  }
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}
