import { promptItems } from '../../../core/hiring/kit/prompt-item.ts';
import type { PlannedInterview } from '../../../core/hiring/kit/rating-plan.ts';
import type { Competency } from '../../../core/model/rubric.ts';
import { html, type Markup } from '../html/markup.ts';
import { pageOf } from '../html/page.ts';
import { interviewOf, type Kit, ladder, madeFrom, roleName } from './kit.ts';
import { kitStyle } from './style.ts';

/** Prompts and anchors, a sheet for each competency, to read before and to write on during an interview. */
export function guidePage(kit: Kit): string {
  return pageOf({
    title: `Interview guide: ${roleName(kit)}`,
    style: kitStyle,
    head: html`${madeFrom(kit)}<h1>Interview guide: ${roleName(kit)}</h1>`,
    body: html`<p class="lead">Ask every candidate the first prompt in the same words, and the others in their order if there is time. Write down what was said or done, then find the anchor that it matches. Rate before you talk with the other rater.</p>
<ul class="plain">
<li>A point holds when all of its text was seen. Between two points take the worse one.</li>
<li>What was not asked stays empty: empty is never the worst point.</li>
<li>${kit.rubric.evidence === 'required' ? 'A rating without written evidence counts as missing.' : 'Written evidence is asked for with every rating.'} Evidence is what the candidate said or did, not what they are like.</li>
<li>Do not note age, family, origin, health, faith, accent or looks. None of it is in any anchor.</li>
</ul>
<nav aria-label="Competencies by interview">${kit.plan.interviews.map(contents)}</nav>
${kit.plan.interviews.flatMap(({ items }) => items.map(({ competency }) => sheet(competency, kit)))}`,
  });
}

function contents({ number, items }: PlannedInterview): Markup {
  return html`<p class="contents"><strong>Interview ${number}</strong></p><ul>${items.map(({ competency }) => html`<li><a href="#${competency.id}">${competency.name}</a></li>`)}</ul>
`;
}

function sheet(competency: Competency, kit: Kit): Markup {
  const reversed = competency.reverse
    ? html`<p class="warning">Reversed: a high point is a low standing.</p>`
    : null;
  return html`<section class="guide-sheet" aria-labelledby="${competency.id}">
<h2 id="${competency.id}">${competency.name}</h2>
<p class="context">${competency.axis} · interview ${interviewOf(competency, kit)} · weight ${Math.round((kit.role.weights[competency.id] ?? 0) * 100)} % of the ${competency.axis} axis</p>
${reversed}<h3>Ask</h3>
<ol class="prompts">${promptItems(competency, kit.scenarios).map(({ prompt }) => html`<li>${prompt}</li>`)}</ol>
<h3>Rate</h3>
<dl class="anchors">${ladder(competency, kit.rubric).map(([point, text]) => html`<dt>${point}</dt><dd>${text}</dd>`)}</dl>
<div class="space">Said and done:</div>
</section>
`;
}
