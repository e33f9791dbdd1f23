import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type ProofRow, runIfMain } from './proof-row.ts';
import { digest, halfBatches, ingestFiles, proofFolder, runChild, writeProofFile } from './store-kit.ts';

/** R8: 32 processes take 1,000 overlapping batches into one store while a reader polls. */
export async function proveRace(scale: number): Promise<ProofRow[]> {
  const processes = Math.max(3, Math.round(32 * Math.min(1, scale)));
  const deliveries = Math.max(12, Math.round(1_000 * scale));
  const folder = proofFolder('race');
  const files = writeFiles(folder, Math.ceil(deliveries / 4));
  const home = join(folder, 'home');
  const hands = deal(files, { processes, deliveries });
  const race = Promise.all(hands.map((hand) => runChild([home, '600000', ...hand])));
  const polls = await pollUntil(race, home);
  const ends = await race;
  const alone = join(folder, 'alone');
  for (const file of files) await ingestFiles(alone, [file]);
  const isUnion = (await digest(home)) === (await digest(alone));
  rmSync(folder, { recursive: true, force: true });
  const failed = ends.filter((end) => end.code !== 0);
  return [
    {
      id: 'R8',
      what: `${processes} processes, ${deliveries} deliveries of ${files.length} files, ${polls.reads} reads meanwhile`,
      goal: 'set union, whole batches in every read, nobody turned away',
      got: `${isUnion ? 'set union' : 'not the set union'}, ${polls.half} half batches seen, ${failed.length} turned away`,
      pass: isUnion && polls.half === 0 && polls.reads > 0 && failed.length === 0,
    },
  ];
}

function writeFiles(folder: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => {
    const path = join(folder, `export-${i}.csv`);
    writeProofFile(path, { from: i * 5, rows: 20, day: `2024-0${1 + (i % 8)}-15` });
    return path;
  });
}

/** Every file is delivered four times, each time to another process, in another order. */
function deal(
  files: readonly string[],
  { processes, deliveries }: { processes: number; deliveries: number },
) {
  const hands = Array.from({ length: processes }, (): string[] => []);
  for (let i = 0; i < deliveries; i += 1) {
    const round = Math.floor(i / files.length);
    const file = files[(i * (round + 1) + round) % files.length];
    if (file) hands[i % processes]?.push(file);
  }
  for (const [i, file] of files.entries()) hands[i % processes]?.push(file);
  return hands;
}

async function pollUntil(race: Promise<unknown>, home: string): Promise<{ reads: number; half: number }> {
  const seen = { reads: 0, half: 0 };
  const state = { isOver: false };
  const over = race.then(() => {
    state.isOver = true;
  });
  while (!state.isOver) {
    seen.half += await halfBatches(home, 600_000);
    seen.reads += 1;
    await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 50))]);
  }
  return seen;
}

await runIfMain(import.meta.url, proveRace);
