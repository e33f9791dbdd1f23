import type { Note } from '../../core/model/wins-report.ts';
import { printRecord } from './cells.ts';
import { keptCells, planColumns, planNotes } from './columns.ts';
import type { Passed } from './delimited.ts';
import type { Delivery } from './deliver.ts';
import { arrayItems, type ItemVisitor, lineItems } from './json-items.ts';
import { readJsonRecord } from './json-record.ts';
import type { Outlets } from './record-gate.ts';
import { refusal } from './refusals.ts';
import { type TextStretch, textChunks } from './text-chunks.ts';

export type JsonText = {
  readonly kind: 'json' | 'ndjson';
  readonly stretch: TextStretch;
  readonly notes: readonly Note[];
};

/**
 * Reads an array of objects or one object a line. Columns are the keys of all objects in the order first seen,
 * so the file is read twice. A bad line of NDJSON is quarantined; a broken array is refused, since it has no lines
 * to start again from.
 */
export async function passJson(delivery: Delivery, text: JsonText, outlets: Outlets): Promise<Passed> {
  const keys = new Set<string>();
  await readItems(delivery, text, ({ at, text: item }) => {
    const record = readJsonRecord(item);
    if ('cells' in record) for (const key of record.cells.keys()) keys.add(key);
    else refuseInArray(text.kind, record, at);
  });
  if (keys.size === 0) throw refusal('json-not-records', 'objects with named values are needed, got none');
  const header = [...keys];
  const plan = planColumns(header, 1);
  await readItems(delivery, text, ({ at, text: item }) => {
    const record = readJsonRecord(item);
    if ('cells' in record) {
      const cells = header.map((key) => record.cells.get(key) ?? '');
      outlets.parts.text(at, printRecord(keptCells(plan, cells, at)));
    } else {
      outlets.quarantine.add({
        line: at,
        column: null,
        code: record.code,
        message: record.message,
        raw: item,
      });
    }
  });
  return {
    columns: plan.columns,
    footer: 0,
    format: text.kind === 'json' ? 'JSON array' : 'JSON lines',
    notes: [...text.notes, ...planNotes(plan)],
  };
}

async function readItems(delivery: Delivery, text: JsonText, visit: ItemVisitor): Promise<void> {
  const cutter = text.kind === 'json' ? arrayItems(visit) : lineItems(visit);
  for await (const chunk of textChunks(delivery, text.stretch)) cutter.push(chunk);
  cutter.end();
}

function refuseInArray(kind: JsonText['kind'], bad: { code: string; message: string }, at: number): void {
  if (kind === 'json' && bad.code === 'json-broken')
    throw refusal('json-broken', `${bad.message} (record ${at}): fetch the file again`, { line: at });
  if (kind === 'json' && bad.code === 'json-not-record')
    throw refusal('json-not-records', `${bad.message} (record ${at} of the array)`, { line: at });
}
