import { createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

const keptMs = 30 * 86_400_000;

export const quarantineFile = (home: string, { object, batchId }: { object: string; batchId: string }) =>
  join(home, 'quarantine', object, `${batchId}.jsonl`);

/** A bad row as a line of JSON, with its physical line, by which bad rows are merged. */
export type BadLine = { readonly line: number; readonly json: string };

/** Writes bad rows beside the place, then moves them there whole. */
export async function writeQuarantine(path: string, rows: AsyncIterable<BadLine>): Promise<void> {
  mkdirSync(join(path, '..'), { recursive: true });
  const draft = `${path}.new`;
  const file = await open(draft, 'w');
  try {
    let block: string[] = [];
    for await (const row of rows) {
      if (block.push(row.json) < 1_000) continue;
      await file.write(`${block.join('\n')}\n`);
      block = [];
    }
    if (block.length > 0) await file.write(`${block.join('\n')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  renameSync(draft, path);
}

/** The gate's bad rows as it wrote them. */
export async function* gateRows(path: string | null): AsyncGenerator<BadLine> {
  if (path === null) return;
  for await (const json of linesOf(path)) {
    const row: { line: number } = JSON.parse(json);
    yield { line: row.line, json };
  }
}

/** Lines by LF alone: node's own reader also splits at U+2028, which may stand inside a bad row. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(path, { encoding: 'utf8' })) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** Two runs of bad rows, each in order of its lines, as one. */
export async function* merged(
  left: AsyncGenerator<BadLine>,
  right: AsyncGenerator<BadLine>,
): AsyncGenerator<BadLine> {
  let [a, b] = [await left.next(), await right.next()];
  while (!a.done || !b.done) {
    if (!a.done && (b.done || a.value.line <= b.value.line)) {
      yield a.value;
      a = await left.next();
    } else if (!b.done) {
      yield b.value;
      b = await right.next();
    }
  }
}

/** Removes drafts of commands that died, and bad rows kept for more than 30 days. */
export function sweepQuarantine(home: string): void {
  const folder = join(home, 'quarantine');
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (name.endsWith('.new') || (name.endsWith('.jsonl') && Date.now() - statSync(path).mtimeMs > keptMs)) {
      rmSync(path, { force: true });
    }
  }
}
