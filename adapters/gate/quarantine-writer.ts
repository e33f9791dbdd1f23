import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { QuarantinedRow } from './clean-file.ts';

const BLOCK = 1024 * 1024;

/** Keeps bad rows whole, one JSON line each; makes no file where there is none. */
export class QuarantineWriter {
  readonly #path: string;
  #file: number | null = null;
  #lines: string[] = [];
  #held = 0;
  #rows = 0;

  constructor(folder: string) {
    this.#path = join(folder, 'quarantine.jsonl');
  }

  get rows(): number {
    return this.#rows;
  }

  /** Null where nothing was quarantined. */
  get path(): string | null {
    return this.#rows > 0 ? this.#path : null;
  }

  add(row: QuarantinedRow): void {
    const line = `${JSON.stringify(row)}\n`;
    this.#lines.push(line);
    this.#held += line.length;
    this.#rows++;
    if (this.#held >= BLOCK) this.#flush();
  }

  close(): void {
    this.#flush();
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  #flush(): void {
    if (this.#lines.length === 0) return;
    this.#file ??= openSync(this.#path, 'w');
    const block = Buffer.from(this.#lines.join(''));
    for (let at = 0; at < block.length; ) at += writeSync(this.#file, block, at);
    this.#lines = [];
    this.#held = 0;
  }
}
