import type { ScoredCandidate, ScoreReport } from '../../../core/model/score-report.ts';
import { twoAxesChart } from '../../charts/two-axes.ts';
import { dataTable, type HtmlCell, missingCell } from '../html/data-table.ts';
import { html, type Markup, trusted } from '../html/markup.ts';
import { printedNumber } from '../printed.ts';
import { pageId } from './candidate-page.ts';
import { apartText, askNextText, bandOf, isEstimate, labelTitle, printedScore } from './words.ts';

/** More people than this on one picture cannot be told apart by eye. */
const mostPoints = 20;

function mark(index: number): string {
  return String(index + 1);
}

function plane(report: ScoreReport): Markup | null {
  const points = report.candidates.flatMap(({ strategic, tactical, coverage }, index) =>
    isEstimate(strategic) && isEstimate(tactical)
      ? [
          {
            mark: mark(index),
            strategic,
            tactical,
            isComplete:
              coverage.strategic.value >= coverage.strategic.needed &&
              coverage.tactical.value >= coverage.tactical.needed,
          },
        ]
      : [],
  );
  if (points.length === 0 || points.length > mostPoints) return null;
  const svg = twoAxesChart(points, {
    id: 'all-plane',
    title: 'Everyone on both axes',
    description: `${points.length} candidates with 95 % intervals on both axes; the table below holds every number.`,
    floors: report.floors,
  });
  return html`<figure class="plane">${trusted(svg)}<figcaption>Numbers are those of the table. Lines are 95 % intervals: where they overlap, the ratings do not tell people apart. Hollow: too little was rated.</figcaption></figure>
`;
}

function scoreCell(candidate: ScoredCandidate, axis: 'strategic' | 'tactical'): HtmlCell {
  const score = candidate[axis];
  return isEstimate(score) ? { content: printedScore(score), value: score.value } : missingCell;
}

function bandCell(bands: readonly (readonly string[])[], candidateId: string): HtmlCell {
  const band = bandOf(bands, candidateId);
  return band === null ? missingCell : { content: String(band), value: band };
}

function table(report: ScoreReport): Markup {
  return dataTable({
    id: 'candidates',
    caption:
      'In the order of their ids. People of two bands can be told apart on that axis; 1 is the highest',
    columns: [
      { label: 'candidate', numeric: false },
      { label: 'no.', numeric: true },
      { label: 'label', numeric: false },
      { label: 'strategic', numeric: true },
      { label: 'band', numeric: true },
      { label: 'tactical', numeric: true },
      { label: 'band', numeric: true },
      { label: 'ask next', numeric: false },
    ],
    rows: report.candidates.map((candidate, index) => [
      {
        content: html`<a href="#${pageId(index)}">${candidate.candidateId}</a>`,
        value: candidate.candidateId,
      },
      { content: mark(index), value: index + 1 },
      { content: labelTitle(candidate), value: candidate.label },
      scoreCell(candidate, 'strategic'),
      bandCell(report.bands.strategic, candidate.candidateId),
      scoreCell(candidate, 'tactical'),
      bandCell(report.bands.tactical, candidate.candidateId),
      { content: askNextText(candidate), value: askNextText(candidate) },
    ]),
  });
}

/** Everyone on one page: the picture, the table by id, and what can and cannot be told apart. */
export function listPage(report: ScoreReport): Markup {
  const showsBands = report.candidates.length <= mostPoints;
  return html`<section aria-labelledby="everyone">
<h2 id="everyone">Everyone, and who can be told apart</h2>
${showsBands ? html`<ul class="plain"><li>${apartText(report, 'strategic')}</li><li>${apartText(report, 'tactical')}</li></ul>` : null}
${plane(report)}${table(report)}
<p class="quiet">Rubric ${report.rubric.id} version ${printedNumber(report.rubric.version)} (${report.rubric.hash.slice(0, 12)}); calibration ${report.calibration.status}, ${report.calibration.hash.slice(0, 12)}, norm of ${printedNumber(report.calibration.n.candidates)} candidates.</p>
</section>
`;
}
