import type { PlannedInterview } from '../../../core/hiring/kit/rating-plan.ts';
import { html, type Markup } from '../html/markup.ts';
import type { Kit } from './kit.ts';

/** Who is rated by whom, when, and in which interview. */
export function aboutFields({ plan }: Kit): Markup {
  return html`<div class="about">
<div><label for="interview">Interview</label><select id="interview" aria-describedby="interview-hint">${plan.interviews.map(choice)}<option value="">All competencies</option></select><p class="hint" id="interview-hint">As in plan.html. What it rates is shown below.</p></div>
${field({ id: 'candidate', label: 'Candidate number', needed: 'Needs the candidate number.', hint: 'Not the name.' })}
${field({ id: 'rater', label: 'Your rater id', needed: 'Needs your rater id.', hint: 'The same in every scorecard.' })}
${field({ id: 'day', label: 'Day of the interview', needed: 'Needs the day of the interview.', type: 'date' })}
${field({ id: 'requisition', label: 'Requisition', hint: 'May stay empty.' })}
</div>`;
}

function choice({ number, raters }: PlannedInterview): Markup {
  return html`<option value="${number}">${number} (raters ${raters[0]} and ${raters[1]})</option>`;
}

type Field = {
  readonly id: string;
  readonly label: string;
  readonly needed?: string;
  readonly hint?: string;
  readonly type?: 'text' | 'date';
};

function field({ id, label, needed, hint, type = 'text' }: Field): Markup {
  const demand = needed === undefined ? null : html` required data-needed="${needed}"`;
  return html`<div><label for="${id}">${label}</label><input type="${type}" id="${id}"${demand} aria-describedby="${id}-hint ${id}-fault"><p class="hint" id="${id}-hint">${hint ?? ''}</p><p class="fault" id="${id}-fault"></p></div>`;
}
