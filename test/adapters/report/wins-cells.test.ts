import { tableFromIPC } from 'apache-arrow';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { arrowOf } from '../../../adapters/report/arrow.ts';
import { csvOf } from '../../../adapters/report/csv.ts';
import { reportJson } from '../../../adapters/report/json.ts';
import { winsCells } from '../../../adapters/report/wins/cells.ts';
import { WinsReport } from '../../../core/model/wins-report.ts';
import { hardReport } from './hard-report.ts';
import { mavenReport } from './sample-report.ts';

function parsed(csv: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;
}

test('cells hold one row a group with its place and its unrounded numbers', () => {
  const rows = parsed(csvOf(winsCells(mavenReport())));
  expect(rows).toHaveLength(3 + 11 + 7);
  const west = rows.find((row) => row['value1'] === 'West');
  expect(west).toMatchObject({
    dimension1: 'owner.region',
    kind: 'choice',
    won: '1438',
    lost: '811',
    closed: '2249',
  });
  expect(Number(west?.['winRate'])).toBe(1438 / 2249);
  expect(west?.['effortOpportunities']).toBe('');
});

test('a group that is not filled in has an empty value, no rate and no zero in its place', () => {
  const row = parsed(csvOf(winsCells(mavenReport()))).find((each) => each['value1'] === '');
  expect(row).toMatchObject({
    dimension1: 'account.sector',
    closed: '0',
    open: '1425',
    winRate: '',
    qValue: '',
  });
});

test('a cross has two dimensions a row, and a shallower cut leaves the second empty', () => {
  const rows = parsed(csvOf(winsCells(hardReport())));
  expect(rows.filter((row) => row['dimension2'] === 'product_id')).toHaveLength(21);
  expect(rows.filter((row) => row['dimension2'] === '')).toHaveLength(5 + 21 + 50);
});

test('the cells fit the Arrow types of their columns', () => {
  expect(tableFromIPC(arrowOf(winsCells(hardReport()))).numRows).toBe(5 + 21 + 50 + 21);
});

test('json has the keys in the order of the schema, whatever order they came in', () => {
  const report = mavenReport();
  const shuffled = Object.fromEntries(Object.entries(report).reverse());
  const text = reportJson(WinsReport, shuffled);
  expect(text).toBe(reportJson(WinsReport, report));
  expect(Object.keys(JSON.parse(text))).toEqual(Object.keys(WinsReport.shape));
  expect(text.endsWith('}\n')).toBe(true);
});

test('json refuses a number that is none', () => {
  expect(() => reportJson({ parse: (value) => value }, { rate: Number.NaN })).toThrow(
    'json needs finite numbers, got NaN at rate',
  );
});

test('an id stands under its name, with the id beside it', () => {
  const report = mavenReport();
  const [cut] = report.cuts;
  if (!cut) throw new Error('the sample needs a cut');
  const [first, ...others] = cut.segments;
  if (!first) throw new Error('the cut needs a group');
  const dimension = cut.by[0] ?? '';
  const known = { ...first, segment: { [dimension]: '0051' }, labels: { [dimension]: 'Ada Moreau' } };
  const cuts = [{ ...cut, segments: [known, ...others] }, ...report.cuts.slice(1)];
  const rows = parsed(csvOf(winsCells({ ...report, cuts })));
  expect(rows[0]).toMatchObject({ value1: 'Ada Moreau', id1: '0051' });
  expect(rows[1]).toMatchObject({ id1: '' });
});
