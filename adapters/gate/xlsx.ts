import { readFile } from 'node:fs/promises';
import { readXlsx, type StreamRow, streamXlsxRows } from 'hucre/xlsx';
import { sizeText } from './caps.ts';
import { printRecord } from './cells.ts';
import { FileRefused, type GateOptions } from './clean-file.ts';
import { type ColumnPlan, keptCells, planColumns, planNotes } from './columns.ts';
import type { Passed } from './delimited.ts';
import type { Delivery } from './deliver.ts';
import type { Outlets } from './record-gate.ts';
import { excerpt, refusal } from './refusals.ts';
import { sheetCellText } from './sheet-cell.ts';
import { archiveRefusal } from './sniff.ts';
import { checkDirectory, checkEntries, zipEntries } from './zip-directory.ts';

const MiB = 1024 * 1024;
/** A workbook is held in memory, so its caps are tighter than those of text. */
const MOST_DELIVERED = 128 * MiB;
const MOST_INFLATED = 1024 * MiB;

type Run = { readonly options: GateOptions; readonly outlets: Outlets };

/** Reads one sheet of a workbook: the named one, else the only visible one that holds something. */
export async function passXlsx(delivery: Delivery, run: Run): Promise<Passed> {
  if (delivery.size > MOST_DELIVERED)
    throw refusal(
      'delivered-too-large',
      `a workbook may have ${sizeText(MOST_DELIVERED)}, got ${sizeText(delivery.size)}: export as CSV`,
    );
  const bytes = await readFile(delivery.path);
  const entries = zipEntries(bytes);
  if (!entries.some((entry) => entry.name === 'xl/workbook.xml')) throw archiveRefusal('zip');
  checkDirectory(entries, bytes.length, MOST_INFLATED);
  await checkEntries(bytes, entries);
  try {
    return await passSheet(bytes, run);
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw refusal(
      'xlsx-broken',
      'a workbook that can be read is needed, got a damaged one: save it again or export as CSV',
    );
  }
}

type SheetInfo = { readonly name: string; readonly isHidden: boolean };

async function passSheet(bytes: Buffer, run: Run): Promise<Passed> {
  const sheets = await sheetsOf(bytes);
  const sheet = await chosenSheet(bytes, sheets, run.options.sheet);
  const reader = new SheetReader(run.outlets);
  for await (const row of streamXlsxRows(bytes, { sheet })) reader.row(row);
  const plan = reader.end();
  return {
    columns: plan.columns,
    footer: 0,
    format: `workbook, sheet ${excerpt(sheet)}`,
    notes: planNotes(plan),
  };
}

async function sheetsOf(bytes: Buffer): Promise<SheetInfo[]> {
  const sheets: SheetInfo[] = [];
  await readXlsx(bytes, {
    sheets: (info) => {
      sheets.push({ name: info.name, isHidden: Boolean(info.hidden || info.veryHidden) });
      return false;
    },
  });
  return sheets;
}

async function chosenSheet(
  bytes: Buffer,
  sheets: readonly SheetInfo[],
  told: string | undefined,
): Promise<string> {
  const names = sheets
    .map((sheet) => excerpt(sheet.name))
    .join(', ')
    .slice(0, 200);
  if (told !== undefined) {
    if (sheets.some((sheet) => sheet.name === told)) return told;
    throw refusal('sheet-missing', `--sheet needs one of ${names}, got ${excerpt(told)}`);
  }
  const filled: string[] = [];
  for (const sheet of sheets)
    if (!sheet.isHidden && (await isFilled(bytes, sheet.name))) filled.push(sheet.name);
  if (filled.length > 1)
    throw refusal(
      'sheet-ambiguous',
      `one sheet is needed, got ${filled.length} that hold something (${names}): say --sheet`,
    );
  if (filled[0] === undefined)
    throw refusal('empty-file', 'a header is needed, got a workbook of empty sheets');
  return filled[0];
}

async function isFilled(bytes: Buffer, sheet: string): Promise<boolean> {
  for await (const row of streamXlsxRows(bytes, { sheet })) if (!isBlank(row)) return true;
  return false;
}

function isBlank(row: StreamRow): boolean {
  return row.values.every((value) => value === null || value === '');
}

class SheetReader {
  readonly #outlets: Outlets;
  #plan: ColumnPlan | null = null;

  constructor(outlets: Outlets) {
    this.#outlets = outlets;
  }

  row(row: StreamRow): void {
    if (isBlank(row)) return;
    const line = row.index + 1;
    if (this.#plan === null) {
      this.#plan = planColumns(
        row.values.map((value) => sheetCellText(value) ?? ''),
        line,
      );
      return;
    }
    this.#record(row, this.#plan, line);
  }

  end(): ColumnPlan {
    if (this.#plan === null) throw refusal('empty-file', 'a header is needed, got an empty sheet');
    return this.#plan;
  }

  #record(row: StreamRow, plan: ColumnPlan, line: number): void {
    const cells = Array.from({ length: Math.max(plan.width, row.values.length) }, (_, i) =>
      sheetCellText(row.values[i]),
    );
    const unsure = cells.indexOf(null);
    const texts = cells.map((cell) => cell ?? '');
    const surplus = texts.findIndex((cell, i) => i >= plan.width && cell !== '');
    if (unsure < 0 && surplus < 0) {
      this.#outlets.parts.text(line, printRecord(keptCells(plan, texts.slice(0, plan.width), line)));
      return;
    }
    this.#outlets.quarantine.add({
      line,
      column: (unsure < 0 ? surplus : unsure) + 1,
      ...(unsure < 0
        ? {
            code: 'too-many-fields',
            message: `a row needs ${plan.width} cells, got one in column ${surplus + 1}`,
          }
        : {
            code: 'unsure-date',
            message: 'a date from 1 March 1900 on is needed, got one before it or none',
          }),
      raw: printRecord(texts),
    });
  }
}
