import { withoutControls } from './inert.ts';
import { cellOf, isNumeric, printedCell, type Table } from './table.ts';

// Any ASCII punctuation may be escaped in CommonMark; an underscore inside a word needs none.
const special = /[\\`*{}[\]<>|~&#!]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;

/** Text that Markdown only shows: no tag, link, emphasis or further cell comes out of it. */
export function inertMarkdown(text: string): string {
  return withoutControls(text.replace(/\s+/g, ' ').trim()).replace(special, (sign) => `\\${sign}`);
}

type MarkdownColumn = { readonly heading: string; readonly align: 'left' | 'right' };

/** Printed cells as a GitHub-flavoured table, every cell inert. */
export function markdownGrid(grid: {
  readonly columns: readonly MarkdownColumn[];
  readonly rows: readonly (readonly string[])[];
}): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const header = line(grid.columns.map((column) => inertMarkdown(column.heading)));
  const rule = line(grid.columns.map((column) => (column.align === 'right' ? '---:' : '---')));
  return `${header}${rule}${grid.rows.map((row) => line(row.map(inertMarkdown))).join('')}`;
}

/** A table as GitHub-flavoured Markdown, with printed numbers and every name inert. */
export function markdownOf(table: Table): string {
  const grid = markdownGrid({
    columns: table.columns.map(({ label, kind }) => ({
      heading: label,
      align: isNumeric(kind) ? 'right' : 'left',
    })),
    rows: table.rows.map((row) => table.columns.map((column) => printedCell(cellOf(row, column), column))),
  });
  return `## ${inertMarkdown(table.title)}\n\n${grid}`;
}
