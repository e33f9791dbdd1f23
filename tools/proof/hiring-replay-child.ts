import { createHash } from 'node:crypto';
import process from 'node:process';
import { score } from '../../core/score.ts';
import { hiringCases, shuffled } from './hiring-cases.ts';
import { streamOf } from './hiring-world.ts';

// Scores of one process, for the proof of replay: `hiring-replay-child.ts SEED SCORINGS CASES`. A line a scoring:
// the case, the sha256 of the report, and that of the candidate alone. Order of cases and ratings by the seed.

const [seed = 0, scorings = 0, count = 0] = process.argv.slice(2).map(Number);
const cases = await hiringCases(count);
const random = streamOf(seed);
const sha256 = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
const lines: string[] = [];

while (lines.length < scorings) {
  for (const place of shuffled([...cases.keys()], random)) {
    const one = cases[place];
    if (one === undefined || lines.length >= scorings) continue;
    const report = score({ ...one, ratings: shuffled(one.ratings, random) });
    lines.push(`${place} ${sha256(report)} ${sha256(report.candidates)}`);
  }
}

process.stdout.write(`${lines.join('\n')}\n`);
