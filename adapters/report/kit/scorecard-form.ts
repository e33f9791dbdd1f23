import { promptItems } from '../../../core/hiring/kit/prompt-item.ts';
import type { Competency } from '../../../core/model/rubric.ts';
import { html, type Markup } from '../html/markup.ts';
import { pageOf } from '../html/page.ts';
import { type Kit, ladder, madeFrom, roleName } from './kit.ts';
import { scorecardScript } from './scorecard-script.ts';
import { kitStyle } from './style.ts';

/** A form that works from a folder without network and saves the ratings of one rater on one candidate as JSON. */
export function scorecardForm(kit: Kit): string {
  return pageOf({
    title: `Scorecard: ${roleName(kit)}`,
    style: kitStyle,
    script: scorecardScript,
    head: html`${madeFrom(kit)}<h1>Scorecard: ${roleName(kit)}</h1>`,
    body: html`<p>For one rater and one candidate. Nothing leaves this page but the file you save.${kit.rubric.evidence === 'required' ? ' Every rating needs what was said or done.' : ''}</p>
<noscript><p class="warning">Saving needs JavaScript, which is off. Print the page and write on it instead.</p></noscript>
<form novalidate autocomplete="off" data-role="${kit.role.id}" data-evidence="${kit.rubric.evidence}">
<div class="about">
${field({ id: 'candidate', label: 'Candidate number', needed: 'Needs the candidate number.', hint: 'Not the name.' })}
${field({ id: 'requisition', label: 'Requisition (may stay empty)' })}
${field({ id: 'rater', label: 'Your rater id', needed: 'Needs your rater id, the same every time.', hint: 'The same in every scorecard.' })}
${field({ id: 'day', label: 'Day of the interview', needed: 'Needs the day of the interview.', type: 'date' })}
<div><label for="interview">Interview</label><select id="interview"><option value="">all competencies</option>${kit.plan.interviews.map(({ number, competencies }) => html`<option value="${number}">${number}: ${competencies.map(({ name }) => name).join('; ')}</option>`)}</select></div>
</div>
${kit.competencies.map((one) => ratingFields(one, kit))}
<div class="save"><button type="submit">Save ratings</button><output id="said" role="status"></output></div>
</form>`,
  });
}

type Field = {
  readonly id: string;
  readonly label: string;
  readonly needed?: string;
  readonly hint?: string;
  readonly type?: 'text' | 'date';
};

function field({ id, label, needed, hint, type = 'text' }: Field): Markup {
  const demand =
    needed === undefined ? null : html` required data-needed="${needed}" data-fault="${id}-fault"`;
  return html`<div><label for="${id}">${label}</label><input type="${type}" id="${id}"${demand} aria-describedby="${id}-hint ${id}-fault"><p class="hint" id="${id}-hint">${hint ?? ''}</p><p class="fault" id="${id}-fault"></p></div>`;
}

function ratingFields(competency: Competency, kit: Kit): Markup {
  const { id, axis, name } = competency;
  const interview = kit.plan.interviews.find((one) => one.competencies.some((other) => other.id === id));
  const label =
    kit.rubric.evidence === 'required'
      ? 'What was said or done (needed with a rating)'
      : 'What was said or done';
  return html`<fieldset data-competency="${id}" data-interview="${interview?.number ?? ''}">
<legend>${name}</legend>
<p class="axis">${axis}${competency.reverse ? ' · reversed: a high point is a low standing' : ''}</p>
<div class="field"><label for="${id}-item">Prompt</label><select id="${id}-item">${promptItems(competency).map(({ itemId, instrument, prompt }) => html`<option value="${itemId}" data-instrument="${instrument}">${prompt}</option>`)}</select></div>
<div class="field"><label for="${id}-evidence">${label}</label><textarea id="${id}-evidence" data-fault="${id}-evidence-fault" aria-describedby="${id}-evidence-fault"></textarea><p class="fault" id="${id}-evidence-fault"></p></div>
<fieldset class="points"><legend>Point</legend><p class="fault" id="${id}-point-fault"></p>
${ladder(competency, kit.rubric).map(([point, text]) => choice({ id, point, text: html`<b>${point}</b><span>${text}</span>` }))}${choice({ id, point: '', text: html`<b>–</b><span>Not asked, or not seen well enough to rate</span>` })}</fieldset>
</fieldset>
`;
}

function choice({ id, point, text }: { id: string; point: string; text: Markup }): Markup {
  return html`<label class="point-choice"><input type="radio" name="${id}-point" value="${point}" data-fault="${id}-point-fault">${text}</label>
`;
}
