import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDelivery } from '../../../adapters/gate/deliver.ts';
import { openFile } from '../../../adapters/gate/open-file.ts';
import { probe } from '../../../adapters/gate/probe.ts';

const MiB = 1024 * 1024;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'probe-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A sparse file of `size` bytes: its start, then NULs that take no room. */
function large(start: string | Buffer, size = 300 * MiB): string {
  const path = join(folder, 'large.csv');
  writeFileSync(path, start);
  truncateSync(path, size);
  return path;
}

const probed = async (path: string) => probe(await openDelivery(path), { workFolder: folder });
const text = (block: string, bytes: number) => block.repeat(Math.ceil(bytes / block.length));

const long = 'x'.repeat(500);

test.each([
  { name: 'an open quote at byte 0', start: '"', code: 'header-broken' },
  { name: 'an open quote before text', start: `"${text('a,b\n', 2 * MiB)}`, code: 'header-broken' },
  { name: 'a header over the cap', start: text(`${long},`, 17 * MiB), code: 'header-broken' },
  { name: 'a cell that does not end', start: `a,b\n1,"${text('x', 19 * MiB)}`, code: 'record-too-long' },
])('$name is refused from the start of the file', async ({ start, code }) => {
  const path = large(start);
  await expect(probed(path)).rejects.toMatchObject({ code });
  await expect(openFile(path, { workFolder: folder })).rejects.toMatchObject({ code });
  expect(readdirSync(folder)).toEqual(['large.csv']);
});

test.each([
  { name: 'rows with faults of their own', start: text(`a,b\n1,${long}\n1,"x\n`, 19 * MiB) },
  { name: 'rows below a separator line', start: `sep=;\n${text(`a;${long}\n`, 19 * MiB)}` },
  { name: 'UTF-16', start: Buffer.from(`\ufeff${text('a,b\n', MiB)}`, 'utf16le') },
  { name: 'JSON', start: '[{"a": 1}, ' },
])('$name is left to the passes after it', async ({ start }) => {
  await expect(probed(large(start))).resolves.toBeUndefined();
  expect(readdirSync(folder)).toEqual(['large.csv']);
});

test('a file that is read soon anyway is not probed', async () => {
  await expect(probed(large('"', 200 * MiB))).resolves.toBeUndefined();
});
