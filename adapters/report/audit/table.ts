import type { AuditGroup, AuditReport, AuditTable } from '../../../core/model/audit-report.ts';
import type { Column, Row, Table } from '../table.ts';
import { positives, tableTitle } from './words.ts';

/** Every category of every table, a row each, with what has to be published beside it. */
export function auditRows(report: AuditReport): Table {
  return {
    title: `Bias audit as of ${report.publication.auditDate}`,
    columns,
    rows: report.tables.flatMap((table) => table.groups.map((group) => rowOf(report, table, group))),
  };
}

/** A sheet a table. */
export function auditSheets(report: AuditReport): readonly Table[] {
  return [
    auditRows(report),
    ...report.tables.map((table) => ({
      title: tableTitle(table),
      columns: columns.filter(({ key }) => !published.has(key)),
      rows: table.groups.map((group) => rowOf(report, table, group)),
    })),
  ];
}

const columns: readonly Column[] = [
  { key: 'measure', label: 'measure', kind: 'text' },
  { key: 'stage', label: 'stage', kind: 'text' },
  { key: 'score', label: 'score', kind: 'text' },
  { key: 'median', label: 'median', kind: 'decimal' },
  { key: 'sex', label: 'sex', kind: 'text' },
  { key: 'race_ethnicity', label: 'race/ethnicity', kind: 'text' },
  { key: 'n', label: 'persons', kind: 'integer' },
  { key: 'selected_or_above', label: 'selected or above', kind: 'integer' },
  { key: 'rate', label: 'rate', kind: 'rate' },
  { key: 'rate_low', label: 'low', kind: 'rate' },
  { key: 'rate_high', label: 'high', kind: 'rate' },
  { key: 'impact_ratio', label: 'impact ratio', kind: 'decimal' },
  { key: 'impact_ratio_without_small', label: 'impact ratio without categories under 2 %', kind: 'decimal' },
  { key: 'below_four_fifths', label: 'below four fifths', kind: 'text' },
  { key: 'fisher_p', label: 'Fisher p', kind: 'decimal' },
  { key: 'z', label: 'Z', kind: 'decimal' },
  { key: 'shortfall', label: 'shortfall', kind: 'decimal' },
  { key: 'one_more_flips', label: 'one more flips', kind: 'text' },
  { key: 'one_moved_reverses', label: 'one moved reverses', kind: 'text' },
  { key: 'under_2_pct', label: 'under 2 %', kind: 'text' },
  { key: 'unknown', label: 'unknown, left out', kind: 'integer' },
  { key: 'audit_date', label: 'audit date', kind: 'date' },
  { key: 'data_source', label: 'data source', kind: 'text' },
  { key: 'distribution_date', label: 'distribution date', kind: 'date' },
  { key: 'tool', label: 'tool', kind: 'text' },
];

const published: ReadonlySet<string> = new Set(['audit_date', 'data_source', 'distribution_date', 'tool']);

const yesNo = (is: boolean) => (is ? 'yes' : 'no');

function rowOf({ publication }: AuditReport, table: AuditTable, group: AuditGroup): Row {
  return {
    measure: table.measure,
    stage: table.stage,
    score: table.score,
    median: table.median,
    sex: group.group['sex'] ?? null,
    race_ethnicity: group.group['race_ethnicity'] ?? null,
    n: group.n,
    selected_or_above: positives(group),
    rate: group.rate.value,
    rate_low: group.rate.low,
    rate_high: group.rate.high,
    impact_ratio: group.impactRatio,
    impact_ratio_without_small: group.impactRatioWithoutSmall,
    below_four_fifths: yesNo(group.fourFifths),
    fisher_p: group.fisherP,
    z: group.z,
    shortfall: group.shortfall,
    one_more_flips: yesNo(group.oneMoreFlips),
    one_moved_reverses: yesNo(group.oneMovedReverses),
    under_2_pct: yesNo(group.under2pct),
    unknown: table.unknown,
    audit_date: publication.auditDate,
    data_source: publication.dataSource,
    distribution_date: publication.distributionDate,
    tool: publication.tool,
  };
}
