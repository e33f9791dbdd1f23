import { isUtf8 } from 'node:buffer';
import { excerpt, refusal } from './refusals.ts';

/** How the bytes of a text file become text. `utf-8-broken`: UTF-8 but for some rows, which are quarantined. */
export type Encoding = 'utf-8' | 'utf-8-broken' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const names: Readonly<Record<string, Encoding>> = {
  utf8: 'utf-8',
  utf16le: 'utf-16le',
  utf16: 'utf-16le',
  utf16be: 'utf-16be',
  windows1252: 'windows-1252',
  cp1252: 'windows-1252',
  '1252': 'windows-1252',
  latin1: 'windows-1252',
  iso88591: 'windows-1252',
};

/** @throws FileRefused for a name that stands for none of the encodings read here. */
export function namedEncoding(name: string): Encoding {
  const encoding = names[name.toLowerCase().replace(/[^a-z0-9]/g, '')];
  if (encoding) return encoding;
  throw refusal(
    'encoding-unknown',
    `--encoding needs utf-8, utf-16le, utf-16be or windows-1252, got ${excerpt(name)}`,
  );
}

/** The encoding that a byte order mark says; null without one. */
export function markedEncoding(head: Uint8Array): { encoding: Encoding; bom: number } | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', bom: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bom: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bom: 2 };
  return null;
}

/** UTF-16 without a mark: in Western text nearly every second byte is NUL. Null where that is not so. */
export function utf16ByNuls(head: Uint8Array): Encoding | null {
  const pairs = Math.min(head.length >> 1, 2048);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs; i++) {
    if (head[2 * i] === 0) even++;
    if (head[2 * i + 1] === 0) odd++;
  }
  if (pairs < 2) return null;
  if (odd > pairs * 0.7 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.7 && odd < pairs * 0.05) return 'utf-16be';
  return null;
}

/** Whether a stream of chunks is UTF-8, however it is cut. */
export class Utf8Check {
  #carry: Uint8Array = new Uint8Array(0);
  #valid = true;

  add(chunk: Uint8Array): void {
    if (!this.#valid) return;
    const from = this.#carry.length > 0 ? this.#finishCarry(chunk) : 0;
    this.#whole(chunk.subarray(from));
  }

  /** Whether all of it was UTF-8; a sequence cut at the end is not. */
  get isValid(): boolean {
    return this.#valid && this.#carry.length === 0;
  }

  /** Checks the character cut by the chunk's start; returns where the next one begins. */
  #finishCarry(chunk: Uint8Array): number {
    let from = 0;
    while (from < chunk.length && from < 3 && isContinuation(chunk[from])) from++;
    const joined = Buffer.concat([this.#carry, chunk.subarray(0, from)]);
    this.#carry = new Uint8Array(0);
    this.#whole(joined);
    return from;
  }

  /** Checks up to the last whole character and keeps the rest for the next chunk. */
  #whole(bytes: Uint8Array): void {
    const cut = cutOfLastCharacter(bytes);
    this.#valid &&= isUtf8(bytes.subarray(0, cut));
    if (cut < bytes.length) this.#carry = Uint8Array.from(bytes.subarray(cut));
  }
}

function isContinuation(value: number | undefined): boolean {
  return value !== undefined && (value & 0xc0) === 0x80;
}

/** Where an unfinished character at the end begins; the length when there is none. */
function cutOfLastCharacter(bytes: Uint8Array): number {
  let at = bytes.length - 1;
  while (at > bytes.length - 4 && at > 0 && isContinuation(bytes[at])) at--;
  return at >= 0 && at + lengthOf(bytes[at] as number) > bytes.length ? at : bytes.length;
}

/** Bytes of the UTF-8 character that begins with this byte. */
function lengthOf(lead: number): number {
  if (lead < 0xc0) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}
