import type { ValidityReport } from '../../../core/model/validity-report.ts';
import { estimateColumns, spread } from '../estimate-columns.ts';
import type { Column, Table } from '../table.ts';

/** A row an axis and kind of segments, numbers unrounded. */
export function validityTable(report: ValidityReport): Table {
  return {
    title: `Validity for ${report.role}`,
    columns: axisColumns,
    rows: report.axes.map((one) => ({
      axis: one.axis,
      segments: one.segments,
      hires: one.hires,
      ...spread('spearman', one.spearman),
      ...spread('pearson', one.pearson),
      ...spread('corrected', one.corrected),
      sd_hired: one.spread.hired,
      sd_applicants: one.spread.applicants,
      applicants: one.spread.applicantCount,
    })),
  };
}

/** The sheets of a workbook: correlations, weights, notes. */
export function validitySheets(report: ValidityReport): readonly Table[] {
  return [
    validityTable(report),
    {
      title: 'Weights',
      columns: [
        { key: 'axis', label: 'axis', kind: 'text' },
        { key: 'competency', label: 'competency', kind: 'text' },
        { key: 'weight', label: 'weight', kind: 'decimal' },
        ...estimateColumns('correlation'),
        { key: 'suggested', label: 'suggested', kind: 'decimal' },
      ],
      rows: report.weights.map(({ axis, competency, weight, correlation, suggested }) => ({
        axis,
        competency,
        weight,
        ...spread('correlation', correlation),
        suggested,
      })),
    },
    {
      title: 'Notes',
      columns: [
        { key: 'code', label: 'code', kind: 'text' },
        { key: 'text', label: 'text', kind: 'text' },
      ],
      rows: report.notes,
    },
  ];
}

const axisColumns: readonly Column[] = [
  { key: 'axis', label: 'axis', kind: 'text' },
  { key: 'segments', label: 'segments', kind: 'text' },
  { key: 'hires', label: 'hires', kind: 'integer' },
  ...estimateColumns('spearman'),
  ...estimateColumns('pearson'),
  ...estimateColumns('corrected'),
  { key: 'sd_hired', label: 'sd of the hired', kind: 'decimal' },
  { key: 'sd_applicants', label: 'sd of all applicants', kind: 'decimal' },
  { key: 'applicants', label: 'applicants', kind: 'integer' },
];
