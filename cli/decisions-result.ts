import { reportJson } from '../adapters/report/json.ts';
import { printedRateEstimate } from '../adapters/report/printed.ts';
import type { Result } from '../adapters/report/result.ts';
import type { Column, Table } from '../adapters/report/table.ts';
import { terminalTable } from '../adapters/report/terminal/table.ts';
import { DecisionsReport } from '../core/model/decisions-report.ts';
import { tableWidth } from './output.ts';

const columns: readonly Column[] = [
  { key: 'on', label: 'on', kind: 'date' },
  { key: 'candidateId', label: 'candidate', kind: 'text' },
  { key: 'decision', label: 'decision', kind: 'text' },
  { key: 'stage', label: 'stage', kind: 'text' },
  { key: 'label', label: 'label seen', kind: 'text' },
  { key: 'agreement', label: 'beside the score', kind: 'text' },
  { key: 'by', label: 'by', kind: 'text' },
  { key: 'reason', label: 'reason', kind: 'text' },
  { key: 'recordedOn', label: 'recorded on', kind: 'date' },
];

/** What people decided, oldest first, and how often against the score. */
export async function decisionsResult(report: DecisionsReport): Promise<Result> {
  const table: Table = { title: 'Decisions', columns, rows: report.decisions };
  return {
    json: () => reportJson(DecisionsReport, report),
    table: () => table,
    terminal: () => `${terminalTable(table, { width: tableWidth() })}${summary(report)}`,
  };
}

function summary({ decisions, overrideRate, nothingSettled, erased, log }: DecisionsReport): string {
  const against =
    overrideRate === null
      ? 'no decision where the score pointed somewhere'
      : `against the score: ${printedRateEstimate(overrideRate)} of ${overrideRate.n} where it pointed somewhere`;
  const whole = log.faults.length === 0 ? 'as it was written' : `${log.faults.length} faults`;
  return `
${decisions.length} decisions; ${against}; ${nothingSettled} where it settled nothing
${erased} candidates erased; audit log: ${log.entries} entries, ${whole}
`;
}
