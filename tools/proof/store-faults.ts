import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type ProofRow, runIfMain } from './proof-row.ts';
import {
  type ChildEnd,
  digest,
  halfBatches,
  ingestFiles,
  isInstalled,
  orphans,
  proofFolder,
  runChild,
  writeProofFile,
} from './store-kit.ts';

const goal = 'one clear line, old state, nothing left behind';

/** R6: the machine fails under an ingest: no room, a read-only disk, too few open files, faults of the disk. */
export async function proveFaults(): Promise<ProofRow[]> {
  const folder = proofFolder('faults');
  const files = { small: join(folder, 'small.csv'), big: join(folder, 'big.csv') };
  writeProofFile(files.small, { from: 0, rows: 100, day: '2024-03-01' });
  writeProofFile(files.big, { from: 50, rows: 150_000, day: '2024-04-01', bad: 20 });
  const rows = [
    ...(await onSmallDisk(folder, files)),
    await withFewFiles(folder, files),
    await withDiskFaults(folder, files),
  ];
  rmSync(folder, { recursive: true, force: true });
  return rows;
}

type Files = { readonly small: string; readonly big: string };

async function onSmallDisk(folder: string, files: Files): Promise<ProofRow[]> {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const rows: ProofRow[] = [];
  for (const size of ['8m', '16m']) {
    const what = `no room left on a disk of ${size}`;
    if (!mount(['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk]))
      return [skipped(what, 'mount is not allowed')];
    try {
      const end = await failing(disk, files, () => runChild([join(disk, 'home'), '1000', files.big]));
      rows.push(row(what, end));
      mount(['-o', 'remount,ro', disk]);
      if (size === '16m') rows.push(row('a read-only disk', await readOnly(disk, files)));
    } finally {
      execFileSync('umount', ['-l', disk]);
    }
  }
  return rows;
}

/** On a disk that cannot be written even the state cannot be opened; it is looked at once it can be. */
async function readOnly(disk: string, files: Files): Promise<string | null> {
  const end = await runChild([join(disk, 'home'), '1000', files.small]);
  mount(['-o', 'remount,rw', disk]);
  return complaint(end) ?? ((await halfBatches(join(disk, 'home'))) > 0 ? 'half a batch' : null);
}

async function withFewFiles(folder: string, files: Files): Promise<ProofRow> {
  const wrap = ['prlimit', '--nofile=23'];
  const what = 'too few open files';
  if (!isInstalled('prlimit')) return skipped(what, 'prlimit is not installed');
  const base = join(folder, 'few');
  return row(
    what,
    await failing(base, files, () => runChild([join(base, 'home'), '1000', files.big], { wrap })),
  );
}

async function withDiskFaults(folder: string, files: Files): Promise<ProofRow> {
  const what = 'EIO from the second write on';
  if (!isInstalled('strace')) return skipped(what, 'strace is not installed');
  const inject = 'inject=pwrite64,fsync,fdatasync:error=EIO:when=2+';
  const wrap = [
    'strace',
    '-f',
    '-qq',
    '-o',
    '/dev/null',
    '-e',
    'trace=pwrite64,fsync,fdatasync',
    '-e',
    inject,
  ];
  const base = join(folder, 'eio');
  return row(
    what,
    await failing(base, files, () => runChild([join(base, 'home'), '1000', files.big], { wrap })),
  );
}

/** @returns what is wrong after a failing command over a store with one batch; null where nothing is. */
async function failing(base: string, files: Files, run: () => Promise<ChildEnd>): Promise<string | null> {
  const home = join(base, 'home');
  mkdirSync(base, { recursive: true });
  await ingestFiles(home, [files.small]);
  const before = await digest(home);
  const wrong = complaint(await run());
  if (wrong) return wrong;
  if ((await digest(home)) !== before) return 'another state than before';
  await ingestFiles(home, [files.small]);
  const left = orphans(home);
  return left.length > 0 ? `left behind ${left[0]}` : null;
}

/** The command must end with one line that says what came. */
function complaint({ code, stderr, signal }: ChildEnd): string | null {
  const lines = stderr.trim().split('\n');
  const isClear = lines.length === 1 && /^needed .*, got .*/.test(lines[0] ?? '');
  if (code === 3 && isClear) return null;
  return `ended ${code ?? signal} with: ${lines.slice(0, 2).join(' | ').slice(0, 160)}`;
}

function mount(args: readonly string[]): boolean {
  try {
    execFileSync('mount', args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const row = (what: string, wrong: string | null): ProofRow => ({
  id: 'R6',
  what,
  goal,
  got: wrong ?? goal,
  pass: wrong === null,
});

const skipped = (what: string, why: string): ProofRow => ({
  id: 'R6',
  what,
  goal,
  got: `skipped: ${why}`,
  pass: true,
});

await runIfMain(import.meta.url, proveFaults);
