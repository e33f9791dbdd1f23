import type { CompetencyScore, ScoredCandidate, ScoreReport } from '../../../core/model/score-report.ts';
import { twoAxesChart } from '../../charts/two-axes.ts';
import { html, type Markup, trusted } from '../html/markup.ts';
import { printedNumber } from '../printed.ts';
import type { Beside, EvidenceLine } from './beside.ts';
import { contributionsTable } from './contributions.ts';
import { intervalStrip } from './interval-strip.ts';
import {
  askNextText,
  coverageText,
  floorText,
  isEstimate,
  labelMeaning,
  labelTitle,
  notClaimed,
  printedScore,
} from './words.ts';

/** Where a candidate's page begins. */
export const pageId = (index: number) => `candidate-${index + 1}`;

function plane(candidate: ScoredCandidate, report: ScoreReport, id: string): Markup | null {
  const { strategic, tactical, coverage } = candidate;
  if (!isEstimate(strategic) || !isEstimate(tactical)) return null;
  const isComplete =
    coverage.strategic.value >= coverage.strategic.needed &&
    coverage.tactical.value >= coverage.tactical.needed;
  const svg = twoAxesChart([{ mark: '', strategic, tactical, isComplete }], {
    id: `${id}-plane`,
    title: `Both axes of ${candidate.candidateId}`,
    description: `Strategic ${printedScore(strategic)}, tactical ${printedScore(tactical)}, with 95 % intervals; floors ${report.floors.strategic} and ${report.floors.tactical}.`,
    floors: report.floors,
  });
  return html`<figure class="plane">${trusted(svg)}
<figcaption>Lines are 95 % intervals; dashed lines are the floors of the role.${isComplete ? '' : ' Hollow: too little was rated.'}</figcaption></figure>
`;
}

function askNext(candidate: ScoredCandidate): Markup {
  const { label, settleNext } = candidate;
  const isOpen = label === 'not settled' || label === 'incomplete';
  if (!isOpen || settleNext === null) return html`${capitalized(askNextText(candidate))}.`;
  const { text, now, expected } = settleNext;
  return html`<strong>${capitalized(text)}</strong>: the surest label would be expected to go from probability ${printedNumber(now, 2)} to ${printedNumber(expected, 2)}.`;
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function answers(candidate: ScoredCandidate, report: ScoreReport, beside: Beside): Markup {
  const name = (id: string) => beside.words.names.get(id) ?? id;
  const axis = (key: 'strategic' | 'tactical') =>
    html`<dd><strong>${printedScore(candidate[key])}</strong>, ${floorText(candidate, key, report)}. ${coverageText(candidate.coverage[key], name)}.</dd>`;
  const change = candidate.counterfactual;
  return html`<dl class="answers">
<dt>Strategic</dt>${axis('strategic')}
<dt>Tactical</dt>${axis('tactical')}
<dt>Ask next</dt><dd>${askNext(candidate)}</dd>
<dt>Would change it</dt><dd>${change === null ? 'No single rating, however changed, would alter the label.' : `${change.text}.`}</dd>
</dl>
`;
}

function quote(line: EvidenceLine, beside: Beside): Markup {
  const anchor = beside.words.anchors.get(line.competency)?.[String(line.rating)];
  const source = [
    line.raterId,
    line.instrument?.replaceAll('_', ' '),
    line.occurredOn?.replaceAll('-', '\u2011'),
  ].filter((part) => part !== null && part !== undefined);
  return html`<li><span class="point">${printedNumber(line.rating)}</span> ${line.evidence === null ? html`<span class="none">no evidence written down</span>` : html`<q>${line.evidence}</q>`} <span class="quiet">${source.join(', ')}</span>${anchor === undefined ? null : html`<br><span class="quiet anchor">${printedNumber(line.rating)} means: ${anchor}</span>`}</li>
`;
}

function competencyRow(score: CompetencyScore, candidate: ScoredCandidate, beside: Beside): Markup {
  const lines = beside.evidence.filter(
    (line) => line.candidateId === candidate.candidateId && line.competency === score.competency,
  );
  const name = beside.words.names.get(score.competency) ?? score.competency;
  return html`<tr><th scope="row">${name}</th><td>${
    score.ratings === 0
      ? html`<span class="none">not asked</span>`
      : html`<span class="word">${printedScore(score.score)}</span>${isEstimate(score.score) ? intervalStrip(score.score) : null}`
  }</td><td>${lines.length === 0 ? html`<span class="none">nobody rated this</span>` : html`<ul class="quotes">${lines.map((line) => quote(line, beside))}</ul>`}</td></tr>
`;
}

function competencies(candidate: ScoredCandidate, beside: Beside): Markup {
  return html`${(['strategic', 'tactical'] as const).map(
    (
      axis,
    ) => html`<div class="scroll" role="region" aria-label="${axis} competencies" tabindex="0"><table class="competencies">
<caption>${axis === 'strategic' ? 'Strategic: where to compete and why we win' : 'Tactical: the daily work'}</caption>
<thead><tr><th scope="col">competency</th><th scope="col">score, 95 %</th><th scope="col">what raters saw</th></tr></thead>
<tbody>
${candidate.competencies.filter((score) => score.axis === axis).map((score) => competencyRow(score, candidate, beside))}</tbody></table></div>
`,
  )}`;
}

/** One person on one page: the label, both axes on one picture, what would settle it, evidence, and why. */
export function candidatePage(index: number, report: ScoreReport, beside: Beside): Markup | null {
  const candidate = report.candidates[index];
  if (candidate === undefined) return null;
  const id = pageId(index);
  return html`<section class="sheet" aria-labelledby="${id}">
<h2 id="${id}">${candidate.candidateId}</h2>
<p class="context">${beside.words.role}${report.forDecision ? '' : ' · preview from files, not for decision'}</p>
<p class="label">${labelTitle(candidate)}</p>
<p class="lead">${labelMeaning(candidate.label)}</p>
<div class="halves">${plane(candidate, report, id)}${answers(candidate, report, beside)}</div>
${candidate.notes.length === 0 ? null : html`<ul class="plain">${candidate.notes.map((note) => html`<li>${note.text}</li>`)}</ul>`}
${competencies(candidate, beside)}
<details><summary>Why these numbers: every rating's part in them</summary>
${contributionsTable(candidate, { id: `${id}-why`, names: beside.words.names })}</details>
<details open><summary>What this score does not claim</summary><ul class="plain">${notClaimed.map((claim) => html`<li>${claim}</li>`)}</ul></details>
</section>
`;
}
