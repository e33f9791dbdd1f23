import { describe, expect, test } from 'vitest';
import { objectNames } from '../../core/model/objects.ts';
import { QualityReport } from '../../core/model/quality-report.ts';
import { Settings } from '../../core/model/settings.ts';
import { quality } from '../../core/quality.ts';
import { duckdbFixture } from '../fixtures/duckdb-fixture.ts';
import { type Cells, fixtureNames, fixtureState, stateOf } from '../fixtures/fixture-case.ts';
import { mavenState } from '../queries/maven.ts';

const command = { settings: Settings.parse({}), settingsHash: 'test' };

async function onCase(name: string, settings: object = {}): Promise<QualityReport> {
  const asked = { ...command, settings: Settings.parse(settings) };
  return quality(asked, { engine: await duckdbFixture(fixtureState(name)) });
}

/** The maven files with the lost amounts as the file has them: 0. */
async function onMaven(): Promise<QualityReport> {
  const state = mavenState();
  const asText = (row: Readonly<Record<string, unknown>>): Cells =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)]),
    );
  const tables = new Map(objectNames.map((object) => [object, (state[object] ?? []).map(asText)]));
  const engine = await duckdbFixture(stateOf({ name: 'maven', asOf: '2017-12-31', tables, versions: [] }));
  return quality(command, { engine });
}

const finding = (report: QualityReport, code: string) => report.findings.find((one) => one.code === code);

function counts(report: QualityReport): Readonly<Record<string, readonly [number, number]>> {
  return Object.fromEntries(report.findings.map(({ code, count, of }) => [code, [count, of]]));
}

describe('quality of maven-crm', async () => {
  const report = await onMaven();

  // Oracle: the README of the data, and `csv` of Python over the files.
  test('counts the deals', () => {
    expect(report.deals).toEqual({ all: 8800, open: 2089, won: 4238, lost: 2473 });
  });

  test('names GTXPro as an orphan of 1,480 deals with its nearest name', () => {
    expect(report.orphans).toEqual([
      { object: 'product', source: 'fixture', id: 'GTXPro', deals: 1480, nearest: 'GTX Pro' },
    ]);
    expect(finding(report, 'orphan-product')).toMatchObject({ count: 1480, of: 8800, examples: ['GTXPro'] });
    expect(finding(report, 'orphan-product')?.text).toContain(
      'GTXPro (1,480 deals, did you mean "GTX Pro"?)',
    );
  });

  test('names five owners without a deal', () => {
    expect(finding(report, 'owner-without-deal')).toMatchObject({
      count: 5,
      of: 35,
      examples: ['Carl Lin', 'Carol Thompson', 'Elizabeth Anderson', 'Mei-Mei Johns', 'Natalya Ivanova'],
    });
  });

  test('counts 1,425 open deals without an account and none closed', () => {
    expect(counts(report)).toMatchObject({ 'open-without-account': [1425, 2089] });
    expect(finding(report, 'closed-without-account')).toBeUndefined();
  });

  test('counts 1,291 open deals older than the oldest that closed, 138 days', () => {
    expect(counts(report)).toMatchObject({ 'stale-open': [1291, 2089], 'created-missing': [500, 8800] });
    expect(finding(report, 'stale-open')?.text).toContain('older than any deal that ever closed (138 days)');
  });

  test('fills the account of 1,425 fewer open deals than there are', () => {
    const account = report.fill.find(({ field }) => field === 'account_id');
    expect(account?.all).toEqual({ filled: 7375, of: 8800, share: 7375 / 8800 });
    expect(account?.outcomes[0]).toEqual({ outcome: 'open', filled: 664, of: 2089, share: 664 / 2089 });
  });

  test('puts the stale deals and the orphans before what is untidy', () => {
    const codes = report.findings.map(({ code }) => code);
    expect(codes.slice(0, 3)).toContain('orphan-product');
    expect(codes.at(-1)).toMatch(/-without-deal$/);
  });
});

