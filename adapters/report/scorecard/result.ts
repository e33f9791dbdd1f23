import type { Rating } from '../../../core/model/people-objects.ts';
import type { Rubric } from '../../../core/model/rubric.ts';
import { ScoreReport } from '../../../core/model/score-report.ts';
import { reportJson } from '../json.ts';
import type { Result } from '../result.ts';
import type { Beside } from './beside.ts';
import { scorecardPages } from './page.ts';
import { scoreTable } from './table.ts';
import { scoreTerminal } from './terminal.ts';

type Shown = { readonly rubric: Rubric; readonly ratings: readonly Rating[] };

/**
 * Scores in every form: a page a candidate in HTML, a row a candidate in tables.
 * @param width columns of the terminal; asked for when that form is.
 */
export function scoreResult(report: ScoreReport, shown: Shown, width: () => number): Result {
  return {
    json: () => reportJson(ScoreReport, report),
    table: () => scoreTable(report),
    terminal: () => scoreTerminal(report, width()),
    html: async () => scorecardPages(report, besideOf(report, shown)),
  };
}

function besideOf(report: ScoreReport, { rubric, ratings }: Shown): Beside {
  const role = rubric.roles.find(({ id }) => id === report.role);
  return {
    evidence: ratings.map((rating) => ({
      candidateId: rating.candidate_id,
      competency: rating.competency,
      item: rating.item_id,
      raterId: rating.rater_id,
      instrument: rating.instrument,
      rating: Number(rating.rating),
      evidence: rating.evidence,
      occurredOn: rating.occurred_on,
    })),
    words: {
      role: role?.name ?? report.role,
      names: new Map(rubric.competencies.map(({ id, name }) => [id, name])),
      anchors: new Map(rubric.competencies.map(({ id, anchors }) => [id, anchors])),
    },
  };
}
