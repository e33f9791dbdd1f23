import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CleanFile, GateOptions } from './clean-file.ts';
import type { Passed } from './delimited.ts';
import { type Delivery, openDelivery } from './deliver.ts';
import { type Inspection, inspect } from './inspect.ts';
import { passParquet } from './parquet.ts';
import { PartWriter } from './part-writer.ts';
import { probe } from './probe.ts';
import { QuarantineWriter } from './quarantine-writer.ts';
import type { Outlets } from './record-gate.ts';
import { binaryFormat, refuseMedia, refuseNesting } from './sniff.ts';
import { passText } from './text.ts';
import { passXlsx } from './xlsx.ts';

/**
 * Reads one delivered file of any format and lets its good records through as text.
 *
 * @throws FileRefused when the file as a whole cannot be read; nothing is left in the work folder then.
 */
export async function openFile(path: string, options: GateOptions): Promise<CleanFile> {
  const outlets: Outlets = {
    parts: new PartWriter(options.workFolder, options.onPart),
    quarantine: new QuarantineWriter(options.workFolder),
  };
  try {
    const delivery = await openDelivery(path, options.mostBytes);
    await probe(delivery, options);
    const inspection = await inspect(delivery);
    const passed = await pass(delivery, inspection, { options, outlets });
    outlets.parts.close();
    outlets.quarantine.close();
    return cleanFile(path, inspection.sha256, { passed, outlets });
  } catch (error) {
    await discard(outlets, options.workFolder);
    throw error;
  }
}

type Run = { readonly options: GateOptions; readonly outlets: Outlets };

async function pass(delivery: Delivery, inspection: Inspection, run: Run): Promise<Passed> {
  if (delivery.isGzip) {
    refuseNesting(inspection.head);
    refuseMedia(inspection.head, delivery.path);
  } else {
    const format = binaryFormat(inspection.head, delivery.path);
    if (format === 'zip') return passXlsx(delivery, run);
    if (format === 'parquet')
      return passParquet(delivery.path, inspection.tail, {
        workFolder: run.options.workFolder,
        outlets: run.outlets,
      });
  }
  return passText(delivery, inspection, run);
}

function cleanFile(path: string, sha256: string, done: { passed: Passed; outlets: Outlets }): CleanFile {
  const { passed, outlets } = done;
  return {
    path,
    sha256,
    columns: passed.columns,
    parts: outlets.parts.parts,
    records: outlets.parts.records,
    longest: outlets.parts.longest,
    footer: passed.footer,
    quarantineFile: outlets.quarantine.path,
    quarantined: outlets.quarantine.rows,
    format: passed.format,
    notes: passed.notes,
  };
}

async function discard(outlets: Outlets, workFolder: string): Promise<void> {
  outlets.parts.abandon();
  outlets.quarantine.close();
  for (const part of outlets.parts.parts) await rm(part, { force: true });
  await rm(join(workFolder, 'quarantine.jsonl'), { force: true });
}
