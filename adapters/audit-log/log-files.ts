import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { NO_ENTRY, type StoredLog } from '../../core/hiring/audit-chain.ts';
import { writtenHead } from '../../core/hiring/audit-recovery.ts';
import { makeFolder } from '../files/make-folder.ts';

/**
 * The files of an audit log: `log.jsonl`, `head.json` (the point to which it is written), `salt`, and `details/`, one
 * file each so that one person's can be removed. The folder is for its owner alone.
 */
export function makeLogFolder(folder: string): void {
  makeFolder(join(folder, 'details'), 0o700);
}

/** A salt and a head for a log that has none yet; never for one that lost them. */
export function seedLog(folder: string): void {
  if (existsSync(join(folder, 'salt')) || existsSync(join(folder, 'log.jsonl'))) return;
  replaceFile(join(folder, 'head.json'), writtenHead({ entries: 0, hash: NO_ENTRY }));
  replaceFile(join(folder, 'salt'), randomBytes(32).toString('hex'));
}

/** What lies in the folder; all empty where there is no log yet. */
export function readLog(folder: string): StoredLog {
  const details = join(folder, 'details');
  const names = existsSync(details) ? readdirSync(details).filter((name) => name.endsWith('.json')) : [];
  return {
    text: textOf(join(folder, 'log.jsonl')),
    head: textOf(join(folder, 'head.json')),
    salt: textOf(join(folder, 'salt')),
    details: new Map(names.map((name) => [name.slice(0, -'.json'.length), textOf(join(details, name))])),
  };
}

const textOf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

export function putDetail(folder: string, name: string, text: string): void {
  replaceFile(join(folder, 'details', `${name}.json`), text);
}

export function removeDetail(folder: string, name: string): void {
  rmSync(join(folder, 'details', `${name}.json`), { force: true });
}

/** Lines first, then the head: what lies after the head was never written. */
export function appendLines(folder: string, lines: string, head: string): void {
  const file = openSync(join(folder, 'log.jsonl'), 'a', 0o600);
  try {
    writeSync(file, lines);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  replaceFile(join(folder, 'head.json'), head);
}

export function putLog(folder: string, { text, head }: StoredLog): void {
  replaceFile(join(folder, 'log.jsonl'), text);
  replaceFile(join(folder, 'head.json'), head);
}

function replaceFile(path: string, text: string): void {
  const file = openSync(`${path}.new`, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.new`, path);
}
