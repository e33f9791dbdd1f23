import type { AxisValidity, Utility, ValidityReport } from '../../../core/model/validity-report.ts';
import { type Answer, type AnswerTable, left, name, right, withoutEmptyColumns } from '../answer/answer.ts';
import { printedCount, printedNumber } from '../printed.ts';
import { printedDifference, printedEstimate } from '../printed-estimate.ts';
import { auditTables } from './audit-tables.ts';

/** What `bearing validity` says to a person. */
export function validityAnswer(report: ValidityReport): Answer {
  const { joined, role, notes, axes, needed } = report;
  const isSilent = axes.every(({ spearman }) => spearman === null);
  return {
    title: 'Validity: does the score go with later results?',
    context: [
      `role ${role}`,
      `${printedCount(joined.scored)} scored`,
      `${printedCount(joined.hires)} hires, ${printedCount(joined.scoredHires)} of them scored`,
      `with a result inside ${printedCount(joined.inside)}, outside ${printedCount(joined.outside)}`,
    ].join(' · '),
    lines: isSilent ? [] : axes.map(sentence),
    warnings: isSilent ? [`No claim: ${needed} hires with a score and a result are needed.`] : [],
    tables: [
      axesTable(report),
      utilityTable(report.utility),
      weightsTable(report),
      ...auditTables(report.audit),
    ].map(withoutEmptyColumns),
    notes: notes.map(({ text }) => text),
  };
}

/** Never that there is no relation: only that it cannot be told from none. */
function sentence({ axis, segments, spearman, hires }: AxisValidity): string {
  const start = `${axis} score, results ${segments}:`;
  if (spearman === null) return `${start} no claim (${printedCount(hires)} hires)`;
  if (spearman.low > 0) return `${start} higher scores go with better results`;
  if (spearman.high < 0) return `${start} higher scores go with worse results`;
  return `${start} can't tell it from no relation`;
}

function axesTable({ axes }: ValidityReport): AnswerTable {
  return {
    title: 'CORRELATION OF SCORE AND RESULT (95 % intervals; in all applicants: Thorndike case 2)',
    columns: [
      left('axis'),
      left('segments'),
      right('hires'),
      right('of ranks'),
      right('Pearson'),
      right('in all applicants'),
    ],
    rows: axes.map(({ axis, segments, hires, spearman, pearson, corrected }) => [
      axis,
      segments,
      printedCount(hires),
      printedEstimate(spearman, 2),
      printedEstimate(pearson, 2),
      printedEstimate(corrected, 2),
    ]),
  };
}

function utilityTable(utility: Utility | null): AnswerTable {
  return {
    title: 'UTILITY (money of the stated inputs, against hiring at random)',
    columns: [left('axis'), right('gain')],
    rows: (utility?.gains ?? []).map(({ axis, gain }) => [axis, printedDifference(gain, 0)]),
  };
}

/** Only axes where something would change: a table of weights that stay says nothing. */
function weightsTable({ weights }: ValidityReport): AnswerTable {
  const isChanged = (axis: string) =>
    weights.some(
      ({ axis: own, weight, suggested }) =>
        own === axis && suggested !== null && Math.abs(weight - suggested) >= 0.005,
    );
  return {
    title: 'WEIGHTS A PERSON MIGHT SIGN (nothing applies them)',
    columns: [left('axis'), name('competency'), right('with results'), right('weight'), right('suggested')],
    rows: weights
      .filter(({ axis }) => isChanged(axis))
      .map(({ axis, competency, correlation, weight, suggested }) => [
        axis,
        competency,
        printedEstimate(correlation, 2),
        printedNumber(weight, 2),
        printedNumber(suggested ?? 0, 2),
      ]),
  };
}
