import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { caps } from './caps.ts';
import { decode } from './cells.ts';
import type { GateOptions } from './clean-file.ts';
import { startOf } from './delimited.ts';
import { contentChunks, type Delivery } from './deliver.ts';
import { markedEncoding, utf16ByNuls } from './encoding.ts';
import { PartWriter } from './part-writer.ts';
import { QuarantineWriter } from './quarantine-writer.ts';
import { RecordGate } from './record-gate.ts';
import { byte, dialectOf } from './record-scan.ts';
import { binaryFormat, textFormat } from './sniff.ts';

const MiB = 1024 * 1024;
/** Below this a whole pass takes less than a second. */
const LARGE = 256 * MiB;
/** A record over the cap shows itself within this. */
const PROBED = caps.record + 2 * MiB;
const SAMPLE = 4 * MiB;

/**
 * Looks at the start of a large plain file before all of it is read: a header that is none, or a record there
 * that does not end, is refused at once. What it cannot judge, such as UTF-16, it leaves to the passes after it.
 *
 * @throws FileRefused as the gate would have done after its first pass.
 */
export async function probe(delivery: Delivery, options: GateOptions): Promise<void> {
  if (delivery.isGzip || delivery.size <= LARGE || binaryFormat(delivery.head, delivery.path) !== null)
    return;
  const told = options.encoding;
  const mark = markedEncoding(delivery.head);
  if (told !== undefined || (mark && mark.encoding !== 'utf-8') || utf16ByNuls(delivery.head)) return;
  const bytes = await firstBytes(delivery, mark?.bom ?? 0);
  if (textFormat(decode(bytes.subarray(0, 4096)), delivery.path) !== 'delimited') return;
  await passStart(bytes, options);
}

async function firstBytes(delivery: Delivery, skip: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of contentChunks(delivery)) {
    chunks.push(Buffer.from(chunk));
    size += chunk.length;
    if (size >= PROBED) break;
  }
  return Buffer.concat(chunks).subarray(skip);
}

/** Through a gate of its own, whose records nobody keeps. */
async function passStart(bytes: Buffer, options: GateOptions): Promise<void> {
  const sample = Buffer.concat([bytes.subarray(0, SAMPLE), Buffer.of(byte.LF)]);
  const { delimiter, line, before } = startOf(options, {
    bytes: sample,
    limit: sample.length - 1,
    ended: false,
  });
  const folder = join(options.workFolder, 'probe');
  await mkdir(folder, { recursive: true });
  const outlets = { parts: new PartWriter(folder), quarantine: new QuarantineWriter(folder) };
  try {
    const gate = new RecordGate(dialectOf(delimiter), outlets, { line, isDoubtful: false });
    gate.push(bytes.subarray(before.length));
  } finally {
    outlets.parts.abandon();
    outlets.quarantine.close();
    await rm(folder, { recursive: true, force: true });
  }
}
