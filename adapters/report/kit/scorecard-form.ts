import { promptItems } from '../../../core/hiring/kit/prompt-item.ts';
import type { Competency } from '../../../core/model/rubric.ts';
import { html, type Markup } from '../html/markup.ts';
import { pageOf } from '../html/page.ts';
import { interviewOf, type Kit, ladder, madeFrom, roleName } from './kit.ts';
import { aboutFields } from './scorecard-about.ts';
import { scorecardScript } from './scorecard-script.ts';
import { kitStyle } from './style.ts';

/** A form that works from a folder without network and saves the ratings of one rater on one candidate as JSON. */
export function scorecardForm(kit: Kit): string {
  const isDemanded = kit.rubric.evidence === 'required';
  return pageOf({
    title: `Scorecard: ${roleName(kit)}`,
    style: kitStyle,
    script: scorecardScript,
    head: html`${madeFrom(kit)}<h1>Scorecard: ${roleName(kit)}</h1>`,
    body: html`<p>For one rater and one candidate. Write what was said or done, then choose the point whose text was all seen; between two, the worse one.${isDemanded ? ' A rating without evidence counts as missing.' : ''} Nothing is sent and nothing is kept: what is not saved as a file is gone when the page is closed.</p>
<noscript><p class="warning">Saving needs JavaScript, which is off. Print the page and write on it instead.</p></noscript>
<form novalidate autocomplete="off" data-role="${kit.role.id}" data-evidence="${kit.rubric.evidence}">
${aboutFields(kit)}
${kit.competencies.map((one) => ratingFields(one, kit))}
<div class="save"><button type="submit">Save ratings</button><button type="button" id="next" class="second">Next candidate</button><output id="said" role="status"></output></div>
</form>`,
  });
}

function ratingFields(competency: Competency, kit: Kit): Markup {
  const { id, axis, name } = competency;
  const interview = interviewOf(competency, kit);
  const reversed = competency.reverse ? ' · reversed: a high point is a low standing' : '';
  const needed = kit.rubric.evidence === 'required' ? ' (needed with a rating)' : '';
  return html`<fieldset class="competency" data-competency="${id}" data-interview="${interview}">
<legend>${name}</legend>
<p class="axis">${axis} · interview ${interview}${reversed}</p>
<div class="sides"><div class="asked">
${group({ id: `${id}-item`, legend: 'What was asked', choices: askedChoices(competency, kit) })}
<div class="field"><label for="${id}-evidence">What was said or done${needed}</label><textarea id="${id}-evidence" aria-describedby="${id}-evidence-fault"></textarea><p class="fault" id="${id}-evidence-fault"></p></div>
</div>
${group({ id: `${id}-point`, legend: 'Rating', choices: pointChoices(competency, kit) })}
</div></fieldset>
`;
}

/** A single prompt needs no choice; with several, none is chosen beforehand. */
function askedChoices(competency: Competency, kit: Kit): Markup {
  const items = promptItems(competency, kit.scenarios);
  const checked = items.length === 1 ? html` checked` : null;
  const name = `${competency.id}-item`;
  const several = html`<label class="asked-choice"><input type="radio" name="${name}" value="" data-instrument=""><span>Several of these, or another</span></label>
`;
  return html`${items.map(
    ({ itemId, instrument, prompt }) =>
      html`<label class="asked-choice"><input type="radio" name="${name}" value="${itemId}" data-instrument="${instrument}"${checked}><span>${prompt}</span></label>
`,
  )}${several}`;
}

function pointChoices(competency: Competency, { rubric }: Kit): Markup {
  const name = `${competency.id}-point`;
  const points = [...ladder(competency, rubric), ['', 'Not asked, or not seen well enough to rate'] as const];
  return html`${points.map(
    ([point, text]) =>
      html`<label class="point-choice"><input type="radio" name="${name}" value="${point}"><b>${point === '' ? '–' : point}</b><span>${text}</span></label>
`,
  )}`;
}

function group({ id, legend, choices }: { id: string; legend: string; choices: Markup }): Markup {
  return html`<fieldset class="points" role="radiogroup" id="${id}" aria-labelledby="${id}-legend" aria-describedby="${id}-fault"><legend id="${id}-legend">${legend}</legend><p class="fault" id="${id}-fault"></p>
${choices}</fieldset>`;
}
