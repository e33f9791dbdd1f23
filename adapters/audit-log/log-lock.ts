import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

/** Another process writes the audit log and did not end in time. */
export class AuditLogBusy extends Error {
  constructor(pid: string) {
    super(
      `the audit log needs one writer at a time, got process ${pid} at work: try again, or --wait longer`,
    );
    this.name = 'AuditLogBusy';
  }
}

const STEP_MS = 20;

/** Runs work while no other process writes in this folder. A lock whose process is gone is taken over. */
export async function withLogLock<T>(folder: string, waitMs: number, work: () => T): Promise<T> {
  const path = join(folder, 'lock');
  for (let waited = 0; !taken(path); waited += STEP_MS) {
    const holder = holderOf(path);
    if (holder !== null && !isAlive(holder)) rmSync(path, { force: true });
    else if (waited >= waitMs) throw new AuditLogBusy(holder ?? 'unknown');
    else await sleep(STEP_MS);
  }
  try {
    return work();
  } finally {
    rmSync(path, { force: true });
  }
}

function taken(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function holderOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8') || null;
  } catch {
    return null;
  }
}

function isAlive(pid: string): boolean {
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
