import type { PlannedInterview } from '../../../core/hiring/kit/rating-plan.ts';
import { html, type Markup } from '../html/markup.ts';
import { pageOf } from '../html/page.ts';
import { type Kit, madeFrom, roleName } from './kit.ts';
import { kitStyle } from './style.ts';

/** Who sits in which interview and rates what. */
export function planPage(kit: Kit): string {
  const { interviews, free } = kit.plan;
  const minutes = interviews.reduce((sum, one) => sum + one.minutes, 0);
  return pageOf({
    title: `Interview plan: ${roleName(kit)}`,
    style: kitStyle,
    head: html`${madeFrom(kit)}<h1>${kit.competencies.length} competencies, two raters each, in ${interviews.length === 1 ? '1 interview' : `${interviews.length} interviews`}</h1>`,
    body: html`<p class="lead">${roleName(kit)}: ${minutes} minutes of the candidate's time, ${minutes * 2} of the interviewers'. Fewer interviews would need more than four competencies in one.</p>
<div class="scroll" role="region" aria-label="Interviews" tabindex="0"><table>
<caption>Both people in the room rate every competency of the interview, each alone, before they talk.</caption>
<thead><tr><th scope="col">interview</th><th scope="col">leads</th><th scope="col">second rater</th><th scope="col">rates</th><th scope="col" class="number">minutes</th></tr></thead>
<tbody>
${interviews.map(row)}</tbody></table></div>
${free.length === 0 ? null : html`<p>Not needed: interviewer ${free.join(', ')}.</p>`}
<h2>Names</h2>
<p>Write a name for each number once, and keep it for every candidate of this requisition.</p>
<table><tbody>${busy(kit).map((one) => html`<tr><th scope="row">Interviewer ${one}</th><td>________________________________</td></tr>`)}</tbody></table>
<h2>Why so</h2>
<ul class="plain">
<li>One rater's number cannot be told from that rater's severity. Two raters on the same answers can be compared.</li>
<li>Pairs change from interview to interview, so that each rater is compared with others where there are three or more.</li>
<li>Each interview holds competencies of both axes, so that one strict pair does not make a candidate look weak on one axis.</li>
<li>Open each scorecard at the interview it is for, rate within the hour, save, and only then talk.</li>
</ul>`,
  });
}

function row({ number, raters, competencies, minutes }: PlannedInterview): Markup {
  return html`<tr><th scope="row">${number}</th><td>interviewer ${raters[0]}</td><td>interviewer ${raters[1]}</td><td>${competencies.map(({ name }) => html`<div>${name}</div>`)}</td><td class="number">${minutes}</td></tr>
`;
}

const busy = ({ plan }: Kit): readonly number[] =>
  [...new Set(plan.interviews.flatMap(({ raters }) => raters))].toSorted((a, b) => a - b);
