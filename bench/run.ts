import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchMapping, writeActivities, writeOpportunities } from './exports.ts';
import { inTurn, measure, type Run } from './measure.ts';
import { scoreSpeed } from './score-speed.ts';

/**
 * P1, P2, P4 and P6 of the goals, each beside its rival in the same run, where there is one:
 * `npm run bench -- [p1] [p2] [p4] [p6] [--rows N] [--runs N]`.
 * Medians; peak memory of the largest process.
 */
const args = process.argv.slice(2);
const flag = (name: string, fallback: number) => {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(args[at + 1]);
};
const asked = args.filter((arg) => /^p\d$/.test(arg));
const rows = flag('rows', 1_000_000);
const runs = flag('runs', 5);
const folder = mkdtempSync(join(tmpdir(), 'bearing-bench-'));
const path = (name: string) => join(folder, name);
const node = process.execPath;
const bearing = (...words: string[]) => measure([node, 'bin/bearing.js', '--home', path('home'), ...words]);
const fresh = (work: () => Promise<Run>) => () => {
  rmSync(path('home'), { recursive: true, force: true });
  return work();
};
const table: string[] = [];
const line = (what: string, run: Run, ratio: string) =>
  table.push(
    `${what.padEnd(46)} ${run.seconds.toFixed(2).padStart(7)} s ${run.peakMegabytes.toFixed(0).padStart(6)} MB  ${ratio}`,
  );

try {
  if (asked.length === 0 || asked.includes('p1')) await p1();
  if (asked.length === 0 || asked.includes('p2')) await p2();
  if (asked.length === 0 || asked.includes('p4')) table.push(...(await scoreSpeed(folder, runs)));
  if (asked.length === 0 || asked.includes('p6')) await p6();
  process.stdout.write(`${table.join('\n')}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function p1(): Promise<void> {
  const bad = writeOpportunities(path('opportunities.csv'), rows);
  writeFileSync(path('bench.yaml'), benchMapping);
  const seen = await inTurn(
    {
      ours: fresh(() => bearing('ingest', path('opportunities.csv'), '--source', path('bench.yaml'))),
      copy: () =>
        measure([node, 'bench/rivals/bare-copy.ts', path('opportunities.csv'), path('copy.parquet')]),
    },
    runs,
  );
  const slow = await inTurn(
    {
      papa: () =>
        measure([
          node,
          'bench/rivals/papaparse-zod-arrow.ts',
          path('opportunities.csv'),
          path('papa.parquet'),
        ]),
    },
    Math.max(1, Math.floor(runs / 5)),
  );
  const ours = of(seen, 'ours');
  table.push(`P1 ingest, ${rows} opportunities x 16 columns, ${bad} bad rows`);
  line('  bearing ingest', ours, '');
  line(
    '  bare typed COPY to Parquet',
    of(seen, 'copy'),
    `bearing takes ${times(ours, of(seen, 'copy'))} as long`,
  );
  line(
    '  PapaParse + zod + Arrow + parquet-wasm',
    of(slow, 'papa'),
    `bearing is ${times(of(slow, 'papa'), ours)} as fast`,
  );
}

async function p2(): Promise<void> {
  writeOpportunities(path('opportunities.csv'), rows);
  writeActivities(path('activities.csv'), { rows: rows * 3, opportunities: rows });
  writeFileSync(path('bench.yaml'), benchMapping);
  rmSync(path('home'), { recursive: true, force: true });
  await bearing('ingest', path('opportunities.csv'), path('activities.csv'), '--source', path('bench.yaml'));
  const seen = await inTurn(
    {
      json: () => bearing('wins', '--format', 'json'),
      html: () => bearing('wins', '--format', 'html', '-o', path('wins.html')),
      sql: () => measure([node, 'bench/rivals/bare-sql.ts', join(path('home'), 'crm.duckdb')]),
    },
    runs,
  );
  const page = readFileSync(path('wins.html')).length;
  table.push(`P2 bearing wins over ${rows} opportunities and ${rows * 3} activities`);
  line(
    '  bearing wins --format json',
    of(seen, 'json'),
    `${times(of(seen, 'json'), of(seen, 'sql'))} of the bare SQL`,
  );
  line(
    `  bearing wins --format html (${Math.round(page / 1024)} kB)`,
    of(seen, 'html'),
    `${times(of(seen, 'html'), of(seen, 'sql'))} of the bare SQL`,
  );
  line('  bare SQL: as-of selection, join, rollup', of(seen, 'sql'), '');
}

async function p6(): Promise<void> {
  const seen = await inTurn(
    {
      help: () => measure([node, 'bin/bearing.js', '--help']),
      demo: () => measure([node, 'bin/bearing.js', 'demo', '--folder', path('demo')]),
    },
    runs,
  );
  table.push('P6 start');
  line('  bearing --help', of(seen, 'help'), 'goal 0.15 s');
  line('  bearing demo', of(seen, 'demo'), 'goal 30 s');
}

function of(seen: Readonly<Record<string, Run>>, name: string): Run {
  const run = seen[name];
  if (!run) throw new RangeError(`needed a measured ${name}, got none`);
  return run;
}

function times(a: Run, b: Run): string {
  return `${(a.seconds / b.seconds).toFixed(2)} x`;
}
