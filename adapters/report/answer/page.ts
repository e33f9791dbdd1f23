import { dataTable, missingCell } from '../html/data-table.ts';
import { html } from '../html/markup.ts';
import { pageOf } from '../html/page.ts';
import { type Answer, type AnswerTable, noCell } from './answer.ts';

/** An answer as a page of its own: printable, without network. */
export function answerPage({ title, context, lines, warnings, tables, notes }: Answer): string {
  return pageOf({
    title,
    head: html`<p class="context">${context}</p>
<h1>${title}</h1>
${warnings.map((line) => html`<p class="warning">${line}</p>`)}${lines.map((line) => html`<p>${line}</p>`)}`,
    body: html`${tables.filter(({ rows }) => rows.length > 0).map((table, i) => tableOf(table, i))}${
      notes.length === 0 ? null : html`<ul class="plain">${notes.map((note) => html`<li>${note}</li>`)}</ul>`
    }`,
  });
}

function tableOf({ title, columns, rows }: AnswerTable, i: number) {
  return dataTable({
    id: `table-${i + 1}`,
    caption: title,
    columns: columns.map(({ heading, align }) => ({ label: heading, numeric: align === 'right' })),
    rows: rows.map((row) => row.map((text) => (text === noCell ? missingCell : cellOf(text)))),
  });
}

/** Sorted by the number it begins with, if any. */
function cellOf(text: string) {
  const number = Number.parseFloat(text.replaceAll(',', ''));
  return { content: text, value: Number.isNaN(number) ? text : number };
}
