import { withoutControls } from './inert.ts';
import { cellOf, isNumeric, printedCell, type Table } from './table.ts';

// Any ASCII punctuation may be escaped in CommonMark; an underscore inside a word needs none.
const special = /[\\`*{}[\]<>|~&#!]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;

function escaped(text: string): string {
  return withoutControls(text.replace(/\s*[\r\n]+\s*/g, ' ')).replace(special, (sign) => `\\${sign}`);
}

/** A table as GitHub-flavoured Markdown, with printed numbers and every name inert. */
export function markdownOf(table: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const header = line(table.columns.map((column) => escaped(column.label)));
  const rule = line(table.columns.map((column) => (isNumeric(column.kind) ? '---:' : '---')));
  const body = table.rows.map((row) =>
    line(table.columns.map((column) => escaped(printedCell(cellOf(row, column), column)))),
  );
  return `## ${escaped(table.title)}\n\n${header}${rule}${body.join('')}`;
}
