import type { Scenario } from '../../../core/model/scenarios.ts';
import { html, type Markup } from '../html/markup.ts';
import { pageOf } from '../html/page.ts';
import { type Kit, madeFrom, roleName } from './kit.ts';
import { kitStyle } from './style.ts';

/** The paired scenarios: a hand-out for each customer, and apart from them what raters look for. */
export function scenariosPage(kit: Kit): string {
  return pageOf({
    title: `Paired scenarios: ${roleName(kit)}`,
    style: kitStyle,
    head: html`${madeFrom(kit)}<h1>Paired scenarios: ${roleName(kit)}</h1>`,
    body: html`<p class="lead">Each pair is two customers that differ in one fact. Choose one pair for a competency and keep to it for every candidate. Print, hand out both sheets together, give ten minutes to read and ten to answer. What follows the hand-outs is for raters: keep it.</p>
${kit.scenarios.flatMap((scenario) => scenario.customers.map((_, which) => handOut(scenario, which)))}
<section class="handout kept" aria-labelledby="for-raters">
<h2 id="for-raters">For raters only</h2>
<p class="warning">Do not hand out. Rate against the anchors of the guide; this says what the fact changes.</p>
${kit.scenarios.map((scenario) => forRaters(scenario, kit))}</section>
`,
  });
}

function handOut({ id, title, situation, customers, task }: Scenario, which: number): Markup {
  const customer = customers[which === 0 ? 0 : 1];
  return html`<section class="handout" aria-labelledby="${id}-${which}">
<h2 id="${id}-${which}">${customer.name}</h2>
<p class="context">${title} · customer ${which + 1} of 2</p>
<ul class="plain">${[...situation, customer.fact].map((line) => html`<li>${line}</li>`)}</ul>
<p><strong>${task}</strong></p>
</section>
`;
}

function forRaters({ title, competency, customers, look_for }: Scenario, kit: Kit): Markup {
  const name = kit.competencies.find(({ id }) => id === competency)?.name ?? competency;
  return html`<div class="scenario-note"><h3>${title}</h3>
<p class="context">rates: ${name}</p>
${customers.map((customer) => html`<p class="fact"><strong>${customer.name}:</strong> ${customer.fact}</p>`)}
<p>${look_for}</p></div>
`;
}
