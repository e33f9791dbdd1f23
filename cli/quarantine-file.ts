import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { WrongUse } from './exit.ts';

export type QuarantinedLine = {
  readonly line: number;
  readonly column: number | null;
  readonly code: string;
  readonly message: string;
  readonly raw: string;
};

/**
 * The rejected rows of the one batch whose id begins so; a refused batch has them too.
 *
 * @throws WrongUse when no quarantine, or more than one, has an id that begins so.
 */
export function readQuarantine(
  home: string,
  prefix: string,
): { readonly batchId: string; readonly rows: readonly QuarantinedLine[] } {
  const folder = join(home, 'quarantine');
  const files = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
        (name) => name.endsWith('.jsonl') && basename(name).startsWith(prefix),
      )
    : [];
  const [file, ...more] = files;
  if (!file || prefix === '') {
    throw new WrongUse(
      `quarantine needs the id of a batch with rejected rows, got "${prefix.slice(0, 64)}"; bearing batches lists the batches`,
    );
  }
  if (more.length > 0)
    throw new WrongUse(
      `quarantine needs one batch, got "${prefix}" which begins ${files.length} ids; give more characters`,
    );
  const lines = readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean);
  return { batchId: basename(file, '.jsonl'), rows: lines.map((line) => toRow(JSON.parse(line))) };
}

function toRow({ line, column, code, message, raw }: QuarantinedLine): QuarantinedLine {
  return { line, column, code, message, raw };
}
