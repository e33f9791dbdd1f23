import { type Cost, monthlyCost, supposed } from './model.ts';
import { bytesOf, csvBytesPerDeal, reportStatements } from './scans.ts';

const sizes = [1e6, 100e6, 1e9];

/** The generated part of `docs/costs.md`: the table of a month, and what each statement of a report reads. */
export function costTables(): string {
  const costs = sizes.map(monthlyCost);
  const row = (name: string, of: (cost: Cost) => string) => `| ${name} | ${costs.map(of).join(' | ')} |`;
  const month = [
    row('opportunities', ({ deals }) => `${(deals / 1e6).toLocaleString('en-US')} M`),
    `| --- | ${costs.map(() => '---:').join(' | ')} |`,
    row('CSV of all of them', ({ deals }) => size(deals * csvBytesPerDeal)),
    row('scanned by one report', ({ reportBytes }) => size(reportBytes)),
    row('of that by its largest statement', ({ largestStatementBytes }) => size(largestStatementBytes)),
    row('Athena, 30 reports', ({ athenaReports }) => usd(athenaReports)),
    row('Athena, 60 deliveries', ({ athenaIngest }) => usd(athenaIngest)),
    row('Athena, 30 nights of maintenance', ({ athenaMaintenance }) => usd(athenaMaintenance)),
    row('Lambda', ({ lambda }) => usd(lambda)),
    row('S3 storage', ({ storage }) => usd(storage)),
    row('requests of S3 and SQS', ({ requests }) => usd(requests)),
    row('keys, alarms, metrics', ({ fixed }) => usd(fixed)),
    row('**USD a month**', ({ total }) => `**${usd(total)}**`),
    row('once, for the first load', ({ firstLoad }) => usd(firstLoad)),
  ];
  const statements = reportStatements.map(
    ({ name, reads }) => `| ${name} | ${bytesOf(reads) === 0 ? 'few rows' : bytesOf(reads).toFixed(1)} |`,
  );
  return [
    ...month,
    '',
    `A report is ${reportStatements.length} statements. Bytes that each reads for an opportunity, before the margin of ${supposed.margin}:`,
    '',
    '| statement | bytes |',
    '| --- | ---: |',
    ...statements,
  ].join('\n');
}

const usd = (value: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

function size(bytes: number): string {
  if (bytes >= 1e12) return `${(bytes / 1e12).toFixed(1)} TB`;
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.round(bytes / 1e6)} MB`;
}
