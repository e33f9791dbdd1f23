import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

/**
 * Runs the proofs one after the other, each in a process of its own so that none can spoil the next, and prints
 * what each found and how long it took: `npm run proof [-- NAME ...] [--scale S]`.
 */

/** Every program here that is a proof. */
function proofNames(): readonly string[] {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts'));
  const isProof = (name: string) =>
    /^await runIfMain\(/m.test(readFileSync(join(import.meta.dirname, name), 'utf8'));
  return files.filter(isProof).map((name) => basename(name, '.ts'));
}

/** The names asked for; none is all. @throws Error for a name that is no proof. */
function chosen(asked: readonly string[]): readonly string[] {
  const names = proofNames();
  const unknown = asked.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`needed one of ${names.join(', ')}, got ${unknown}`);
  return asked.length === 0 ? names : asked;
}

function run(name: string, scale: string): boolean {
  const start = performance.now();
  const { status, signal } = spawnSync(process.execPath, [join(import.meta.dirname, `${name}.ts`), scale], {
    stdio: 'inherit',
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const isProven = status === 0;
  console.log(`${isProven ? 'proven' : `FAILED (${signal ?? `exit ${status}`})`}: ${name}, ${seconds} s\n`);
  return isProven;
}

const { values, positionals } = parseArgs({
  options: { scale: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const failed = chosen(positionals).filter((name) => !run(name, values.scale));
console.log(failed.length === 0 ? 'all proven' : `failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
