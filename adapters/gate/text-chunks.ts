import { contentChunks, type Delivery } from './deliver.ts';
import type { Encoding } from './encoding.ts';
import { refusal } from './refusals.ts';

/** What of a file is text to read: its encoding, the bytes before it and the bytes (a footer) after it. */
export type TextStretch = { readonly encoding: Encoding; readonly skip: number; readonly until: number };

/** The text of a file as chunks of UTF-8, without mark and footer. */
export async function* textChunks(delivery: Delivery, stretch: TextStretch): AsyncGenerator<Uint8Array> {
  const decode = decoderOf(stretch.encoding);
  let seen = 0;
  for await (const chunk of contentChunks(delivery)) {
    const from = Math.max(0, Math.min(chunk.length, stretch.skip - seen));
    const end = Math.max(from, Math.min(chunk.length, stretch.until - seen));
    seen += chunk.length;
    if (end > from) yield decode(chunk.subarray(from, end));
  }
  const rest = decode(null);
  if (rest.length > 0) yield rest;
}

type Decode = (bytes: Uint8Array | null) => Uint8Array;

const nothing = new Uint8Array(0);

/** UTF-8 passes untouched; what is broken in it is found record by record. */
export function decoderOf(encoding: Encoding): Decode {
  if (encoding === 'utf-8' || encoding === 'utf-8-broken') return (bytes) => bytes ?? nothing;
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return (bytes) => {
    try {
      return Buffer.from(bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode(), 'utf8');
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw refusal(
        'encoding-broken',
        `text in ${encoding} is needed, got bytes that are none: say --encoding`,
      );
    }
  };
}

/** The bytes that a text takes in an encoding. */
export function encodedLength(text: string, encoding: Encoding): number {
  if (encoding === 'windows-1252') return text.length;
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return 2 * text.length;
  return Buffer.byteLength(text, 'utf8');
}
