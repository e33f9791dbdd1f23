import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { athena, monthlyCost, supposed } from '../../tools/costs/model.ts';
import { costTables } from '../../tools/costs/page.ts';
import { bytesOf, csvBytesPerDeal, reportStatements, storedBytesPerDeal } from '../../tools/costs/scans.ts';
import { withGenerated } from '../../tools/generated-part.ts';
import { ofType, synthesized } from '../infra/synthesized.ts';

test('docs/costs.md holds what is worked out', () => {
  const page = readFileSync('docs/costs.md', 'utf8');
  expect(page).toBe(withGenerated(page, costTables()));
});

describe('by hand', () => {
  // 5 USD / 10^12 bytes; 10 MB at least is 0.00005.
  test.each([
    { bytes: 0, usd: 0.00005 },
    { bytes: 10e6, usd: 0.00005 },
    { bytes: 1e12, usd: 5 },
    { bytes: 250e9, usd: 1.25 },
  ])('a statement over $bytes bytes costs $usd', ({ bytes, usd }) => {
    expect(athena(bytes)).toBeCloseTo(usd, 10);
  });

  test('a month of a thousand million opportunities', () => {
    const cost = monthlyCost(1e9);
    // 43 B stored x 2 = 85.4 GB; 13 of them and 30 days of 1 % of 375 GB: 1,110 + 112.5 GB at 0.023.
    expect((storedBytesPerDeal * 2 * 13 + csvBytesPerDeal * 0.3) * 0.023).toBeCloseTo(cost.storage, 6);
    expect(cost.storage).toBeCloseTo(28.1, 1);
    // 30 nights x 85.4 GB x 5 USD/TB = 12.81, 2 % of it again, and 68 statements at the minimum: 0.10.
    expect(cost.athenaMaintenance).toBeCloseTo(12.81 * 1.02 + 30 * 68 * 0.00005, 1);
    // 5 keys, 18 alarms at 0.10, 10 metrics at 0.30.
    expect(cost.fixed).toBeCloseTo(5 + 1.8 + 3, 10);
  });

  test('small data costs the minimum of each statement', () => {
    expect(monthlyCost(1_000).athenaReports).toBeCloseTo(30 * reportStatements.length * 0.00005, 10);
  });
});

test('what is counted is what the stack has', () => {
  const resources = synthesized();
  expect(ofType(resources, 'AWS::KMS::Key')).toHaveLength(supposed.keys);
  expect(ofType(resources, 'AWS::CloudWatch::Alarm')).toHaveLength(supposed.alarms);
  const memory = ofType(resources, 'AWS::Lambda::Function').map(
    ([, { Properties }]) => Properties.MemorySize,
  );
  expect(new Set(memory)).toEqual(new Set([supposed.ingestGb * 1024, supposed.readerGb * 1024]));
});

test('the statements of a report are named after the files of queries/', () => {
  const others = [
    'the ledger',
    'which state is kept',
    'counts of records',
    'the table of deals',
    'currencies',
  ];
  const named = reportStatements
    .map(({ name }) => name.split(',')[0] ?? '')
    .filter((name) => !others.includes(name));
  expect(named.filter((name) => !existsSync(`queries/${name}.sql`))).toEqual([]);
  expect(named.length).toBeGreaterThan(15);
});

test('what the page says in words follows from the figures', () => {
  const each = reportStatements.map(({ reads }) => bytesOf(reads));
  const all = each.reduce((sum, bytes) => sum + bytes, 0);
  expect(csvBytesPerDeal / all).toBeCloseTo(3.7, 1);
  expect(csvBytesPerDeal / Math.max(...each)).toBeCloseTo(15, 0);
  // The workgroup's 10 GiB.
  const reached = (10 * 1024 ** 3) / (Math.max(...each) * supposed.margin);
  expect(reached / 1e6).toBeGreaterThan(190);
  expect(reached / 1e6).toBeLessThan(230);
});
