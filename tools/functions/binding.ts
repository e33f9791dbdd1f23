import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Architecture } from './doors.ts';

type Locked = { readonly version: string; readonly integrity: string };

/** DuckDB's native binding as the lock file has it; npm leaves the ones of other processors out without a word. */
export const bindingPackage = (arch: Architecture): string => `@duckdb/node-bindings-linux-${arch}`;

/** The folder of the binding for a processor: the installed one, else the locked release from the registry. */
export function bindingFolder(arch: Architecture): string {
  const name = bindingPackage(arch);
  const { version, integrity } = locked(name);
  const installed = join('node_modules', name);
  if (existsSync(join(installed, 'package.json'))) {
    const found = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')).version;
    if (found === version) return installed;
  }
  return unpacked(name, { version, integrity });
}

function unpacked(name: string, { version, integrity }: Locked): string {
  const cache = join('node_modules/.cache/bearing', `${name.replace('/', '-')}-${version}`);
  mkdirSync(cache, { recursive: true });
  const archive = join(cache, `${name.slice(1).replace('/', '-')}-${version}.tgz`);
  if (!existsSync(archive)) {
    execFileSync('npm', ['pack', '--silent', '--pack-destination', cache, `${name}@${version}`], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  checkIntegrity(archive, integrity);
  // Unpacked anew every time: what was checked is what is used.
  rmSync(join(cache, 'package'), { recursive: true, force: true });
  execFileSync('tar', ['-xzf', archive, '-C', cache]);
  return join(cache, 'package');
}

/** @throws Error when a file's bytes are not those of the hash; the file is removed, so the next run fetches again. */
export function checkIntegrity(path: string, integrity: string): void {
  const [algorithm = '', wanted] = integrity.split(/-(.*)/s);
  const found = createHash(algorithm).update(readFileSync(path)).digest('base64');
  if (found === wanted) return;
  rmSync(path);
  throw new Error(`the locked archive has ${integrity}, got ${algorithm}-${found}`);
}

function locked(name: string): Locked {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages[`node_modules/${name}`];
  if (!lock?.integrity) throw new Error(`package-lock.json needs ${name} with its integrity, got none`);
  return lock;
}

/** Copies what the binding needs at run time to where the bundle looks for it. */
export function copyBinding(arch: Architecture, asset: string): void {
  const from = bindingFolder(arch);
  const to = join(asset, 'node_modules', bindingPackage(arch));
  for (const file of ['package.json', 'LICENSE', 'duckdb.node', 'libduckdb.so']) {
    cpSync(join(from, file), join(to, file));
  }
}
