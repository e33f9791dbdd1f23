import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type Run = { readonly seconds: number; readonly peakMegabytes: number };

/** One whole process, timed from outside; its peak resident memory as the kernel counted it. */
export function measure(
  command: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const [program = '', ...args] = command;
  const started = process.hrtime.bigint();
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  });
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid));
  }, 20);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      clearInterval(timer);
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      if (code === 0) resolve({ seconds, peakMegabytes: peak });
      else reject(new Error(`a measured command must exit with 0, got ${code}: ${command.join(' ')}`));
    });
  });
}

function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Both sides in turn, so that a slow minute of the machine hits them alike. */
export async function inTurn(
  sides: Readonly<Record<string, () => Promise<Run>>>,
  runs: number,
): Promise<Readonly<Record<string, Run>>> {
  const seen: Record<string, Run[]> = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
  for (let i = 0; i < runs; i += 1) {
    for (const [name, side] of Object.entries(sides)) seen[name]?.push(await side());
  }
  return Object.fromEntries(
    Object.entries(seen).map(([name, all]) => [
      name,
      {
        seconds: median(all.map((run) => run.seconds)),
        peakMegabytes: Math.max(...all.map((run) => run.peakMegabytes)),
      },
    ]),
  );
}
