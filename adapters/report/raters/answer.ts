import type { MaybeEstimate } from '../../../core/model/estimate.ts';
import type { PanelReliability, RatersReport } from '../../../core/model/raters-report.ts';
import {
  type Answer,
  type AnswerTable,
  left,
  name,
  noCell,
  right,
  withoutEmptyColumns,
} from '../answer/answer.ts';
import { printedCount, printedHundredths, printedNumber } from '../printed.ts';
import { printedDifference, printedEstimate } from '../printed-estimate.ts';

/** What `bearing raters` says to a person. */
export function ratersAnswer(report: RatersReport): Answer {
  const { scale, statement, notes } = report;
  const better = scale.direction === 'higher' ? 'more is better' : 'less is better';
  return {
    title: 'Raters: severity and agreement',
    context: [
      counted(report.candidates, 'candidate'),
      counted(report.raterCount, 'rater'),
      counted(report.ratings, 'rating'),
      `scale ${printedNumber(scale.min)} to ${printedNumber(scale.max)}, ${better}`,
    ].join(' · '),
    lines: reliabilityLines(report.reliability),
    warnings: statement === null ? [] : [`${statement.charAt(0).toUpperCase()}${statement.slice(1)}.`],
    tables: [ratersTable(report), habitsTable(report), panelTable(report), competencyTable(report)].map(
      withoutEmptyColumns,
    ),
    notes: [...legend(report), ...notes.filter(isOfUse).map(({ text }) => text)],
  };
}

/** A panel of three has no kappa: the JSON says so, a person need not read it. */
function isOfUse({ code, text }: RatersReport['notes'][number]): boolean {
  return code !== 'kappa-missing' || !text.includes('got');
}

const counted = (count: number, what: string) => `${printedCount(count)} ${what}${count === 1 ? '' : 's'}`;

function reliabilityLines({ icc2, icc2k, icc1, icc1k }: PanelReliability): readonly string[] {
  const [one, mean] = icc2 === null ? [icc1, icc1k] : [icc2, icc2k];
  if (one === null || mean === null) return ['Reliability: no ICC can be told from this design.'];
  return [
    `Reliability of one rater ${printedEstimate(one, 2)}, of the mean of the panel ${printedEstimate(mean, 2)} (n ${printedCount(one.n)}).`,
  ];
}

function ratersTable({ raters }: RatersReport): AnswerTable {
  const shared = (agreement: MaybeEstimate) => (agreement === null ? noCell : printedCount(agreement.n));
  return {
    title: 'RATERS (by id: this is no ranking)',
    columns: [
      name('rater'),
      right('ratings'),
      right('no evidence'),
      right('severity'),
      right('agreement'),
      right('shared'),
    ],
    rows: raters.map((rater) => [
      rater.raterId,
      printedCount(rater.ratings),
      printedCount(rater.missingEvidence),
      printedDifference(rater.severity, 1),
      printedEstimate(rater.agreement, 2),
      shared(rater.agreement),
    ]),
  };
}

/** Needs several competencies, or dates: files without either have no such table. */
function habitsTable({ raters }: RatersReport): AnswerTable {
  const isSilent = raters.every(({ halo, drift }) => halo === null && drift === null);
  return {
    title: 'HALO AND DRIFT',
    columns: [name('rater'), right('halo, %'), right('drift in 30 days')],
    rows: isSilent
      ? []
      : raters.map(({ raterId, halo, drift }) => [raterId, printedHalo(halo), printedDifference(drift, 1)]),
  };
}

function printedHalo(halo: MaybeEstimate): string {
  if (halo === null || 'insufficient' in halo) return printedEstimate(halo, 0);
  const [value, low, high] = [halo.value, halo.low, halo.high].map((share) => printedHundredths(share, 0));
  return `${value} [${low}, ${high}]`;
}

function panelTable({ reliability: panel }: RatersReport): AnswerTable {
  const row = (what: string, one: MaybeEstimate, mean: MaybeEstimate) => [
    what,
    printedEstimate(one, 2),
    printedEstimate(mean, 2),
  ];
  const rows = [
    row('absolute agreement, ICC2', panel.icc2, panel.icc2k),
    row('consistency, ICC3', panel.icc3, panel.icc3k),
    row('one-way, ICC1', panel.icc1, panel.icc1k),
    row('Krippendorff alpha, ordinal', panel.krippendorffAlpha, null),
    row('weighted kappa', panel.weightedKappa, null),
  ];
  return {
    title: 'AGREEMENT OF THE PANEL',
    columns: [left(''), right('one rater'), right('mean of the panel')],
    rows: rows.filter((cells) => cells.slice(1).some((cell) => cell !== noCell)),
  };
}

function competencyTable({ competencies }: RatersReport): AnswerTable {
  return {
    title: 'EACH COMPETENCY ALONE',
    columns: [
      name('competency'),
      right('candidates'),
      right('raters'),
      right('one rater, ICC2'),
      right('mean of the panel'),
      right('alpha'),
    ],
    rows: competencies.map((one) => [
      one.competency,
      printedCount(one.candidates),
      printedCount(one.raters),
      printedEstimate(one.icc2 ?? one.icc1, 2),
      printedEstimate(one.icc2 === null ? one.icc1k : one.icc2k, 2),
      printedEstimate(one.krippendorffAlpha, 2),
    ]),
  };
}

function legend({ severityBy, raters }: RatersReport): readonly string[] {
  if (raters.length === 0) return [];
  const shrunk = severityBy === 'mixed model' ? '' : ', not shrunk';
  const parts = [
    `severity: points of 100 given less than others (+ is severe)${shrunk}`,
    'agreement: ICC(A,1) with the mean of the others over the shared candidates',
  ];
  if (raters.some(({ halo }) => halo !== null)) {
    parts.push('halo: share of a rater’s variance that goes with the person, beyond what the others see');
  }
  if (raters.some(({ drift }) => drift !== null)) parts.push('drift: points more severe with every 30 days');
  return [`${parts.join('; ')}; brackets: 95 % intervals`];
}
