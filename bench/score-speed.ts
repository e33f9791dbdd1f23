import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { rolldown } from 'rolldown';
import { median } from './measure.ts';
import { type PanelSize, scoreCommand } from './score-panels.ts';

type Timed = {
  readonly imported: number;
  readonly perSecond: number;
  readonly perProcessorSecond: number;
  readonly oneWarm: number;
};

/** P4: score() as one built file; how large it is, how fast it is there, and what it scores. No rival does the same. */
export async function scoreSpeed(folder: string, runs: number): Promise<readonly string[]> {
  const bundle = join(folder, 'score.js');
  const build = await rolldown({ input: 'core/score.ts', platform: 'node' });
  await build.write({ file: bundle, format: 'esm', minify: true });
  const text = readFileSync(bundle, 'utf8');
  const sizes: readonly PanelSize[] = [
    { candidates: 5_000, competencies: 11, raters: 2, given: 1 },
    { candidates: 5_000, competencies: 12, raters: 3, given: 1 },
    { candidates: 5_000, competencies: 11, raters: 2, given: 0.8 },
  ];
  const lines: string[] = [];
  const imports: number[] = [];
  for (const size of sizes) {
    const command = join(folder, 'command.json');
    writeFileSync(command, JSON.stringify(await scoreCommand(size)));
    const seen = Array.from({ length: runs }, () => timedRun(bundle, command));
    imports.push(...seen.map(({ imported }) => imported));
    const speed = median(seen.map(({ perSecond }) => perSecond));
    const ofProcessor = median(seen.map(({ perProcessorSecond }) => perProcessorSecond));
    const one = median(seen.map(({ oneWarm }) => oneWarm));
    lines.push(
      `  ${panel(size).padEnd(60)} ${Math.round(speed).toString().padStart(7)} candidates/s (${Math.round(ofProcessor)} a processor second), one ${one.toFixed(2)} ms warm`,
    );
  }
  const duckdb = /duckdb/i.test(text) ? 'DuckDB in it' : 'no DuckDB in it';
  return [
    'P4 scoring with explanation and intervals; goal 20000 candidates/s, one in 5 ms, 1000 kB, import 150 ms',
    ...lines,
    `  built file ${Math.round(text.length / 1000)} kB, ${duckdb}, import ${median(imports).toFixed(0)} ms`,
  ];
}

function timedRun(bundle: string, command: string): Timed {
  const program = join(import.meta.dirname, 'score-child.ts');
  return JSON.parse(execFileSync(process.execPath, [program, bundle, command], { encoding: 'utf8' }));
}

const panel = ({ candidates, competencies, raters, given }: PanelSize) =>
  `${candidates} candidates, ${competencies} competencies x ${raters} raters${given < 1 ? `, ${100 * given} % given` : ''}`;
