import type { Note } from '../../core/model/wins-report.ts';
import type { GateOptions } from './clean-file.ts';
import { planNotes } from './columns.ts';
import { findDelimiter, namedDelimiter, nameOf } from './delimiter.ts';
import type { Delivery } from './deliver.ts';
import { type Footer, findFooter } from './footer.ts';
import type { Inspection, Text } from './inspect.ts';
import { type Outlets, RecordGate } from './record-gate.ts';
import { dialectOf, type Stretch } from './record-scan.ts';
import { encodedLength, textChunks } from './text-chunks.ts';

export type Passed = {
  readonly columns: readonly string[];
  readonly footer: number;
  readonly format: string;
  readonly notes: readonly Note[];
};

/** A text file whose encoding is settled; `sample` is its head as UTF-8. */
export type TextFile = {
  readonly delivery: Delivery;
  readonly inspection: Inspection;
  readonly text: Text;
  readonly sample: Stretch;
};

/** Reads CSV, TSV, semicolon and pipe files. */
export async function passDelimited(
  file: TextFile,
  run: { options: GateOptions; outlets: Outlets },
): Promise<Passed> {
  const { delivery, inspection, text, sample } = file;
  const { delimiter, line, before } = startOf(run.options, sample);
  const footer = footerOf(inspection, text);
  const isDoubtful = text.encoding === 'utf-8-broken';
  const gate = new RecordGate(dialectOf(delimiter), run.outlets, { line, isDoubtful });
  const skip = text.bom + encodedLength(before, text.encoding);
  const until = inspection.size - (footer ? footer.bytes : 0);
  for await (const chunk of textChunks(delivery, { encoding: text.encoding, skip, until })) gate.push(chunk);
  const plan = gate.end();
  return {
    columns: plan.columns,
    footer: footer?.lines ?? 0,
    format: `delimited by ${nameOf(delimiter)}, ${text.encoding === 'utf-8-broken' ? 'utf-8' : text.encoding}`,
    notes: [...text.notes, ...planNotes(plan), ...streamNotes(gate)],
  };
}

/** What separates the fields, on which line the header stands, and the text before it. */
export function startOf(options: GateOptions, sample: Stretch) {
  const hint = separatorLine(sample);
  const delimiter = chosenDelimiter(options, sample, hint);
  return hint ? { delimiter, line: 2, before: hint.line } : { delimiter, line: 1, before: '' };
}

function chosenDelimiter(options: GateOptions, sample: Stretch, hint: SeparatorLine | null): number {
  if (options.delimiter !== undefined) return namedDelimiter(options.delimiter);
  if (hint) return hint.delimiter;
  return findDelimiter(sample, 0);
}

type SeparatorLine = { readonly delimiter: number; readonly line: string };

/** Excel's first line `sep=;`, which is no record. */
function separatorLine(sample: Stretch): SeparatorLine | null {
  const start = Buffer.from(sample.bytes.subarray(0, Math.min(sample.limit, 16))).toString('latin1');
  const found = /^"?sep=([,;|\t])"?(\r\n|\r|\n)/i.exec(start);
  return found ? { delimiter: namedDelimiter(found[1] as string), line: found[0] } : null;
}

function footerOf(inspection: Inspection, text: Text): (Footer & { bytes: number }) | null {
  const { tail, size } = inspection;
  const odd = text.encoding.startsWith('utf-16') ? (size - text.bom - tail.length) % 2 : 0;
  const decoded = tailText(tail.subarray(odd), text);
  const footer = findFooter(decoded);
  return footer ? { ...footer, bytes: encodedLength(decoded.slice(footer.start), text.encoding) } : null;
}

/** The tail may begin inside a character, which then reads as a replacement and matters to nobody. */
function tailText(tail: Uint8Array, text: Text): string {
  const label = text.encoding === 'utf-8-broken' ? 'utf-8' : text.encoding;
  return new TextDecoder(label, { ignoreBOM: true }).decode(tail);
}

function streamNotes(gate: RecordGate): Note[] {
  const notes: Note[] = [];
  if (gate.blankLines > 0)
    notes.push({
      code: 'blank-lines',
      text: `${gate.blankLines} blank lines between records are no records`,
    });
  if (gate.isOpenEnded)
    notes.push({
      code: 'no-final-line-end',
      text: 'the last record has no line end: if the file was cut, its last field may not be whole',
    });
  return notes;
}
