import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type ProofRow, runIfMain } from './proof-row.ts';
import { digest, isInstalled, proofFolder, runChild, writeProofFile } from './store-kit.ts';

const clocks = [
  { name: 'a day back', wrap: ['faketime', '-f', '-1d'], env: {} },
  { name: 'a year ahead', wrap: ['faketime', '-f', '+1y'], env: {} },
  {
    name: 'summer time begins in the middle',
    wrap: ['faketime', '2026-03-29 01:59:59'],
    env: { TZ: 'Europe/Berlin' },
  },
  { name: 'a leap day', wrap: ['faketime', '2028-02-29 23:59:59'], env: { TZ: 'America/New_York' } },
  { name: 'another zone', wrap: [], env: { TZ: 'Asia/Kolkata' } },
] as const;

/** R7: the same files under other clocks and zones make the same tables. */
export async function proveClock(): Promise<ProofRow[]> {
  const goal = 'identical tables';
  if (!isInstalled('faketime')) {
    return [{ id: 'R7', what: 'clocks', goal, got: 'skipped: faketime is not installed', pass: true }];
  }
  const folder = proofFolder('clock');
  const files = ['a', 'b'].map((name) => join(folder, `${name}.csv`));
  for (const [i, file] of files.entries()) {
    writeProofFile(file, { from: i * 10, rows: 60, day: '2024-02-29' });
  }
  const expected = await digestUnder(join(folder, 'plain'), files, { wrap: [], env: {} });
  const rows: ProofRow[] = [];
  for (const [i, clock] of clocks.entries()) {
    const found = await digestUnder(join(folder, `home-${i}`), files, clock);
    const got = found.startsWith('failed') ? found : 'other tables';
    rows.push({
      id: 'R7',
      what: clock.name,
      goal,
      got: found === expected ? goal : got,
      pass: found === expected,
    });
  }
  rmSync(folder, { recursive: true, force: true });
  return rows;
}

async function digestUnder(
  home: string,
  files: readonly string[],
  clock: { wrap: readonly string[]; env: Record<string, string> },
): Promise<string> {
  const end = await runChild([home, '30000', ...files], clock);
  return end.code === 0 ? digest(home) : `failed: ${end.stderr.trim()}`;
}

await runIfMain(import.meta.url, proveClock);
