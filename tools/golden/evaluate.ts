import type { GoldenCase } from './case.ts';
import { differences } from './compare.ts';
import type { Method } from './method.ts';

export type Verdict = { readonly hit: boolean; readonly line: string };

/** Runs one case. An unknown method and a call that throws are misses. */
export function evaluate(golden: GoldenCase, methods: ReadonlyMap<string, Method>): Verdict {
  const label = `${golden.id} ${golden.method}`;
  const run = methods.get(golden.method);
  if (run === undefined) return { hit: false, line: `miss ${label}: unknown method` };
  const result = attempt(run, golden.input);
  if (result.threw !== null) return { hit: false, line: `miss ${label}: threw: ${result.threw}` };
  const off = differences(golden.expected, result.outputs, golden.tolerance);
  const pairs = off.length > 0 ? off : shown(golden, result.outputs);
  const words = pairs.map(
    ({ path, expected, got }) => `${path} expected ${print(expected)} got ${print(got)}`,
  );
  return {
    hit: off.length === 0,
    line: `${off.length === 0 ? 'hit ' : 'miss'} ${label}: ${words.join('; ')}`,
  };
}

type Outputs = Readonly<Record<string, unknown>>;

type Attempt =
  | { readonly threw: null; readonly outputs: Outputs }
  | { readonly threw: string; readonly outputs: null };

function attempt(run: Method, input: unknown): Attempt {
  try {
    return { threw: null, outputs: run(input) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { threw: message.replaceAll(/\s+/g, ' '), outputs: null };
  }
}

function shown({ expected }: GoldenCase, outputs: Outputs) {
  return Object.entries(expected).map(([path, value]) => ({ path, expected: value, got: outputs[path] }));
}

// JSON has no NaN, infinity or undefined; a reader of a miss must see them.
function print(value: unknown): string {
  if (value === undefined || typeof value === 'number') return String(value);
  return JSON.stringify(value, (_, part) =>
    typeof part === 'number' && !Number.isFinite(part) ? String(part) : part,
  );
}
