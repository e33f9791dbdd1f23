/**
 * The script of a scorecard: checks what was filled in and saves it as a file of ratings.
 * Plain JavaScript as text; it reads the page only, keeps nothing, sends nothing.
 */
export const scorecardScript = `
document.documentElement.classList.add('live');
const form = document.querySelector('form');
const said = document.getElementById('said');
const parts = [...form.querySelectorAll('fieldset[data-competency]')];
const value = (id) => document.getElementById(id).value.trim();
const ratingOf = (part) => part.querySelector('input[type=radio]:checked')?.value ?? '';
let isUnsaved = false;
const count = () => {
  const rated = parts.filter((part) => ratingOf(part) !== '').length;
  said.textContent = rated + ' of ' + parts.filter((part) => !part.hidden).length + ' competencies rated' + (isUnsaved ? ', not saved yet' : '');
};
const fault = (field, text) => {
  const place = document.getElementById(field.dataset.fault);
  place.textContent = text;
  if (text === '') field.removeAttribute('aria-invalid');
  else field.setAttribute('aria-invalid', 'true');
  return text === '' ? null : field;
};
const showInterview = () => {
  const chosen = value('interview');
  for (const part of parts) part.hidden = chosen !== '' && part.dataset.interview !== chosen && ratingOf(part) === '';
  count();
};
const faults = () => {
  const rated = parts.filter((part) => ratingOf(part) !== '');
  const empty = [...form.querySelectorAll('[data-needed]')].map((field) =>
    fault(field, field.value.trim() === '' ? field.dataset.needed : ''));
  const silent = parts.map((part) => {
    const evidence = part.querySelector('textarea');
    const isMissing = rated.includes(part) && form.dataset.evidence === 'required' && evidence.value.trim() === '';
    return fault(evidence, isMissing ? 'Write what the candidate said or did: a rating without evidence counts as missing.' : '');
  });
  const unrated = parts.map((part) => {
    const first = part.querySelector('input[type=radio]');
    const isMissing = part.querySelector('textarea').value.trim() !== '' && ratingOf(part) === '' && !part.querySelector('input[type=radio]:checked');
    return fault(first, isMissing ? 'There is evidence: choose a point, or "not asked".' : '');
  });
  const all = [...empty, ...unrated, ...silent].filter((field) => field !== null);
  return all.toSorted((a, b) => a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
};
const records = () => parts.filter((part) => ratingOf(part) !== '').map((part) => {
  const item = part.querySelector('select').selectedOptions[0];
  const interview = value('interview');
  return {
    candidate_id: value('candidate'),
    requisition_id: value('requisition') || null,
    role: form.dataset.role,
    assessment_id: [value('candidate'), value('day'), interview === '' ? 'all' : 'interview-' + interview].join('/'),
    instrument: item.dataset.instrument,
    rater_id: value('rater'),
    competency: part.dataset.competency,
    item_id: item.value,
    rating: Number(ratingOf(part)),
    evidence: part.querySelector('textarea').value.trim() || null,
    occurred_on: value('day'),
  };
});
form.addEventListener('input', () => { isUnsaved = true; count(); });
document.getElementById('interview').addEventListener('change', showInterview);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const [first, ...others] = faults();
  if (first) {
    said.textContent = 'Not saved: ' + (others.length + 1) + (others.length === 0 ? ' field needs' : ' fields need') + ' something more.';
    first.focus();
    return;
  }
  const rows = records();
  if (rows.length === 0) { said.textContent = 'Not saved: nothing is rated yet.'; return; }
  const name = ['ratings', value('candidate'), value('rater'), value('day')].join('-').replace(/[^A-Za-z0-9_-]+/g, '_') + '.json';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(rows, null, 2) + '\\n'], { type: 'application/json' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  isUnsaved = false;
  said.textContent = 'Saved ' + rows.length + (rows.length === 1 ? ' rating' : ' ratings') + ' as ' + name + '.';
});
addEventListener('beforeunload', (event) => { if (isUnsaved) event.preventDefault(); });
showInterview();
`.trim();
