import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { caps } from './caps.ts';
import type { WrittenPart } from './clean-file.ts';
import { byte } from './record-scan.ts';
import { refusal } from './refusals.ts';

const BLOCK = 4 * 1024 * 1024;
const PART = 32 * 1024 * 1024;

export type OnPart = (part: WrittenPart) => void;

/** Writes clean records into part files of about 32 MB, in big blocks. */
export class PartWriter {
  readonly parts: string[] = [];
  /** Fields of each record; whoever does not know them before the first record leaves 0 and nobody is told of parts. */
  columns = 0;
  readonly #folder: string;
  readonly #onPart: OnPart | undefined;
  #block = Buffer.allocUnsafeSlow(BLOCK);
  #filled = 0;
  #written = 0;
  #file: number | null = null;
  #records = 0;
  #lastStart = 0;
  #longest = 0;

  constructor(folder: string, onPart?: OnPart) {
    this.#folder = folder;
    this.#onPart = onPart;
  }

  get records(): number {
    return this.#records;
  }

  /** Bytes of the longest record written, its line included. */
  get longest(): number {
    return this.#longest;
  }

  /** One record that already stands as clean CSV in `bytes[from, end)`. */
  span(line: number, bytes: Buffer, from: number, end: number): void {
    const length = end - from;
    if (length + 24 > this.#longest) this.#longest = length + 24;
    if (this.#filled + length + 24 > this.#block.length) this.#makeRoom(length + 24);
    this.#lastStart = this.#filled;
    this.#number(line);
    bytes.copy(this.#block, this.#filled, from, end);
    this.#filled += length;
    this.#block[this.#filled++] = byte.LF;
    this.#count(line);
  }

  text(line: number, record: string): void {
    const bytes = Buffer.from(record, 'utf8');
    this.span(line, bytes, 0, bytes.length);
  }

  /** Takes the last record back; it is never written out before the next one comes. */
  takeBack(): void {
    this.#filled = this.#lastStart;
    this.#records--;
  }

  /** A part that something else wrote in the same form. */
  adopt(path: string, { records, longest }: { records: number; longest: number }): void {
    this.parts.push(path);
    this.#longest = Math.max(this.#longest, longest);
    this.#records += records;
  }

  close(): void {
    this.#flush();
    this.#endPart();
  }

  /** Leaves the open part as it is; the caller removes the files. */
  abandon(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  #number(line: number): void {
    const block = this.#block;
    let digits = 1;
    for (let limit = 10; line >= limit; limit *= 10) digits++;
    let rest = line;
    for (let i = this.#filled + digits - 1; i >= this.#filled; i--) {
      const tenth = Math.floor(rest / 10);
      block[i] = 48 + rest - tenth * 10;
      rest = tenth;
    }
    this.#filled += digits;
    block[this.#filled++] = byte.COMMA;
  }

  #count(line: number): void {
    this.#records++;
    if (this.#records > caps.records)
      throw refusal(
        'too-many-records',
        `a file may hold ${caps.records} records, got more: split the export`,
        { line },
      );
  }

  #makeRoom(needed: number): void {
    this.#flush();
    if (this.#written >= PART) this.#endPart();
    if (needed > this.#block.length) this.#block = Buffer.allocUnsafeSlow(needed);
  }

  #flush(): void {
    if (this.#filled === 0) return;
    if (this.#file === null) {
      const path = join(this.#folder, `part-${String(this.parts.length).padStart(4, '0')}.csv`);
      this.#file = openSync(path, 'w');
      this.parts.push(path);
      this.#written = 0;
    }
    for (let at = 0; at < this.#filled; ) at += writeSync(this.#file, this.#block, at, this.#filled - at);
    this.#written += this.#filled;
    this.#filled = 0;
  }

  #endPart(): void {
    if (this.#file === null) return;
    closeSync(this.#file);
    this.#file = null;
    const path = this.parts[this.parts.length - 1] as string;
    if (this.columns > 0) this.#onPart?.({ path, columns: this.columns, longest: this.#longest });
  }
}
