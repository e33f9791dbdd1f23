import type { ScoreReport } from '../../../core/model/score-report.ts';
import { html, type Markup } from '../html/markup.ts';
import { pageOf } from '../html/page.ts';
import type { Beside } from './beside.ts';
import { candidatePage } from './candidate-page.ts';
import { listPage } from './list-page.ts';
import { reportTitle } from './words.ts';

function head(report: ScoreReport, beside: Beside): Markup {
  const { statement } = report.reliability;
  return html`<p class="context">Scorecards for ${beside.words.role}${report.forDecision ? '' : ' · preview from files, not for decision'}</p>
<h1>${reportTitle(report)}</h1>
${statement === null ? null : html`<p class="warning">${statement.charAt(0).toUpperCase()}${statement.slice(1)}.</p>`}
${report.notes.length === 0 ? null : html`<ul class="plain">${report.notes.map((note) => html`<li>${note.text}</li>`)}</ul>`}`;
}

/** The scorecards of one command: first everyone with bands, then one printed page a candidate. */
export function scorecardPages(report: ScoreReport, beside: Beside): string {
  return pageOf({
    title: `Scorecards, ${beside.words.role}`,
    head: head(report, beside),
    body: html`${report.candidates.length === 1 ? null : listPage(report)}${report.candidates.map((_, index) => candidatePage(index, report, beside) ?? html``)}`,
  });
}
