import { withoutControls } from '../inert.ts';
import { printedCount } from '../printed.ts';
import { cellOf, isNumeric, printedCell, type Table } from '../table.ts';
import { gridLines } from './grid.ts';

/** A table for a terminal, at least 80 columns wide; a table too wide for its window runs on rather than lose numbers. */
export function terminalTable(table: Table, asked: { readonly width: number }): string {
  const title = `${withoutControls(table.title)} (${printedCount(table.rows.length)})`;
  const lines = gridLines({
    width: Math.max(80, asked.width),
    columns: table.columns.map((column) => ({
      heading: column.label,
      align: isNumeric(column.kind) ? 'right' : 'left',
      cut: column.kind === 'text',
    })),
    rows: table.rows.map((row) =>
      table.columns.map((column) => {
        const cell = cellOf(row, column);
        // In a grid of many columns the dash alone; its words are in the line below.
        return cell === null ? '–' : printedCell(cell, column);
      }),
    ),
  });
  const hasGap = table.rows.some((row) => table.columns.some((column) => cellOf(row, column) === null));
  return [title, ...lines, ...(hasGap ? ['– no data'] : [])].map((line) => `${line}\n`).join('');
}
