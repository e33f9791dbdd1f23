import { printedCount } from '../printed.ts';
import { type Cell, type Column, cellOf, isNumeric, numberOf, printedCell, type Table } from '../table.ts';
import { dataTable, type HtmlCell, missingCell } from './data-table.ts';
import { html } from './markup.ts';
import { pageOf } from './page.ts';

/** A cell with what sorting compares: numbers by size, dates and text as they are. */
export function htmlCell(cell: Cell, column: Column): HtmlCell {
  if (cell === null) return missingCell;
  return {
    content: printedCell(cell, column),
    value: isNumeric(column.kind) ? numberOf(cell, column) : String(cell),
  };
}

/** Any table as a page of its own: sortable, filterable, printable, without network. */
export function tablePage(table: Table): string {
  const rows = `${printedCount(table.rows.length)} ${table.rows.length === 1 ? 'row' : 'rows'}`;
  return pageOf({
    title: table.title,
    head: html`<h1>${table.title}</h1>
<p class="context">${rows}</p>`,
    body: dataTable({
      id: 'rows',
      caption: `${table.title}: ${rows}`,
      columns: table.columns.map(({ label, kind }) => ({ label, numeric: isNumeric(kind) })),
      rows: table.rows.map((row) => table.columns.map((column) => htmlCell(cellOf(row, column), column))),
    }),
  });
}
