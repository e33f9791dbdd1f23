import type { AuditReport } from '../model/audit-report.ts';

/** What the person who publishes knows and the data does not. */
export type PublicationFacts = {
  readonly auditDate: string;
  readonly tool: string;
  readonly distributionDate: string | null;
  readonly dataSource: 'historical' | 'test' | null;
  readonly dataSourceReason: string | null;
};

const statement =
  'Computed by Bearing from the data given. Bearing is not an independent auditor; this is no audit until one has ' +
  'examined it. Small categories are never left out by the tool: ratios are given with and without them.';

/** The fields that 6 RCNY 5-303 wants published; an audit is good for a year. */
export function publicationOf(facts: PublicationFacts): AuditReport['publication'] {
  const missing = [
    ...(facts.distributionDate === null ? ['distribution date of the tool (--distributed)'] : []),
    ...(facts.dataSource === null ? ['source of the data, historical or test (--data-source)'] : []),
    ...(facts.dataSource === 'test' && facts.dataSourceReason === null
      ? ['why test data was used and how it was made (--data-reason)']
      : []),
  ];
  return { ...facts, validUntil: aYearAfter(facts.auditDate), missing, statement };
}

/** The same day of the next year; 28 February after a leap day. */
function aYearAfter(day: string): string {
  const year = String(Number(day.slice(0, 4)) + 1).padStart(4, '0');
  return `${year}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`;
}
