import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import {
  type CleanFile,
  FileRefused,
  type GateOptions,
  type QuarantinedRow,
} from '../../adapters/gate/clean-file.ts';
import { openFile } from '../../adapters/gate/open-file.ts';

/** What came of one file: its records as another reader sees them, or the code of its refusal. */
export type Outcome =
  | {
      readonly kind: 'read';
      readonly clean: CleanFile;
      readonly lines: readonly number[];
      readonly records: readonly (readonly string[])[];
      readonly quarantined: readonly QuarantinedRow[];
    }
  | { readonly kind: 'refused'; readonly code: string };

type KitOptions = Omit<GateOptions, 'workFolder'> & { readonly name?: string };

/** Lets files through the gate, one after the other, in a folder of their own. */
export class GateKit {
  readonly #folder = mkdtempSync(join(tmpdir(), 'gate-proof-'));

  /** Writes the bytes as a file and reads that. */
  async bytes(content: string | Uint8Array, options: KitOptions = {}): Promise<Outcome> {
    const path = join(this.#folder, options.name ?? 'in.csv');
    writeFileSync(path, content);
    return this.file(path, options);
  }

  async file(path: string, options: KitOptions = {}): Promise<Outcome> {
    const { name: _, ...gateOptions } = options;
    const workFolder = join(this.#folder, 'work');
    rmSync(workFolder, { recursive: true, force: true });
    mkdirSync(workFolder);
    try {
      return readBack(await openFile(path, { ...gateOptions, workFolder }));
    } catch (error) {
      if (error instanceof FileRefused) return { kind: 'refused', code: error.code };
      throw error;
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** The parts as PapaParse reads them, so that the gate's own reader is not its judge. */
function readBack(clean: CleanFile): Outcome {
  const text = clean.parts.map((part) => readFileSync(part, 'utf8')).join('');
  const parsed = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n', skipEmptyLines: true });
  if (parsed.errors.length > 0) throw new Error(`a part is no clean CSV: ${parsed.errors[0]?.message}`);
  const lines = parsed.data.map((row) => Number(row[0]));
  const records = parsed.data.map((row) => row.slice(1));
  if (records.length !== clean.records)
    throw new Error(`parts need ${clean.records} records, got ${records.length}`);
  return { kind: 'read', clean, lines, records, quarantined: quarantinedRows(clean) };
}

function quarantinedRows(clean: CleanFile): QuarantinedRow[] {
  if (clean.quarantineFile === null) return [];
  const lines = readFileSync(clean.quarantineFile, 'utf8').trimEnd().split('\n');
  return lines.map((line): QuarantinedRow => JSON.parse(line));
}

export const sharedData = join(import.meta.dirname, '../../../shared/data');

/** @throws Error with the path where the shared inputs are missing. */
export function sharedFile(path: string): Buffer {
  try {
    return readFileSync(join(sharedData, path));
  } catch (cause) {
    throw new Error(`this proof needs ${path} in ../shared/data beside the repository`, { cause });
  }
}
