import type { AuditReport } from '../../../core/model/audit-report.ts';
import { type AnswerTable, left, name, right } from '../answer/answer.ts';
import { groupName, groupRemarks, positives, printedRatio, tableTitle } from '../audit/words.ts';
import { printedChance, printedCount, printedRateEstimate } from '../printed.ts';

/** The tables of a bias audit, short: the whole of it, with what has to be published, is `bearing audit`. */
export function auditTables(audit: AuditReport | null): readonly AnswerTable[] {
  return (audit?.tables ?? []).map((table) => ({
    title: `BIAS AUDIT  ${tableTitle(table)}: ${printedCount(table.n)} persons, ${printedCount(table.unknown)} unknown`,
    columns: [
      name('category'),
      right(table.measure === 'selection' ? 'selected' : 'above'),
      right('persons'),
      right('rate'),
      right('impact ratio'),
      right('Fisher p'),
      left('remark'),
    ],
    rows: table.groups.map((group) => [
      groupName(group),
      printedCount(positives(group)),
      printedCount(group.n),
      printedRateEstimate(group.rate),
      printedRatio(group.impactRatio),
      group.fisherP === null ? '–' : printedChance(group.fisherP),
      groupRemarks(group).slice(0, 1).join(''),
    ]),
  }));
}