describe('quality of the case orphans', async () => {
  const report = await onCase('orphans');

  // Counted by hand from the nine deals of the case.
  test('counts each fault once', () => {
    expect(counts(report)).toEqual({
      'closed-before-created': [1, 5],
      'closed-after-as-of': [1, 5],
      'created-in-future': [1, 9],
      'created-missing': [1, 9],
      'same-day-close': [1, 5],
      'won-with-loss-reason': [1, 3],
      'lost-without-reason': [1, 2],
      'lost-amount-zero': [1, 2],
      'overdue-close-date': [2, 4],
      'closed-without-account': [2, 5],
      'amount-without-currency': [1, 8],
      'duplicate-looking': [2, 9],
      'orphan-account': [1, 7],
      'orphan-owner': [1, 9],
      'orphan-product': [3, 9],
      'account-without-deal': [1, 3],
      'owner-without-deal': [1, 3],
      'stale-open': [1, 4],
      'quarantined-opportunity': [2, 14],
      'quarantined-account': [2, 8],
      'quarantined-owner': [2, 8],
      'quarantined-product': [2, 7],
    });
  });

  test('says what to do next for every finding, with at most five examples', () => {
    for (const { next, examples, text } of report.findings) {
      expect(next).not.toBe('');
      expect(text).not.toMatch(/undefined|null|NaN/);
      expect(examples.length).toBeGreaterThan(0);
      expect(examples.length).toBeLessThanOrEqual(5);
    }
  });
});

test('quality blocks on currencies that cannot be added, and no longer once rates are there', async () => {
  const blocked = await onCase('currencies');
  expect(blocked.findings[0]).toMatchObject({ code: 'currency-without-rate', blocking: true });
  const fine = await onCase('no-losses');
  expect(fine.findings.filter(({ blocking }) => blocking)).toEqual([]);
});

test('quality names the dimensions that give the outcome away', async () => {
  const { leakage } = await onCase('leaky-dimension');
  expect(leakage.map(({ dimension }) => dimension)).toEqual(['contract_number', 'health']);
});

test('quality names a field that changes at the close', async () => {
  const { leakage } = await onCase('many-versions');
  expect(leakage.map(({ dimension }) => dimension)).toContain('next_step');
});

test.each(fixtureNames())('quality of %s keeps to its schema and repeats to the byte', async (name) => {
  const [first, second] = [await onCase(name), await onCase(name)];
  expect(() => QualityReport.parse(first)).not.toThrow();
  expect(JSON.stringify(second)).toBe(JSON.stringify(first));
});

describe('quality of versions', () => {
  const batch = { source: 'fixture', outcome: 'won', created_on: '2024-01-01', closed_on: '2024-02-01' };
  const at = { effective_at: '2024-02-01T10:00:00.000Z', modified_at: '2024-02-01T10:00:00.000Z' };
  const versions = [
    { ...batch, ...at, record_id: 'same', amount: '10', batch_id: 'one' },
    { ...batch, ...at, record_id: 'same', amount: '10.00', batch_id: 'two' },
    { ...batch, ...at, record_id: 'differs', amount: '10', batch_id: 'one' },
    { ...batch, ...at, record_id: 'differs', amount: '11', batch_id: 'two' },
    { ...batch, ...at, record_id: 'later', amount: '10', batch_id: 'one' },
    {
      ...batch,
      ...at,
      record_id: 'later',
      amount: '11',
      batch_id: 'two',
      effective_at: '2024-02-02T10:00:00.000Z',
    },
  ];
  const deals = ['same', 'differs', 'later'].map((record_id) => ({ ...batch, record_id, amount: '10' }));

  test('a contradiction is one moment told in two ways, not a repetition and not a later change', async () => {
    const tables = new Map([['opportunity', deals] as const]);
    const state = stateOf({ name: 'versions', asOf: '2024-12-31', tables, versions });
    const report = await quality(command, { engine: await duckdbFixture(state) });
    expect(finding(report, 'contradiction')).toMatchObject({ count: 1, of: 3, examples: ['differs'] });
  });
});

describe('quality of activities', async () => {
  const report = await onCase('activities');
  const activities = fixtureState('activities').relations.find(({ name }) => name === 'activity');
  const status = activities?.columns.findIndex(({ name }) => name === 'status') ?? -1;

  test('an activity of a deal that is not there is an orphan', () => {
    expect(finding(report, 'activity-orphan')).toMatchObject({
      object: 'activity',
      count: 1,
      examples: ['T-stray'],
    });
  });

  test('a quota of an owner is no orphan where no owners were ingested at all', () => {
    expect(finding(report, 'quota-orphan')).toBeUndefined();
  });

  // Every activity of the case lies before the day of the report, so each planned one is overdue.
  test('a planned activity of a past day is overdue', () => {
    const planned = activities?.rows.filter((row) => row[status] === 'planned').length;
    expect(finding(report, 'activity-overdue')).toMatchObject({
      count: planned,
      of: activities?.rows.length,
    });
  });
});
