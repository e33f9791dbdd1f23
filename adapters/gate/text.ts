import { decode } from './cells.ts';
import type { GateOptions } from './clean-file.ts';
import { type Passed, passDelimited } from './delimited.ts';
import type { Delivery } from './deliver.ts';
import { findEncoding, type Inspection, type Text } from './inspect.ts';
import { passJson } from './json.ts';
import type { Outlets } from './record-gate.ts';
import { byte, type Stretch } from './record-scan.ts';
import { textFormat } from './sniff.ts';
import { decoderOf } from './text-chunks.ts';

/** Reads a file of text: JSON, JSON lines or delimited. */
export async function passText(
  delivery: Delivery,
  inspection: Inspection,
  run: { options: GateOptions; outlets: Outlets },
): Promise<Passed> {
  const text = await findEncoding(delivery, inspection, run.options.encoding);
  const sample = sampleOf(inspection, text);
  const kind = textFormat(decode(sample.bytes.subarray(0, Math.min(sample.limit, 4096))), delivery.path);
  if (kind === 'delimited') return passDelimited({ delivery, inspection, text, sample }, run);
  const stretch = { encoding: text.encoding, skip: text.bom, until: inspection.size };
  return passJson(delivery, { kind, stretch, notes: text.notes }, run.outlets);
}

/** The head of the file as UTF-8, with the sentinel that the scanner needs. */
function sampleOf(inspection: Inspection, text: Text): Stretch {
  const { head, size } = inspection;
  const even = head.length < size ? head.length - ((head.length - text.bom) % 2) : head.length;
  const decoded = decoderOf(text.encoding)(head.subarray(text.bom, even));
  const bytes = Buffer.alloc(decoded.length + 1);
  bytes.set(decoded);
  bytes[decoded.length] = byte.LF;
  return { bytes, limit: decoded.length, ended: head.length === size };
}
