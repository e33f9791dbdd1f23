import { readFileSync } from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import type * as scorer from '../core/score.ts';

// One process that imports a built score() and times it: `score-child.ts BUNDLE COMMAND.json`. Prints JSON.

const [bundle = '', path = ''] = process.argv.slice(2);
const started = performance.now();
const { score }: typeof scorer = await import(pathToFileURL(bundle).href);
const imported = performance.now() - started;

const command: scorer.ScoreCommand = JSON.parse(readFileSync(path, 'utf8'));
const first = command.ratings[0]?.candidateId;
const one = { ...command, ratings: command.ratings.filter(({ candidateId }) => candidateId === first) };
const candidates = new Set(command.ratings.map(({ candidateId }) => candidateId)).size;

/** Milliseconds by the clock, and of the processor, which others on the machine do not lengthen. */
const timed = (work: () => void) => {
  const from = performance.now();
  const used = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(used);
  return { clock: performance.now() - from, processor: (user + system) / 1000 };
};
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const all = Array.from({ length: 7 }, () => timed(() => score(command)));
const single = Array.from({ length: 200 }, () => timed(() => score(one)));
const result = {
  imported,
  perSecond: (1000 * candidates) / median(all.map(({ clock }) => clock)),
  perProcessorSecond: (1000 * candidates) / median(all.map(({ processor }) => processor)),
  /** Of a scorer made for this candidate alone, warm. */
  oneWarm: median(single.map(({ clock }) => clock)),
};
process.stdout.write(JSON.stringify(result));
