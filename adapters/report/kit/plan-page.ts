import type { PlannedInterview } from '../../../core/hiring/kit/rating-plan.ts';
import type { Instrument } from '../../../core/model/people-objects.ts';
import { html, type Markup } from '../html/markup.ts';
import { pageOf } from '../html/page.ts';
import { type Kit, madeFrom, roleName } from './kit.ts';
import { kitStyle } from './style.ts';

/** Who sits in which interview, rates what, by what, and what has to lie ready. */
export function planPage(kit: Kit): string {
  const { interviews, free } = kit.plan;
  const minutes = interviews.reduce((sum, one) => sum + one.minutes, 0);
  return pageOf({
    title: `Interview plan: ${roleName(kit)}`,
    style: kitStyle,
    head: html`${madeFrom(kit)}<h1>${kit.competencies.length} competencies, two raters each, in ${interviews.length === 1 ? '1 interview' : `${interviews.length} interviews`}</h1>`,
    body: html`<p class="lead">${roleName(kit)}: ${minutes} minutes of the candidate's time, ${minutes * 2} of the interviewers'. Fewer interviews would need more than four competencies in one.</p>
<div class="scroll" role="region" aria-label="Interviews" tabindex="0"><table class="plan">
<caption>The first of two raters leads. Both rate every competency of the interview, each alone, before they talk.</caption>
<thead><tr><th scope="col">interview</th><th scope="col">raters</th><th scope="col">rates, and by what first</th><th scope="col" class="number">min</th></tr></thead>
<tbody>
${interviews.map(row)}</tbody></table></div>
${free.length === 0 ? null : html`<p>Not needed: rater ${free.join(', ')}.</p>`}
<h2>Names</h2>
<p>Write a name for each number once, with the rater id for the scorecards, and keep both for every candidate of this requisition.</p>
<dl class="names">${busy(kit).map((one) => html`<dt>Rater ${one}</dt><dd></dd>`)}</dl>
${toHaveReady(interviews)}<h2>Why so</h2>
<ul class="plain">
<li>One rater's number cannot be told from that rater's severity. Two raters on the same answers can be compared.</li>
${new Set(interviews.map(({ raters }) => raters.toSorted().join())).size < 2 ? null : html`<li>Pairs change from interview to interview, so that raters are compared with more than one other.</li>`}
<li>Strategic and tactical competencies are dealt out over the interviews, so that one strict pair does not make a candidate look weak on one axis.</li>
<li>Open the scorecard at its interview, rate within the hour, save, and only then talk.</li>
</ul>`,
  });
}

const instrumentNames: Readonly<Record<Instrument, string>> = {
  structured_interview: 'question',
  work_sample: 'work sample',
  role_play: 'role play',
  situational_judgement: 'paired scenario',
  knowledge_test: 'knowledge test',
  reference: 'reference',
};

function row({ number, raters, items, minutes }: PlannedInterview): Markup {
  const rated = items.map(
    ({ competency, item }) =>
      html`<div>${competency.name} <span class="quiet">${instrumentNames[item.instrument]}</span></div>`,
  );
  return html`<tr><th scope="row">${number}</th><td>${raters[0]} and ${raters[1]}</td><td>${rated}</td><td class="number">${minutes}</td></tr>
`;
}

/** A work sample needs a sheet, and a role play a customer to be: the kit cannot know the company's own. */
function toHaveReady(interviews: readonly PlannedInterview[]): Markup | null {
  const tasks = interviews.map(({ number, items }) => ({
    number,
    prompts: items.flatMap(({ item }) => (item.instrument === 'structured_interview' ? [] : [item.prompt])),
  }));
  const needed = tasks.filter(({ prompts }) => prompts.length > 0);
  if (needed.length === 0) return null;
  return html`<h2>To have ready</h2>
<p>Paired scenarios are in scenarios.html; where there are several for a competency, choose one. What the other tasks hand out or play is your company's own: choose it once, and use the same for every candidate.</p>
${needed.map(({ number, prompts }) => html`<div class="ready"><h3>Interview ${number}</h3><ul class="plain">${prompts.map((prompt) => html`<li>${prompt}</li>`)}</ul></div>`)}
`;
}

const busy = ({ plan }: Kit): readonly number[] =>
  [...new Set(plan.interviews.flatMap(({ raters }) => raters))].toSorted((a, b) => a - b);
