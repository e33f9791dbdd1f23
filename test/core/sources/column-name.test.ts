import { expect, test } from 'vitest';
import { columnKey } from '../../../core/model/column-key.ts';
import { extraName } from '../../../core/sources/column-name.ts';

test.each([
  'Close Date',
  'CLOSE_DATE',
  'close\u00a0date',
  ' close-date ',
  'CloseDate',
  'closeDate',
])('"%s" is one name', (name) => {
  expect(columnKey(name)).toBe('closedate');
});

test('a name without letters is matched as it stands', () => {
  expect([columnKey(' # '), columnKey('%')]).toEqual(['#', '%']);
});

test.each([
  { name: 'Fiscal Period', kept: 'fiscal_period' },
  { name: 'FiscalPeriod', kept: 'fiscal_period' },
  { name: 'Region__c', kept: 'region_c' },
  { name: 'HQCountry', kept: 'hq_country' },
  { name: 'Größe (m²)', kept: 'größe_m2' },
  { name: '%', kept: 'column' },
])('$name is kept as $kept', ({ name, kept }) => {
  expect(extraName(name)).toBe(kept);
});
