import { extname } from 'node:path';

type Magic = { readonly kind: MediaKind; readonly at?: number; readonly bytes: readonly (number | null)[] };
type MediaKind = 'an image' | 'audio' | 'video' | 'audio or video' | 'audio, video or an image';

const ascii = (text: string): readonly number[] => [...text].map((character) => character.charCodeAt(0));
const any4 = [null, null, null, null];

/** First bytes of pictures and recordings; null stands for any byte. */
const magics: readonly Magic[] = [
  { kind: 'an image', bytes: [0xff, 0xd8, 0xff] },
  { kind: 'an image', bytes: [0x89, ...ascii('PNG')] },
  { kind: 'an image', bytes: ascii('GIF87a') },
  { kind: 'an image', bytes: ascii('GIF89a') },
  { kind: 'an image', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { kind: 'an image', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { kind: 'an image', bytes: [...ascii('RIFF'), ...any4, ...ascii('WEBP')] },
  { kind: 'audio', bytes: [...ascii('RIFF'), ...any4, ...ascii('WAVE')] },
  { kind: 'video', bytes: [...ascii('RIFF'), ...any4, ...ascii('AVI ')] },
  { kind: 'audio', bytes: [...ascii('FORM'), ...any4, ...ascii('AIF')] },
  { kind: 'audio', bytes: [...ascii('ID3'), 0x02] },
  { kind: 'audio', bytes: [...ascii('ID3'), 0x03] },
  { kind: 'audio', bytes: [...ascii('ID3'), 0x04] },
  { kind: 'audio', bytes: [0xff, 0xfb] },
  { kind: 'audio', bytes: [0xff, 0xf3] },
  { kind: 'audio', bytes: [0xff, 0xf1] },
  { kind: 'audio', bytes: [...ascii('fLaC'), 0x00] },
  { kind: 'audio', bytes: ascii('#!AMR') },
  { kind: 'audio or video', bytes: [...ascii('OggS'), 0x00] },
  { kind: 'audio or video', bytes: [0x1a, 0x45, 0xdf, 0xa3] },
  { kind: 'audio or video', bytes: [0x30, 0x26, 0xb2, 0x75] },
  { kind: 'video', bytes: [...ascii('FLV'), 0x01] },
  { kind: 'video', bytes: [0x00, 0x00, 0x01, 0xba] },
  { kind: 'audio, video or an image', at: 4, bytes: ascii('ftyp') },
];

/** Names of media whose first bytes are not told from text, or not known here. */
const endings: Readonly<Record<string, MediaKind>> = Object.fromEntries([
  ...['.avif', '.bmp', '.gif', '.heic', '.jpeg', '.jpg', '.png', '.svg', '.tif', '.tiff', '.webp'].map(
    (ending) => [ending, 'an image'],
  ),
  ...['.aac', '.aif', '.aiff', '.amr', '.flac', '.m4a', '.mp3', '.oga', '.ogg', '.opus', '.wav', '.wma'].map(
    (ending) => [ending, 'audio'],
  ),
  ...['.avi', '.flv', '.m4v', '.mkv', '.mov', '.mp4', '.mpeg', '.mpg', '.ogv', '.webm', '.wmv'].map(
    (ending) => [ending, 'video'],
  ),
]);

/**
 * What a file is that shows or lets hear a person, by its first bytes, then by its name; null for any other.
 * No face, voice or emotion may be read (IL AI Video Interview Act; EU AI Act 5(1)(f)), so none comes in.
 */
export function mediaKind(head: Uint8Array, path: string): MediaKind | null {
  const known = magics.find(({ at = 0, bytes }) =>
    bytes.every((value, i) => value === null || head[at + i] === value),
  );
  return known?.kind ?? endings[extname(path.replace(/\.gz$/i, '')).toLowerCase()] ?? null;
}
