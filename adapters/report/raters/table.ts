import type { PanelReliability, RatersReport } from '../../../core/model/raters-report.ts';
import { estimateColumns, spread } from '../estimate-columns.ts';
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

const raterColumns: readonly Column[] = [
  { key: 'rater_id', label: 'rater', kind: 'text' },
  { key: 'ratings', label: 'ratings', kind: 'integer' },
  ...estimateColumns('severity'),
  ...estimateColumns('agreement'),
  ...estimateColumns('halo'),
  ...estimateColumns('drift'),
  { key: 'missing_evidence', label: 'without evidence', kind: 'integer' },
];
