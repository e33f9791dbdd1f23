import { expect, test } from 'vitest';
import { auditPage } from '../../../adapters/report/audit/page.ts';
import { auditRows, auditSheets } from '../../../adapters/report/audit/table.ts';
import { auditTerminal } from '../../../adapters/report/audit/terminal.ts';
import { csvOf } from '../../../adapters/report/csv.ts';
import { audit } from '../../../core/audit.ts';
import type { Decision, Demographic } from '../../../core/model/people-objects.ts';

// By hand: A 1 of 4 = 25 %, B 3 of 6 = 50 %, ratio 0.5.
function report(sexes: readonly [string, string] = ['A', 'B']) {
  const people = Array.from({ length: 10 }, (_, i) => ({ id: `c${i}`, sex: sexes[i < 4 ? 0 : 1] ?? null }));
  return audit({
    demographics: people.map(
      ({ id, sex }): Demographic => ({ candidate_id: id, sex, race_ethnicity: null, age_band: null }),
    ),
    decisions: people.map(
      ({ id }, i): Decision => ({
        candidate_id: id,
        decision: [0, 4, 5, 6].includes(i) ? 'advance' : 'reject',
        stage: null,
        decided_on: null,
      }),
    ),
    scores: [],
    publication: {
      auditDate: '2026-11-27',
      tool: 'bearing 0.1.0',
      distributionDate: '2026-01-02',
      dataSource: 'historical',
      dataSourceReason: null,
    },
  });
}

test('the terminal shows rates with intervals, ratios and who did not audit', () => {
  const text = auditTerminal(report(), { width: 120 });
  expect(text).toContain('Selection rates by sex (10 persons)');
  expect(text).toMatch(/A +1 +4 +25\.0 % \[.*\] +0\.500/);
  expect(text).toContain('below 4/5');
  expect(text).toContain('not an independent auditor');
});

test('the CSV carries what has to be published in every row', () => {
  const [header, first] = csvOf(auditRows(report())).split('\r\n');
  expect(header).toContain('audit_date,data_source,distribution_date');
  expect(first).toContain('2026-11-27,historical,2026-01-02,bearing 0.1.0');
  expect(auditSheets(report()).map(({ title }) => title)).toEqual([
    'Bias audit as of 2026-11-27',
    'Selection rates by sex',
  ]);
});

test('the page shows a hostile category as text', () => {
  const page = auditPage(report(['<script>alert(1)</script>', 'B']));
  expect(page).not.toContain('<script>alert');
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page).toContain('Distribution date of the tool');
});
