import process from 'node:process';
import { Database } from '../../adapters/duckdb/database.ts';
import { ingestFiles } from './store-kit.ts';

// One command of ingest as its own process, for proofs that kill it: `store-child.ts HOME WAIT_MS FILE...`.
// With DIE_AT=n it kills itself at the n-th call of the database, DIE_WHEN=before or after it.
// Each file is a command of its own; with ALL_AT_ONCE=1 they are one.

const [home = '', waitMs = '30000', ...files] = process.argv.slice(2);
const dieAt = Number(process.env['DIE_AT'] ?? 0);
let calls = 0;

const die = (when: string) => {
  if (calls === dieAt && process.env['DIE_WHEN'] === when) process.kill(process.pid, 'SIGKILL');
};

for (const name of ['run', 'rows'] as const) {
  const original = Reflect.get(Database.prototype, name);
  Object.defineProperty(Database.prototype, name, {
    async value(this: Database, ...args: unknown[]) {
      calls += 1;
      die('before');
      const result = await Reflect.apply(original, this, args);
      die('after');
      return result;
    },
  });
}

try {
  const commands = process.env['ALL_AT_ONCE'] === '1' ? [files] : files.map((file) => [file]);
  for (const command of commands) await ingestFiles(home, command, { waitMs: Number(waitMs) });
  process.stderr.write(`calls ${calls}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 3;
}
