import { prices } from './prices.ts';
import { bytesOf, csvBytesPerDeal, reportStatements, storedBytesPerDeal } from './scans.ts';

/** What the table supposes; change a figure here and build the page again. */
export const supposed = {
  days: 30,
  /** Share of the opportunities, with their activities, that a day's exports hold. */
  dailyShare: 0.01,
  /** Real ids and names compress worse than generated ones, so what was measured is doubled. */
  margin: 2,
  /** CSV bytes that the ingest function takes in a second: 375 MB in 57 s on two busy cores. */
  ingestBytesPerSecond: 6.5e6,
  ingestGb: 10,
  ingestDiskGb: 9.5,
  readerGb: 2,
  /** A report and a night's maintenance wait for Athena; both grow with the rows up to what a function may run. */
  waitSeconds: { least: 60, perBillionDeals: 600, most: 900 },
  files: 2,
  /** Files of the first load, CSV bytes; over 2 GiB a file is refused. */
  firstFileBytes: 1.5e9,
  /** Billed statements of one delivered file, without DDL: ledger, merge, comparison, contradictions, record, ledger. */
  deliveryStatements: 6,
  /** Billed statements of a night: 9 tables rewritten and vacuumed, twice, 8 states rebuilt in four steps, two reads. */
  maintenanceStatements: 36 + 32 + 2,
  keys: 5,
  alarms: 18,
  metrics: 10,
  /** Nights whose state is still there: five days of snapshots, then seven of old versions. */
  keptStates: 12,
  uploadDays: 30,
  requestsPerStatement: { puts: 10, gets: 40 },
  pollsPerMinute: 30,
} as const;

export type Cost = {
  readonly deals: number;
  readonly reportBytes: number;
  readonly largestStatementBytes: number;
  /** USD a month. */
  readonly athenaReports: number;
  readonly athenaIngest: number;
  readonly athenaMaintenance: number;
  readonly lambda: number;
  readonly storage: number;
  readonly requests: number;
  readonly fixed: number;
  readonly total: number;
  /** USD once, for the first load. */
  readonly firstLoad: number;
};

/** A month with an export and a report a day, for so many opportunities and three activities each. */
export function monthlyCost(deals: number): Cost {
  const { days, margin, dailyShare, files, keys, alarms, metrics } = supposed;
  const scanned = (bytesPerDeal: number) => bytesPerDeal * margin * deals;
  const reads = reportStatements.map(({ reads }) => scanned(bytesOf(reads)));
  const athenaReports = days * sum(reads.map(athena));

  const stored = scanned(storedBytesPerDeal);
  // Each delivery is compared with what is stored of its object; the other statements read little.
  const perDelivery =
    athena(stored / files) +
    athena((stored * dailyShare) / files) +
    (supposed.deliveryStatements - 2) * athena(0);
  const athenaIngest = days * files * perDelivery;
  // The state is read from all that is stored, and a night's new rows are rewritten.
  const athenaMaintenance =
    days *
    (athena(stored) + athena(2 * stored * dailyShare) + (supposed.maintenanceStatements - 2) * athena(0));

  const wait = waitSeconds(deals);
  const ingest = ingestCost(csvBytesPerDeal * deals * dailyShare);
  const lambda = days * (ingest + 2 * wait * supposed.readerGb * prices.lambdaGbSecond);

  const kept =
    stored * (1 + supposed.keptStates) + csvBytesPerDeal * deals * dailyShare * supposed.uploadDays;
  const storage = (kept / 1e9) * prices.s3GbMonth;
  const statements =
    days * (reportStatements.length + files * supposed.deliveryStatements + supposed.maintenanceStatements);
  const requests = statements * requestCost() + pollCost();
  const fixed =
    keys * prices.kmsKeyMonth + alarms * prices.cloudwatchAlarmMonth + metrics * prices.cloudwatchMetricMonth;
  const parts = { athenaReports, athenaIngest, athenaMaintenance, lambda, storage, requests, fixed };
  return {
    deals,
    reportBytes: sum(reads),
    largestStatementBytes: Math.max(...reads),
    ...parts,
    total: sum(Object.values(parts)),
    firstLoad: ingestCost(csvBytesPerDeal * deals) + firstComparisons(deals, stored),
  };
}

/** Every file of the first load is compared with what is there of its object by then: half of it, taken over all. */
function firstComparisons(deals: number, stored: number): number {
  const count = Math.max(supposed.files, Math.ceil((csvBytesPerDeal * deals) / supposed.firstFileBytes));
  return count * (athena(stored / supposed.files / 2) + athena(stored / count));
}

/** USD of one statement that scans so many bytes. */
export const athena = (bytes: number): number =>
  (Math.max(bytes, prices.athenaLeastBytes) / 1e12) * prices.athenaTerabyte;

const ingestCost = (csvBytes: number): number =>
  (csvBytes / supposed.ingestBytesPerSecond) *
  (supposed.ingestGb * prices.lambdaGbSecond + supposed.ingestDiskGb * prices.lambdaDiskGbSecond);

function waitSeconds(deals: number): number {
  const { least, perBillionDeals, most } = supposed.waitSeconds;
  return Math.min(most, least + (deals / 1e9) * perBillionDeals);
}

function requestCost(): number {
  const { puts, gets } = supposed.requestsPerStatement;
  return (puts * prices.s3ThousandPuts + gets * prices.s3ThousandGets) / 1000;
}

/** The queues are asked all month, whether there is work or not. */
const pollCost = (): number =>
  ((supposed.pollsPerMinute * 60 * 24 * supposed.days) / 1e6) * prices.sqsMillionCalls;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
