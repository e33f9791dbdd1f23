import { html, type Markup } from './markup.ts';

export type HtmlCell = {
  readonly content: string | Markup;
  /** What sorting compares; null sorts last. */
  readonly value: string | number | null;
  readonly className?: string;
};

export type HtmlColumn = { readonly label: string; readonly numeric: boolean };

export type HtmlTable = {
  /** Unique in its page. */
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly HtmlColumn[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly HtmlCell[])[];
};

const enoughToFilter = 10;

function headCell({ label, numeric }: HtmlColumn): Markup {
  return numeric
    ? html`<th scope="col" class="number"><button type="button">${label}</button></th>`
    : html`<th scope="col"><button type="button">${label}</button></th>`;
}

function bodyCell(cell: HtmlCell, column: HtmlColumn, isHeading: boolean): Markup {
  const classes = [column.numeric ? 'number' : '', cell.className ?? '', cell.value === null ? 'none' : '']
    .filter((name) => name !== '')
    .join(' ');
  const attributes = html`${classes === '' ? null : html` class="${classes}"`}${
    cell.value === null ? null : html` data-value="${cell.value}"`
  }`;
  return isHeading
    ? html`<th scope="row"${attributes}>${cell.content}</th>`
    : html`<td${attributes}>${cell.content}</td>`;
}

function filterTools({ id, caption, rows }: HtmlTable): Markup | null {
  if (rows.length < enoughToFilter) return null;
  return html`<div class="tools"><label for="${id}-filter">Filter rows</label>
<input id="${id}-filter" type="search" data-table="${id}" aria-describedby="${id}-count" autocomplete="off">
<output id="${id}-count" for="${id}-filter" aria-live="polite" aria-label="${caption}">${rows.length} of ${rows.length} rows</output></div>
`;
}

/** What stands for a number that is not there: a dash to see, words to hear. */
export const missingCell: HtmlCell = {
  content: html`<span aria-hidden="true">–</span><span class="heard">no data</span>`,
  value: null,
};

/** The table without columns of numbers in which no row has one. */
export function withoutEmptyColumns(table: HtmlTable): HtmlTable {
  const kept = table.columns.map(
    (column, index) => !column.numeric || table.rows.some((row) => (row[index]?.value ?? null) !== null),
  );
  return {
    ...table,
    columns: table.columns.filter((_, index) => kept[index]),
    rows: table.rows.map((row) => row.filter((_, index) => kept[index])),
  };
}

/** A table that sorts and filters without a server; without its script it is a plain table. */
export function dataTable(table: HtmlTable): Markup {
  const rows = table.rows.map(
    (row) =>
      html`<tr>${table.columns.map((column, index) =>
        bodyCell(row[index] ?? missingCell, column, index === 0),
      )}</tr>
`,
  );
  return html`${filterTools(table)}<div class="scroll" role="region" aria-label="${table.caption}" tabindex="0">
<table class="data" id="${table.id}">
<caption>${table.caption}</caption>
<thead><tr>${table.columns.map(headCell)}</tr></thead>
<tbody>
${rows}</tbody>
</table>
</div>
`;
}
