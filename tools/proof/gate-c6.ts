import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PartWriter } from '../../adapters/gate/part-writer.ts';
import { QuarantineWriter } from '../../adapters/gate/quarantine-writer.ts';
import { RecordGate } from '../../adapters/gate/record-gate.ts';
import { dialectOf } from '../../adapters/gate/record-scan.ts';
import { type Random, seededRandom } from '../../core/sample/random.ts';
import { pollutedFile } from './gate-c2.ts';
import { cutAnywhere, cutCsv } from './gate-cuts.ts';
import { GateKit, sharedFile } from './gate-kit.ts';
import { printedTable } from './printed-table.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';

/** Properties of the gate: what is printed is read again, cuts of the stream change nothing, cut files never pass as whole. */

async function printThenParse(kit: GateKit, total: number): Promise<ProofRow> {
  let same = 0;
  for (let seed = 1; seed <= total; seed++) {
    const { text, delimiter, rows } = printedTable(seed);
    const outcome = await kit.bytes(text, { delimiter });
    if (outcome.kind === 'read' && JSON.stringify(outcome.records) === JSON.stringify(rows)) same++;
  }
  return {
    id: 'C6',
    what: 'parse(print(x)) = x',
    goal: `${total} of ${total}`,
    got: `${same}`,
    pass: same === total,
  };
}

/** The parts and the quarantine that come of a stream delivered in these pieces. */
function passPieces(folder: string, pieces: readonly Uint8Array[], delimiter: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const outlets = { parts: new PartWriter(folder), quarantine: new QuarantineWriter(folder) };
  const gate = new RecordGate(dialectOf(delimiter.charCodeAt(0)), outlets, { line: 1, isDoubtful: false });
  for (const piece of pieces) gate.push(piece);
  gate.end();
  outlets.parts.close();
  outlets.quarantine.close();
  const files = [...outlets.parts.parts, ...(outlets.quarantine.path ? [outlets.quarantine.path] : [])];
  return files.map((file) => readFileSync(file, 'utf8')).join('\0');
}

function splitAnywhere(total: number): ProofRow {
  const folder = join(mkdtempSync(join(tmpdir(), 'gate-split-')), 'work');
  let same = 0;
  let tried = 0;
  for (let seed = 1; tried < total; seed++) {
    const file = pollutedFile(seed);
    if (file === null) continue;
    const bytes = Buffer.from(file.text);
    const delimiter = [',', ';', '\t', '|'].find((mark) => file.text.startsWith(`column 0${mark}`)) ?? ',';
    const whole = passPieces(folder, [bytes], delimiter);
    const random = seededRandom(seed);
    for (let i = 0; i < 10 && tried < total; i++, tried++)
      if (passPieces(folder, randomPieces(bytes, random), delimiter) === whole) same++;
  }
  rmSync(join(folder, '..'), { recursive: true });
  return {
    id: 'C6',
    what: 'any split of the stream gives the same',
    goal: `${total} of ${total}`,
    got: `${same}`,
    pass: same === total,
  };
}

function randomPieces(bytes: Buffer, random: Random): Uint8Array[] {
  const most = random.pick([1, 3, 40, 400]);
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = Math.min(bytes.length, at + random.whole(1, most));
    pieces.push(bytes.subarray(at, end));
    at = end;
  }
  return pieces;
}

/** Naughty strings and formula cells come through byte for byte. */
async function naughty(kit: GateKit): Promise<ProofRow> {
  const strings: string[] = JSON.parse(sharedFile('csv/blns/blns.json').toString('utf8'));
  const formulas = sharedFile('csv/csv-injection/Intruder/csv-payload.txt').toString('utf8').split('\n');
  const cells = [...strings, ...formulas];
  const text = cells.map((value, i) => `${i},"${value.replaceAll('"', '""')}"\r\n`).join('');
  const outcome = await kit.bytes(`id,text\r\n${text}`);
  const came = outcome.kind === 'read' ? outcome.records.map((record) => record[1]) : [];
  const same = cells.filter((value, i) => came[i] === value).length;
  return {
    id: 'C5',
    what: 'naughty strings through the gate',
    goal: `${cells.length} byte-equal`,
    got: `${same}`,
    pass: same === cells.length,
  };
}

export async function proveProperties(scale: number): Promise<ProofRow[]> {
  const kit = new GateKit();
  const count = (full: number) => Math.max(1, Math.round(full * scale));
  try {
    return [
      await naughty(kit),
      await printThenParse(kit, count(100_000)),
      splitAnywhere(count(10_000)),
      // Every byte is for the full proof; a small run looks at one cut in 31.
      await cutAnywhere(kit, count(50), scale < 0.1 ? 31 : 1),
      await cutCsv(kit, count(200)),
    ];
  } finally {
    kit.remove();
  }
}

await runIfMain(import.meta.url, proveProperties);
