import type { Format } from './formats.ts';
import type { Table } from './table.ts';

/** One result in every form it can be written in; a form is made only when asked for. */
export type Result = {
  readonly json: () => string;
  /** The rows behind the CSV, XLSX, Arrow and Markdown forms. */
  readonly table: () => Table;
  readonly terminal?: () => string;
  readonly html?: () => Promise<string>;
  readonly markdown?: () => string;
  /** The sheets of a workbook, where one table is not all of it. */
  readonly sheets?: () => readonly Table[];
};

/** @param width columns of a table that is written as text. */
export const renderedAt = (result: Result, format: Format, width: number): Promise<string | Uint8Array> =>
  writers[format](result, width);

const writers: Readonly<Record<Format, (result: Result, width: number) => Promise<string | Uint8Array>>> = {
  json: async (result) => result.json(),
  table: async (result, width) => {
    if (result.terminal) return result.terminal();
    const { terminalTable } = await import('./terminal/table.ts');
    return terminalTable(result.table(), { width });
  },
  csv: async (result) => (await import('./csv.ts')).csvOf(result.table()),
  xlsx: async (result) => (await import('./xlsx.ts')).xlsxOf(result.sheets?.() ?? [result.table()]),
  arrow: async (result) => (await import('./arrow.ts')).arrowOf(result.table()),
  md: async (result) => result.markdown?.() ?? (await import('./markdown.ts')).markdownOf(result.table()),
  html: async (result) => result.html?.() ?? (await import('./html/table-page.ts')).tablePage(result.table()),
};
