import type { AuditGroup, AuditReport, AuditTable } from '../../../core/model/audit-report.ts';
import { dataTable, type HtmlCell, missingCell, withoutEmptyColumns } from '../html/data-table.ts';
import { html, type Markup } from '../html/markup.ts';
import { pageOf } from '../html/page.ts';
import { printedChance, printedCount, printedNumber, printedRate, printedRateInterval } from '../printed.ts';
import { groupName, groupRemarks, positives, printedRatio, publicationLines, tableTitle } from './words.ts';

/** The audit as a page to publish: tables, counts, what was left out, and who did not audit. */
export function auditPage(report: AuditReport): string {
  const { publication } = report;
  const notes = [
    ...report.notes.map(({ text }) => text),
    ...(publication.missing.length > 0 ? [`To publish, still say: ${publication.missing.join('; ')}`] : []),
  ];
  return pageOf({
    title: `Bias audit as of ${publication.auditDate}`,
    head: html`<h1>Selection and scoring rates by category</h1>
<p class="context">${publication.statement}</p>`,
    body: html`<dl class="answers">
${publicationLines(report).map(
  ([label, text]) => html`<dt>${label}</dt><dd>${text}</dd>
`,
)}</dl>
${noteList(notes)}${report.tables.map(section)}${legend}`,
    style,
  });
}

const legend = html`<section>
<h2>The words</h2>
<dl class="words">
<dt>impact ratio</dt><dd>Rate of the category over the highest rate. Below four fifths (0.8) it is flagged, counted in whole persons.</dd>
<dt>ratio without small</dt><dd>The same with categories under 2 % of the persons left out.</dd>
<dt>Fisher p, Z</dt><dd>How likely so large a difference from the highest category is by chance alone: exact and two-sided; Z from 30 persons in both on.</dd>
<dt>shortfall</dt><dd>Persons that the pooled rate of this and the highest category would have given, less those there were.</dd>
<dt>one person moved</dt><dd>One person of this category in place of one of the highest would reverse which rate is higher: read the flag with care.</dd>
</dl></section>
`;

const style = `.answers{margin-top:1.5rem}
.remarks{min-width:11rem}
.plain{font-size:.85rem;color:var(--muted)}
@media print{.remarks{min-width:0}h2{margin-top:1.5rem}.answers{font-size:9pt}}
`;

function noteList(notes: readonly string[]): Markup | null {
  if (notes.length === 0) return null;
  return html`<ul class="plain">
${notes.map(
  (note) => html`<li>${note}</li>
`,
)}</ul>
`;
}

function section(table: AuditTable, index: number): Markup {
  const number = (label: string) => ({ label, numeric: true });
  const median = table.median === null ? '' : `; median ${printedNumber(table.median, 2)}`;
  return html`<section>
<h2>${tableTitle(table)}</h2>
${dataTable(
  withoutEmptyColumns({
    id: `table-${index}`,
    caption: `${printedCount(table.n)} persons, ${printedCount(table.unknown)} of unknown category left out${median}`,
    columns: [
      { label: 'category', numeric: false },
      number('persons'),
      number(table.measure === 'selection' ? 'selected' : 'above the median'),
      number('rate'),
      { label: '95 % interval', numeric: false },
      number('impact ratio'),
      number('ratio without small'),
      number('Fisher p'),
      number('Z'),
      number('shortfall'),
      { label: 'to know', numeric: false },
    ],
    rows: table.groups.map(rowOf),
  }),
)}${noteList(table.notes.map(({ text }) => text))}</section>
`;
}

function rowOf(group: AuditGroup): readonly HtmlCell[] {
  const text = (content: string): HtmlCell => ({ content, value: content === '' ? null : content });
  const number = (value: number | null, print: (value: number) => string): HtmlCell =>
    value === null ? missingCell : { content: print(value), value };
  const ratio = (value: number | null): HtmlCell => ({ content: printedRatio(value), value });
  return [
    text(groupName(group)),
    number(group.n, printedCount),
    number(positives(group), printedCount),
    number(group.rate.value, printedRate),
    { ...text(printedRateInterval(group.rate)), className: 'word' },
    { ...ratio(group.impactRatio), ...(group.fourFifths ? { className: 'less' } : {}) },
    group.under2pct ? { content: 'left out', value: null } : ratio(group.impactRatioWithoutSmall),
    number(group.fisherP, printedChance),
    number(group.z, (z) => printedNumber(z, 2)),
    number(group.shortfall, (persons) => printedNumber(persons, 1)),
    { ...text(groupRemarks(group).join('; ')), className: 'remarks' },
  ];
}
