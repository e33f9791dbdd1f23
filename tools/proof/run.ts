import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type ProofRow, printProofRows } from './proof-row.ts';

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

function run(name: string, scale: string): ProofRow {
  const start = performance.now();
  const program = join(import.meta.dirname, `${name}.ts`);
  const { status, signal } = spawnSync(process.execPath, [program, scale], { stdio: 'inherit' });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log('');
  return {
    id: name,
    what: `${seconds} s`,
    goal: 'exit 0',
    got: signal ?? `exit ${status}`,
    pass: status === 0,
  };
}

const { values, positionals } = parseArgs({
  options: { scale: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const names = proofNames();
const unknown = positionals.find((name) => !names.includes(name));
if (unknown === undefined && Number(values.scale) > 0) {
  const rows = (positionals.length === 0 ? names : positionals).map((name) => run(name, values.scale));
  console.log(printProofRows(rows));
  process.exitCode = rows.every(({ pass }) => pass) ? 0 : 1;
} else {
  const [needed, got] =
    unknown === undefined ? ['a scale above 0', values.scale] : [`one of ${names.join(', ')}`, unknown];
  console.error(`proof: needed ${needed}, got ${got}`);
  process.exitCode = 2;
}
