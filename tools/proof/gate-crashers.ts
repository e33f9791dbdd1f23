import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { constants, deflateRawSync, gzipSync } from 'node:zlib';

const MiB = 1024 * 1024;
/** Small files must be settled in 5 s, bombs in 10 s, whatever else the machine does. */
export const SECONDS = { small: 5, big: 10 } as const;

export type Crasher = {
  readonly name: string;
  readonly size: keyof typeof SECONDS;
  /** The refusal, or what is let through. */
  readonly wanted: string;
  readonly write: (path: string, scale: number) => void;
};

const repeat = (path: string, head: string, block: Buffer, times: number) => {
  const file = openSync(path, 'w');
  writeSync(file, head);
  for (let i = 0; i < times; i++) writeSync(file, block);
  closeSync(file);
};

/** A gzip file that unpacks to `blocks` times 10 MiB of zeros: one packed block again and again. */
function writeBomb(path: string, blocks: number): void {
  const header = gzipSync(Buffer.alloc(0)).subarray(0, 10);
  const block = deflateRawSync(Buffer.alloc(10 * MiB, 0x61), { finishFlush: constants.Z_FULL_FLUSH });
  writeFileSync(path, Buffer.concat([header, ...Array.from({ length: blocks }, () => block)]));
}

export const crashers: readonly Crasher[] = [
  {
    name: 'bomb.csv.gz',
    size: 'big',
    wanted: 'ratio-too-high',
    write: (path, scale) => writeBomb(path, Math.max(20, 1000 * scale)),
  },
  {
    name: 'zip-in-zip.zip',
    size: 'small',
    wanted: 'archive',
    write: (path) => writeFileSync(path, storedZip('inner.zip', storedZip('a.csv', Buffer.from('a\n1\n')))),
  },
  {
    name: 'gzip-in-gzip.csv.gz',
    size: 'small',
    wanted: 'nested-archive',
    write: (path) => writeFileSync(path, gzipSync(gzipSync('a,b\n1,2\n'))),
  },
  {
    name: 'huge-cell.csv',
    size: 'big',
    wanted: 'record-too-long',
    write: (path, scale) => repeat(path, 'a,b\n1,"', Buffer.alloc(MiB, 'x'), Math.max(40, 1000 * scale)),
  },
  {
    name: 'open-quote-at-0.csv',
    size: 'big',
    wanted: 'header-broken',
    write: (path, scale) => repeat(path, '"', Buffer.alloc(MiB, 'a,b\n'), Math.max(40, 2048 * scale)),
  },
  {
    name: 'open-quote-in-row-1.csv',
    size: 'big',
    wanted: 'read',
    write: (path, scale) =>
      repeat(
        path,
        'a,b\n"',
        Buffer.alloc(MiB, `${'x'.repeat(120)},${'y'.repeat(134)}\n`),
        Math.max(20, 200 * scale),
      ),
  },
  {
    name: 'over-8-gb.csv',
    size: 'small',
    wanted: 'delivered-too-large',
    write: (path) => writeSparse(path, Buffer.from('a,b\n'), 8192 * MiB),
  },
  {
    name: 'packed-over-1-gb.csv.gz',
    size: 'small',
    wanted: 'delivered-too-large',
    write: (path) => writeSparse(path, gzipSync('a,b\n'), 1024 * MiB),
  },
  {
    name: 'columns-100k.csv',
    size: 'small',
    wanted: 'too-many-columns',
    write: (path) => writeFileSync(path, `${Array.from({ length: 100_000 }, (_, i) => `c${i}`).join(',')}\n`),
  },
  {
    name: 'empty-lines.csv',
    size: 'small',
    wanted: 'read',
    write: (path) => writeFileSync(path, `a,b\n${'\n'.repeat(1_000_000)}1,2\n`),
  },
  {
    name: 'only-empty-lines.csv',
    size: 'small',
    wanted: 'empty-file',
    write: (path) => writeFileSync(path, '\n'.repeat(1_000_000)),
  },
  {
    name: 'nul.csv',
    size: 'small',
    wanted: 'read',
    write: (path) => writeFileSync(path, 'a,b\n1,\0\n2,3\n'),
  },
  {
    name: 'all-nul.csv',
    size: 'small',
    wanted: 'header-broken',
    write: (path) => writeFileSync(path, Buffer.alloc(MiB)),
  },
  {
    name: 'utf-16.csv',
    size: 'small',
    wanted: 'read',
    write: (path) => writeFileSync(path, Buffer.from(`\ufeffa,b\n${'1,2\n'.repeat(1000)}`, 'utf16le')),
  },
  {
    name: 'utf-16-odd.csv',
    size: 'small',
    wanted: 'encoding-broken',
    write: (path) =>
      writeFileSync(path, Buffer.concat([Buffer.from('\ufeffa,b\n1,2\n', 'utf16le'), Buffer.from([0x31])])),
  },
  {
    name: 'mixed-ends.csv',
    size: 'small',
    wanted: 'read',
    write: (path) => writeFileSync(path, 'a,b\r\n1,2\n3,4\r5,6\r\n'),
  },
  {
    name: 'only-quotes.csv',
    size: 'small',
    wanted: 'header-broken',
    write: (path) => writeFileSync(path, '"'.repeat(MiB - 1)),
  },
  {
    name: 'quote-lines.csv',
    size: 'small',
    wanted: 'read',
    write: (path) => writeFileSync(path, `a,b\n${'"x,y\n'.repeat(200_000)}`),
  },
  {
    name: 'deep.json',
    size: 'small',
    wanted: 'json-broken',
    write: (path) => writeFileSync(path, `[{"a":${'['.repeat(400_000)}`),
  },
  {
    name: 'deep-closed.json',
    size: 'small',
    wanted: 'any',
    write: (path) => writeFileSync(path, `[{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}]`),
  },
];

/** A file of one byte more than `size`, of which the disk holds only the ends. */
function writeSparse(path: string, head: Buffer, size: number): void {
  const file = openSync(path, 'w');
  writeSync(file, head, 0, head.length, 0);
  writeSync(file, Buffer.from([0x61]), 0, 1, size);
  closeSync(file);
}

/** A zip of one stored entry; checksums are left out, since nothing must look that far. */
function storedZip(name: string, content: Buffer): Buffer {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt32LE(content.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt32LE(content.length, 20);
  entry.writeUInt32LE(content.length, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + content.length, 16);
  return Buffer.concat([local, Buffer.from(name), content, entry, Buffer.from(name), end]);
}
