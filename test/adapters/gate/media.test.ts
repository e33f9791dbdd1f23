import { describe, expect, test } from 'vitest';
import { mediaKind } from '../../../adapters/gate/media.ts';
import { load } from '../people/people-kit.ts';

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)),
  );
const tail = 'x'.repeat(64);

/** First bytes as file(1) and the formats' own specifications have them. */
const uploads = [
  { name: 'face.jpg', head: bytes([0xff, 0xd8, 0xff, 0xe0], tail), kind: 'an image' },
  { name: 'face.png', head: bytes([0x89], 'PNG\r\n', [0x1a, 0x0a], tail), kind: 'an image' },
  { name: 'face.gif', head: bytes('GIF89a', tail), kind: 'an image' },
  { name: 'face.webp', head: bytes('RIFF', [1, 2, 3, 4], 'WEBP', tail), kind: 'an image' },
  { name: 'face.bmp', head: bytes('BM', tail), kind: 'an image' },
  { name: 'voice.wav', head: bytes('RIFF', [1, 2, 3, 4], 'WAVE', tail), kind: 'audio' },
  { name: 'voice.mp3', head: bytes('ID3', [4, 0], tail), kind: 'audio' },
  { name: 'voice.flac', head: bytes('fLaC', [0], tail), kind: 'audio' },
  { name: 'call.mp4', head: bytes([0, 0, 0, 24], 'ftypisom', tail), kind: 'audio, video or an image' },
  { name: 'call.webm', head: bytes([0x1a, 0x45, 0xdf, 0xa3], tail), kind: 'audio or video' },
  { name: 'call.avi', head: bytes('RIFF', [1, 2, 3, 4], 'AVI ', tail), kind: 'video' },
];

describe('pictures and recordings of people are never read', () => {
  test.each(uploads)('$name', async ({ name, head, kind }) => {
    expect(mediaKind(head, name)).toBe(kind);
    const refused = {
      code: 'media',
      message: expect.stringContaining(`got ${kind}: recordings and pictures`),
    };
    await expect(load(name, head)).rejects.toMatchObject(refused);
    if (name !== 'face.bmp') await expect(load('renamed.csv', head)).rejects.toMatchObject(refused);
  });

  test('text that begins alike is text', () => {
    expect(mediaKind(bytes('ID3,score\n1,2\n'), 'a.csv')).toBeNull();
    expect(mediaKind(bytes('BMI,score\n1,2\n'), 'a.csv')).toBeNull();
    expect(mediaKind(bytes('RIFF,score\n1,2\n'), 'a.csv')).toBeNull();
  });
});
