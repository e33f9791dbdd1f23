import { ByteWindow } from './byte-window.ts';
import { caps, sizeText } from './caps.ts';
import { decode } from './cells.ts';
import { byte, type Stretch } from './record-scan.ts';
import { refusal } from './refusals.ts';

const OPEN = new Set(Buffer.from('{['));
const CLOSE = new Set(Buffer.from('}]'));
const BRACKET = 0x5d;
const BACKSLASH = 0x5c;

/** One item of a JSON stream: its text, and its line (NDJSON) or its place from 1 (array). */
export type JsonItem = { readonly at: number; readonly text: string };
export type ItemVisitor = (item: JsonItem) => void;

/** Cuts NDJSON into lines; blank ones are no items. */
export function lineItems(visit: ItemVisitor): ItemCutter {
  let line = 0;
  const cutter = new ItemCutter((stretch, from) => {
    const end = stretch.bytes.indexOf(byte.LF, from);
    if (end >= stretch.limit && !stretch.ended) return -1;
    line++;
    const text = decode(stretch.bytes.subarray(from, Math.min(end, stretch.limit)));
    if (text.trim() !== '') visit({ at: line, text });
    return Math.min(end + 1, stretch.limit);
  });
  return cutter;
}

/** Cuts a JSON array into its members. @throws FileRefused where the text is no whole array. */
export function arrayItems(visit: ItemVisitor): ItemCutter {
  const array = new ArrayWalk(visit);
  return new ItemCutter(
    (stretch, from) => array.step(stretch, from),
    () => array.end(),
  );
}

class ArrayWalk {
  readonly #visit: ItemVisitor;
  #state: 'before' | 'inside' | 'after' = 'before';
  #count = 0;

  constructor(visit: ItemVisitor) {
    this.#visit = visit;
  }

  step(stretch: Stretch, from: number): number {
    const at = skipSpace(stretch, from);
    if (at >= stretch.limit) return at;
    if (this.#state === 'after') throw broken('nothing after the closing ]', this.#count);
    if (this.#state === 'inside') return this.#member(stretch, at);
    if (stretch.bytes[at] !== 0x5b) throw broken('a JSON array', 0);
    this.#state = 'inside';
    return at + 1;
  }

  end(): void {
    if (this.#state !== 'after') throw broken('a closing ]', this.#count);
  }

  #member(stretch: Stretch, at: number): number {
    const end = memberEnd(stretch, at);
    if (end < 0) return -1;
    const isLast = stretch.bytes[end] === BRACKET;
    const text = decode(stretch.bytes.subarray(at, end)).trim();
    if (isLast) this.#state = 'after';
    if (!isLast || this.#count > 0 || text !== '') this.#visit({ at: ++this.#count, text });
    return end + 1;
  }
}

/** Where a member of the array ends: at its comma or at the closing bracket; -1 when that is not in view. */
function memberEnd(stretch: Stretch, from: number): number {
  const { bytes, limit } = stretch;
  let depth = 0;
  for (let i = from; i < limit; i++) {
    const value = bytes[i] as number;
    if (value === byte.QUOTE) i = stringEnd(bytes, i, limit);
    else if (depth === 0 && (value === byte.COMMA || value === BRACKET)) return i;
    else depth += nesting(value);
  }
  return -1;
}

function nesting(value: number): number {
  if (OPEN.has(value)) return 1;
  return CLOSE.has(value) ? -1 : 0;
}

/** The closing quote of a JSON text, or `limit`. */
function stringEnd(bytes: Uint8Array, from: number, limit: number): number {
  let i = from + 1;
  while (i < limit && bytes[i] !== byte.QUOTE) i += bytes[i] === BACKSLASH ? 2 : 1;
  return i;
}

function skipSpace(stretch: Stretch, from: number): number {
  let at = from;
  while (at < stretch.limit && (stretch.bytes[at] as number) <= 0x20) at++;
  return at;
}

function broken(needed: string, count: number) {
  return refusal(
    'json-broken',
    `${needed} is needed, got something else after ${count} records: fetch the file again`,
  );
}

/** Feeds a stream to a step function that takes one item at a time and says where the next one begins. */
export class ItemCutter {
  readonly #window = new ByteWindow();
  readonly #step: (stretch: Stretch, from: number) => number;
  readonly #finish: () => void;

  constructor(step: (stretch: Stretch, from: number) => number, finish: () => void = () => {}) {
    this.#step = step;
    this.#finish = finish;
  }

  push(chunk: Uint8Array): void {
    this.#window.append(chunk);
    this.#drain(false);
  }

  end(): void {
    this.#drain(true);
    this.#finish();
  }

  #drain(ended: boolean): void {
    const stretch = this.#window.stretch(ended);
    let at = this.#window.start;
    while (at < stretch.limit) {
      const next = this.#step(stretch, at);
      if (next < 0) break;
      at = next;
    }
    this.#window.eat(at);
    if (stretch.limit - at > caps.record)
      throw refusal('record-too-long', `a record may have ${sizeText(caps.record)}, got more`);
  }
}
