/**
 * The script of a scorecard: checks what was filled in and saves it as a file of ratings.
 * Plain JavaScript as text; it reads the page only, sends nothing, and keeps no draft: the storage of a browser is
 * shared by every file that is opened from a folder, and what a candidate said would lie there unseen.
 */
export const scorecardScript = String.raw`
document.documentElement.classList.add('live');
const form = document.querySelector('form');
const said = document.getElementById('said');
const parts = [...form.querySelectorAll('[data-competency]')];
const value = (id) => document.getElementById(id).value.trim();
const chosen = (part, what) => part.querySelector('[name="' + part.dataset.competency + '-' + what + '"]:checked');
const point = (part) => chosen(part, 'point')?.value ?? '';
const evidence = (part) => value(part.dataset.competency + '-evidence');
const isStarted = (part) => chosen(part, 'point') !== null || evidence(part) !== '';
const counted = (n, one, many) => n + ' ' + (n === 1 ? one : many);
let isUnsaved = false;

const count = () => {
  const shown = parts.filter((part) => !part.hidden);
  const rated = shown.filter((part) => point(part) !== '');
  said.textContent = rated.length + ' of ' + shown.length + ' competencies rated' + (isUnsaved ? ', not saved yet' : '');
};

const fault = (id, text) => {
  const field = document.getElementById(id);
  document.getElementById(id + '-fault').textContent = text;
  if (text === '') field.removeAttribute('aria-invalid');
  else field.setAttribute('aria-invalid', 'true');
  return text === '' ? [] : [field];
};
const faultsAbout = () => [...form.querySelectorAll('[data-needed]')].flatMap((field) =>
  fault(field.id, field.value.trim() === '' ? field.dataset.needed : ''));
const faultsOf = (part) => {
  const id = part.dataset.competency;
  const isRated = point(part) !== '';
  const isMute = isRated && form.dataset.evidence === 'required' && evidence(part) === '';
  return [
    ...fault(id + '-item', isRated && chosen(part, 'item') === null ? 'Choose what was asked.' : ''),
    ...fault(id + '-evidence', isMute ? 'Write what the candidate said or did, or choose "Not asked".' : ''),
    ...fault(id + '-point', evidence(part) !== '' && chosen(part, 'point') === null ? 'Choose a point, or "Not asked".' : ''),
  ];
};

let shownInterview = '';
const clear = (part) => {
  for (const choice of part.querySelectorAll('input')) choice.checked = choice.defaultChecked;
  part.querySelector('textarea').value = '';
  faultsOf(part);
};
// What is hidden is never saved: what was rated in another interview is cleared, once it is saved or was asked about.
const showInterview = () => {
  const interview = value('interview');
  const others = parts.filter((part) => interview !== '' && part.dataset.interview !== interview);
  const mayClear = () => !isUnsaved || confirm('Ratings of another interview are not saved. Clear them?');
  if (others.some(isStarted) && !mayClear()) {
    document.getElementById('interview').value = shownInterview;
    return;
  }
  others.forEach(clear);
  for (const part of parts) part.hidden = others.includes(part);
  shownInterview = interview;
  count();
};

const records = () => parts.filter((part) => point(part) !== '').map((part) => {
  const item = chosen(part, 'item');
  return {
    candidate_id: value('candidate'),
    requisition_id: value('requisition') || null,
    role: form.dataset.role,
    assessment_id: [value('candidate'), value('day'), 'interview-' + part.dataset.interview].join('/'),
    instrument: item.dataset.instrument || null,
    rater_id: value('rater'),
    competency: part.dataset.competency,
    item_id: item.value || null,
    rating: Number(point(part)),
    evidence: evidence(part) || null,
    occurred_on: value('day'),
  };
});
const save = (rows) => {
  const interview = value('interview');
  const words = ['ratings', value('candidate'), value('rater'), value('day'), ...(interview === '' ? [] : ['interview', interview])];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(rows, null, 2) + '\n'], { type: 'application/json' }));
  link.download = words.join('-').replace(/[^\p{L}\p{N}_-]+/gu, '_') + '.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  return link.download;
};

form.addEventListener('input', ({ target }) => {
  if (target.id === 'interview') return;
  isUnsaved = true;
  const part = target.closest('[data-competency]');
  if (part?.querySelector('[aria-invalid]')) faultsOf(part);
  if (target.matches('[aria-invalid]')) fault(target.id, '');
  count();
});
document.getElementById('interview').addEventListener('change', showInterview);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const faults = [...faultsAbout(), ...parts.flatMap(faultsOf)];
  if (faults.length > 0) {
    said.textContent = 'Not saved: ' + counted(faults.length, 'answer is', 'answers are') + ' missing.';
    (faults[0].querySelector('input') ?? faults[0]).focus();
    return;
  }
  const rows = records();
  if (rows.length === 0) { said.textContent = 'Not saved: nothing is rated yet.'; return; }
  const left = parts.filter((part) => evidence(part) !== '' && point(part) === '').length;
  const name = save(rows);
  isUnsaved = false;
  said.textContent = 'Saved ' + counted(rows.length, 'rating', 'ratings') + ' as ' + name + '.' +
    (left === 0 ? '' : ' Left out: the notes of ' + counted(left, 'competency', 'competencies') + ' without a rating.');
});
document.getElementById('next').addEventListener('click', () => {
  if (isUnsaved && !confirm('These ratings are not saved. Clear them?')) return;
  const kept = ['interview', 'rater', 'day', 'requisition'].map((id) => [id, value(id)]);
  form.reset();
  for (const [id, text] of kept) document.getElementById(id).value = text;
  isUnsaved = false;
  parts.forEach(clear);
  faultsAbout().forEach((field) => fault(field.id, ''));
  showInterview();
  document.getElementById('candidate').focus();
});
addEventListener('beforeunload', (event) => {
  if (isUnsaved) { event.preventDefault(); event.returnValue = true; }
});
showInterview();
`.trim();
