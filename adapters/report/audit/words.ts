import type { AuditGroup, AuditReport, AuditTable } from '../../../core/model/audit-report.ts';
import { noData, printedNumber } from '../printed.ts';

const dimensions = { sex: 'sex', race_ethnicity: 'race/ethnicity' } as const;

/** `Selection rates by sex`, `Scoring rates (strategic) by sex and race/ethnicity, stage panel`. */
export function tableTitle({ measure, by, score, stage }: AuditTable): string {
  const what =
    measure === 'selection' ? 'Selection rates' : `Scoring rates${score === null ? '' : ` (${score})`}`;
  const where = stage === null ? '' : `, stage ${stage}`;
  return `${what} by ${by.map((dimension) => dimensions[dimension]).join(' and ')}${where}`;
}

export const groupName = ({ group }: AuditGroup) => Object.values(group).join(' / ');

export const positives = ({ selected, above }: AuditGroup) => selected ?? above ?? 0;

/** A ratio with three decimals; a null ratio is undefined, which is not no data. */
export function printedRatio(ratio: number | null): string {
  return ratio === null ? 'undefined' : printedNumber(ratio, 3);
}

/** What a reader has to know of a category, shortest first. */
export function groupRemarks(group: AuditGroup): readonly string[] {
  return [
    ...(group.fourFifths ? ['below four fifths'] : []),
    ...(group.oneMoreFlips ? ['one more person would lift the flag'] : []),
    ...(group.oneMovedReverses ? ['one person moved would reverse it'] : []),
    ...(group.under2pct ? ['under 2 % of the data'] : []),
  ];
}

/** The published facts beside the tables, as labels and texts. */
export function publicationLines({
  publication,
  n,
  excluded,
}: AuditReport): readonly (readonly [string, string])[] {
  const source = publication.dataSource === null ? noData : `${publication.dataSource} data`;
  const reason = publication.dataSourceReason === null ? '' : `: ${publication.dataSourceReason}`;
  return [
    ['Date of the audit', publication.auditDate],
    ['Good until', publication.validUntil],
    ['Tool', publication.tool],
    ['Distribution date of the tool', publication.distributionDate ?? noData],
    ['Source of the data', `${source}${reason}`],
    ['Persons', String(n)],
    ['Of unknown sex', String(excluded.unknownSex)],
    ['Of unknown race/ethnicity', String(excluded.unknownRaceEthnicity)],
    ['Still in process', String(excluded.inProcess)],
  ];
}
