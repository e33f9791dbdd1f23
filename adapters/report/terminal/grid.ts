import { withoutControls } from '../inert.ts';
import { cutTo, displayWidth, padEnd, padStart, wrapped } from './layout.ts';

export type GridColumn = {
  readonly heading: string;
  readonly align: 'left' | 'right';
  /** May be cut when the line is too long; the others keep their numbers whole. */
  readonly cut?: boolean;
  /** Instead of losing its end, a text too long for its column stands whole on a line of its own. */
  readonly spill?: boolean;
  /** Last column only: instead of losing its end, a long text goes on below itself. */
  readonly wrap?: boolean;
};

export type Grid = {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly width: number;
};

const gap = 2;
const narrowest = 8;

function columnWidths(grid: Grid): number[] {
  return grid.columns.map((column, index) =>
    Math.max(displayWidth(column.heading), ...grid.rows.map((row) => displayWidth(row[index] ?? ''))),
  );
}

/** Columns of the window that a grid needs to show everything on its own line. */
export function naturalWidth(grid: Grid): number {
  return columnWidths(grid).reduce((sum, width) => sum + width + gap, -gap);
}

/** Takes the missing columns from the widest column that may be cut, one by one. */
function fitted(widths: readonly number[], grid: Grid): number[] {
  const fit = [...widths];
  let excess = fit.reduce((sum, width) => sum + width + gap, -gap) - grid.width;
  while (excess > 0) {
    let widest = -1;
    fit.forEach((width, index) => {
      if (grid.columns[index]?.cut === true && width > narrowest && width > (fit[widest] ?? 0))
        widest = index;
    });
    if (widest < 0) return fit;
    fit[widest] = (fit[widest] ?? 0) - 1;
    excess -= 1;
  }
  return fit;
}

/** Aligned lines without rules: headings, then rows; nothing is longer than `width` while a column can be cut. */
export function gridLines(asked: Grid): string[] {
  const grid = { ...asked, rows: asked.rows.map((row) => row.map(withoutControls)) };
  const widths = fitted(columnWidths(grid), grid);
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => {
        const width = widths[index] ?? 0;
        const text = cutTo(cell, width);
        return grid.columns[index]?.align === 'right' ? padStart(text, width) : padEnd(text, width);
      })
      .join(' '.repeat(gap))
      .trimEnd();
  const spilled = (row: readonly string[]) => {
    const first = row[0] ?? '';
    if (grid.columns[0]?.spill !== true || displayWidth(first) <= (widths[0] ?? 0)) return [line(row)];
    return [first, line(['', ...row.slice(1)])];
  };
  const last = grid.columns.length - 1;
  const goesOn = (row: readonly string[]) => {
    if (grid.columns[last]?.wrap !== true) return [row];
    const parts = wrapped(row[last] ?? '', widths[last] ?? 0);
    return parts.map((part, index) =>
      index === 0 ? [...row.slice(0, last), part] : [...row.slice(0, last).fill(''), part],
    );
  };
  return [line(grid.columns.map((column) => column.heading)), ...grid.rows.flatMap(goesOn).flatMap(spilled)];
}
