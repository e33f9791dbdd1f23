import { existsSync, readFileSync } from 'node:fs';

/** The version in package.json, which lies one folder up in a checkout and two in an installed package. */
export function version(): string {
  const near = new URL('../package.json', import.meta.url);
  const file = existsSync(near) ? near : new URL('../../package.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')).version;
}
