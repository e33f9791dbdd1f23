import type { Note } from '../../core/model/wins-report.ts';
import type { Encoding } from './encoding.ts';
import { refusal } from './refusals.ts';

/** Bytes that Windows-1252 leaves undefined. */
const UNDEFINED = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/** Counted over a whole file that is not UTF-8: what speaks for UTF-8 with a few bad rows, and what for one byte a character. */
export type Census = { multibyte: number; stray: number; undefinedBytes: number; firstUndefined: number };

/** Counts well-formed UTF-8 characters of several bytes against bytes that belong to none. */
export async function censusOf(chunks: AsyncIterable<Uint8Array>): Promise<Census> {
  const census: Census = { multibyte: 0, stray: 0, undefinedBytes: 0, firstUndefined: 0 };
  let missing = 0;
  for await (const chunk of chunks) {
    for (const value of chunk) {
      if (value >= 0x80 && UNDEFINED.includes(value)) noteUndefined(census, value);
      missing = step(census, value, missing);
    }
  }
  if (missing !== 0) census.stray++;
  return census;
}

function noteUndefined(census: Census, value: number): void {
  census.undefinedBytes++;
  census.firstUndefined ||= value;
}

/** One byte further; returns how many continuation bytes are still owed. */
function step(census: Census, value: number, missing: number): number {
  const isContinuation = (value & 0xc0) === 0x80;
  if (missing > 0 && isContinuation) {
    if (missing === 1) census.multibyte++;
    return missing - 1;
  }
  if (missing > 0) census.stray++;
  if (value < 0x80) return 0;
  if (isContinuation || value < 0xc2 || value > 0xf4) {
    census.stray++;
    return 0;
  }
  return value >= 0xf0 ? 3 : value >= 0xe0 ? 2 : 1;
}

/**
 * What a file is that is not UTF-8 throughout.
 *
 * Ten times more UTF-8 characters than stray bytes: UTF-8 with bad rows. Ten times fewer: Windows-1252.
 * Between the two nobody can tell, so it is refused.
 */
export function settleCensus(census: Census): { encoding: Encoding; notes: Note[] } {
  if (census.multibyte >= 10 * census.stray) return { encoding: 'utf-8-broken', notes: [] };
  if (census.multibyte * 10 > census.stray)
    throw refusal(
      'encoding-ambiguous',
      `text in one encoding is needed, got ${census.multibyte} characters of UTF-8 and ${census.stray} bytes that are none: say --encoding utf-8 or windows-1252`,
    );
  refuseUndefined(census);
  return {
    encoding: 'windows-1252',
    notes: [
      {
        code: 'encoding-assumed',
        text: `not UTF-8, so read as Windows-1252 (${census.stray} characters); --encoding says otherwise`,
      },
    ],
  };
}

/** @throws FileRefused where the file holds bytes without a meaning in Windows-1252. */
export function refuseUndefined(census: Census): void {
  if (census.undefinedBytes === 0) return;
  const shown = census.firstUndefined.toString(16).toUpperCase();
  throw refusal(
    'encoding-undefined-byte',
    `UTF-8 or Windows-1252 text is needed, got byte ${shown} that neither has: say --encoding`,
  );
}
