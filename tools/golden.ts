import { readFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { GoldenFileError, parseCases } from './golden/case.ts';
import { evaluate } from './golden/evaluate.ts';
import { methods } from './golden/methods.ts';

const USAGE = 'node tools/golden.ts FILE [--methods a,b]';

type Wish = { readonly file: string; readonly only: ReadonlySet<string> | null };

/** Evaluates a file of published examples. Exit 0: all hit; 1: a miss; 2: wrong use or an unreadable file. */
function main(argv: readonly string[]): number {
  try {
    const { file, only } = parseWish(argv);
    const cases = parseCases(read(file)).filter(({ method }) => only === null || only.has(method));
    if (cases.length === 0)
      throw new GoldenFileError(`no case of ${[...(only ?? [])].join(', ')} in ${file}`);
    const verdicts = cases.map((golden) => evaluate(golden, methods));
    for (const { line } of verdicts) console.log(line);
    const hits = verdicts.filter(({ hit }) => hit).length;
    console.log(`${hits} of ${cases.length} cases hit, ${cases.length - hits} missed`);
    return hits === cases.length ? 0 : 1;
  } catch (error) {
    if (!(error instanceof GoldenFileError)) throw error;
    console.error(`golden: ${error.message}`);
    return 2;
  }
}

function parseWish(argv: readonly string[]): Wish {
  const { positionals, values } = readArguments(argv);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw new GoldenFileError(`needs one file, got ${positionals.length}; use: ${USAGE}`);
  }
  if (values.methods === undefined) return { file, only: null };
  const only = values.methods.split(',').map((name) => name.trim());
  if (only.includes(''))
    throw new GoldenFileError(`--methods needs names parted by commas, got "${values.methods}"`);
  return { file, only: new Set(only) };
}

function readArguments(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: { methods: { type: 'string' } },
      allowPositionals: true,
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.replaceAll(/\s+/g, ' ') : String(cause);
    throw new GoldenFileError(`${reason}; use: ${USAGE}`, { cause });
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new GoldenFileError(`needs a readable file, got ${file} (${code})`, { cause });
  }
}

process.exitCode = main(process.argv.slice(2));
