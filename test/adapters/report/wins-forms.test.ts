import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { winsMarkdown } from '../../../adapters/report/wins/markdown.ts';
import { winsSheets } from '../../../adapters/report/wins/sheets.ts';
import { xlsxOf } from '../../../adapters/report/xlsx.ts';
import { hardReport, noContrastReport } from './hard-report.ts';
import { mavenReport } from './sample-report.ts';

test('markdown opens with the answer and tells a group below its dimension', () => {
  const lines = winsMarkdown(mavenReport()).split('\n');
  expect(lines[0]).toBe('# Won 4,238 of 6,711 closed: 63.2 % \\[62.0, 64.3\\]');
  expect(lines).toContain("| ↳ GTK 500 | 1 | 60.0, n 25 | can't tell |");
  expect(lines).toContain('| GTXPro | 17 % | 16 % | 35 % | 3,061 \\[ 2,908, 3,214\\] |  |');
  expect(lines).toContain('- GTXPro has no product row; did you mean "GTX Pro"? (1,480 deals)');
});

test('markdown lets no name act: no tag, no link, no further cell', () => {
  const text = winsMarkdown(hardReport());
  expect(text).not.toMatch(/(?<!\\)<script/);
  expect(text).toContain('\\<script\\>alert(1)\\</script\\>');
});

test('markdown without a rate has no table of rates', () => {
  expect(winsMarkdown(noContrastReport())).toContain('- Cannot be asked: there is no win rate');
});

test('the workbook has the groups, the dimensions, the periods and what they rest on', async () => {
  const book = await readXlsx(await xlsxOf(winsSheets(mavenReport())));
  expect(book.sheets.map((sheet) => sheet.name)).toEqual([
    'win rates by group',
    'dimensions',
    'periods',
    'basis and notes',
  ]);
  expect(book.sheets[1]?.rows[1]?.slice(0, 3)).toEqual(['owner.region', 'choice', 3]);
  expect(book.sheets[2]?.rows[1]?.[10]).toBe('holds only March');
  expect(book.sheets[3]?.rows[1]).toEqual(['as of', '2017-12-31']);
});
