import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { LaneCannotRun } from './lane-error.ts';
import { runCommand } from './run-command.ts';

/** Trino 476 refuses to start on an older Java. */
const oldestJava = 24;

/**
 * The `java` program to start the server with: the first of JAVA_TRINO_HOME, JAVA_HOME, the usual
 * folders of Java machines (newest first) and PATH that is new enough.
 *
 * @throws LaneCannotRun naming what was found instead.
 */
export async function findJava(): Promise<string> {
  const seen: string[] = [];
  for (const java of candidates()) {
    const version = await javaVersion(java);
    if (version !== null && version >= oldestJava) return java;
    if (version !== null) seen.push(String(version));
  }
  const found = seen.length === 0 ? 'none' : `only ${[...new Set(seen)].join(', ')}`;
  throw new LaneCannotRun(
    `the trino lane needs Java ${oldestJava} or newer, found ${found}; install one and set JAVA_TRINO_HOME`,
  );
}

function candidates(): readonly string[] {
  const named = [process.env['JAVA_TRINO_HOME'] ?? '', process.env['JAVA_HOME'] ?? ''];
  const homes = [...named.filter((home) => home !== ''), ...usualHomes()];
  const programs = homes.map((home) => join(home, 'bin', 'java'));
  return [...programs.filter((program) => existsSync(program)), 'java'];
}

function usualHomes(): readonly string[] {
  const folders = ['/usr/lib/jvm', '/opt/java', join(homedir(), '.sdkman/candidates/java')];
  const linux = folders.flatMap((folder) => subfolders(folder));
  const mac = subfolders('/Library/Java/JavaVirtualMachines').map((home) => join(home, 'Contents/Home'));
  return [...linux, ...mac];
}

function subfolders(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).sort((a, b) => majorIn(b) - majorIn(a) || (a < b ? -1 : 1));
  return names.map((name) => join(folder, name));
}

function majorIn(name: string): number {
  return Number(/(?:^|\D)(?:1\.)?(\d{1,2})(?:\D|$)/.exec(name)?.[1] ?? 0);
}

async function javaVersion(java: string): Promise<number | null> {
  const output = await runCommand(java, ['-version']).catch(() => '');
  const version = /version "(?:1\.)?(\d+)/.exec(output)?.[1];
  return version === undefined ? null : Number(version);
}
