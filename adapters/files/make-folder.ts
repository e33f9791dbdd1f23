import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** A folder under the home cannot be made; the message says which. */
export class HomeUnusable extends Error {
  constructor(path: string, reason: string, options: ErrorOptions) {
    super(`--home needs a folder that can be written, got ${path} (${reason}): name another`, options);
    this.name = 'HomeUnusable';
  }
}

/**
 * Makes a folder and those above it, one by one: Node's recursive form does not return under `/proc`.
 * @throws HomeUnusable where one cannot be made, or is a file.
 */
export function makeFolder(path: string, mode?: number): void {
  const whole = resolve(path);
  if (existsSync(whole)) {
    if (statSync(whole).isDirectory()) return;
    throw new HomeUnusable(whole, 'that is a file', {});
  }
  makeFolder(dirname(whole), mode);
  try {
    mkdirSync(whole, mode);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    if (code !== 'EEXIST') throw new HomeUnusable(whole, code, { cause });
  }
}
