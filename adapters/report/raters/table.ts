import type { MaybeEstimate } from '../../../core/model/estimate.ts';
import type { PanelReliability, RatersReport } from '../../../core/model/raters-report.ts';
import type { Column, Row, Table } from '../table.ts';

/** A row a rater, numbers unrounded. */
export function ratersTable(report: RatersReport): Table {
  return {
    title: 'Raters',
    columns: raterColumns,
    rows: report.raters.map((rater) => ({
      rater_id: rater.raterId,
      ratings: rater.ratings,
      missing_evidence: rater.missingEvidence,
      ...spread('severity', rater.severity),
      ...spread('agreement', rater.agreement),
      ...spread('halo', rater.halo),
      ...spread('drift', rater.drift),
    })),
  };
}

/** The sheets of a workbook: raters, the panel, what to know of both. */
export function ratersSheets(report: RatersReport): readonly Table[] {
  const { reliability, competencies, statement, notes } = report;
  const panel = (competency: string | null, one: PanelReliability): Row[] =>
    figures.map((figure) => ({ competency, figure, ...spread('estimate', one[figure]) }));
  return [
    ratersTable(report),
    {
      title: 'Panel',
      columns: [text('competency'), text('figure'), ...estimateColumns('estimate')],
      rows: [...panel(null, reliability), ...competencies.flatMap((one) => panel(one.competency, one))],
    },
    {
      title: 'Notes',
      columns: [text('code'), text('text')],
      rows: [...(statement === null ? [] : [{ code: 'statement', text: statement }]), ...notes],
    },
  ];
}

const figures = [
  'icc1',
  'icc2',
  'icc3',
  'icc1k',
  'icc2k',
  'icc3k',
  'krippendorffAlpha',
  'weightedKappa',
] as const;

const text = (key: string): Column => ({ key, label: key, kind: 'text' });

export function estimateColumns(key: string): readonly Column[] {
  return [
    { key, label: key, kind: 'decimal' },
    { key: `${key}_low`, label: `${key} low`, kind: 'decimal' },
    { key: `${key}_high`, label: `${key} high`, kind: 'decimal' },
    { key: `${key}_n`, label: `${key} n`, kind: 'integer' },
  ];
}

export function spread(key: string, estimate: MaybeEstimate): Row {
  if (estimate === null) return {};
  if ('insufficient' in estimate) return { [`${key}_n`]: estimate.n };
  const { value, low, high, n } = estimate;
  return { [key]: value, [`${key}_low`]: low, [`${key}_high`]: high, [`${key}_n`]: n };
}

const raterColumns: readonly Column[] = [
  { key: 'rater_id', label: 'rater', kind: 'text' },
  { key: 'ratings', label: 'ratings', kind: 'integer' },
  ...estimateColumns('severity'),
  ...estimateColumns('agreement'),
  ...estimateColumns('halo'),
  ...estimateColumns('drift'),
  { key: 'missing_evidence', label: 'without evidence', kind: 'integer' },
];
