import { FileRefused } from './clean-file.ts';

const SHOWN = 64;
const control = /\p{Cc}/gu;

/** Content as it may stand in a message: at most 64 characters, with control characters shown as escapes. */
export function excerpt(text: string): string {
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN - 3)}...` : text;
  return `'${shown.replace(control, escaped)}'`;
}

function escaped(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

/** What is wrong with a file as a whole, by code. */
export type RefusalCode =
  | 'empty-file'
  | 'file-unreadable'
  | 'file-changed'
  | 'delivered-too-large'
  | 'inflated-too-large'
  | 'ratio-too-high'
  | 'archive'
  | 'markup'
  | 'media'
  | 'nested-archive'
  | 'gzip-broken'
  | 'encoding-unknown'
  | 'encoding-undefined-byte'
  | 'encoding-ambiguous'
  | 'encoding-broken'
  | 'delimiter-ambiguous'
  | 'delimiter-unknown'
  | 'title-row'
  | 'header-broken'
  | 'header-empty-cell'
  | 'header-duplicate'
  | 'too-many-columns'
  | 'too-many-records'
  | 'record-too-long'
  | 'json-broken'
  | 'json-not-records'
  | 'parquet-broken'
  | 'parquet-binary'
  | 'xlsx-broken'
  | 'sheet-ambiguous'
  | 'sheet-missing'
  | 'old-excel';

export function refusal(code: RefusalCode, message: string, place: { line?: number; column?: number } = {}) {
  return new FileRefused({ code, message, ...place });
}
