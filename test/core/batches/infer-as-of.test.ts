import { expect, test } from 'vitest';
import { type Happening, inferAsOf } from '../../../core/batches/infer-as-of.ts';

const happening = (day: string, recordKey: string): Happening => ({
  text: day,
  at: `${day}T23:59:59.999Z`,
  source: 'crm',
  object: 'opportunity',
  recordKey,
  file: 'deals.csv',
  line: 7,
});

test.each([
  { name: 'one record is believed', days: [['2062-01-01', 'a']], text: '2062-01-01' },
  {
    name: '90 days are believed',
    days: [
      ['2024-01-01', 'a'],
      ['2024-03-31', 'b'],
    ],
    text: '2024-03-31',
  },
  {
    name: 'another row of the same record is no witness',
    days: [
      ['2024-01-01', 'a'],
      ['2024-06-01', 'b'],
      ['2024-05-30', 'b'],
    ],
    text: null,
  },
  {
    name: '91 days are not',
    days: [
      ['2024-01-01', 'a'],
      ['2024-04-01', 'b'],
    ],
    text: null,
  },
  { name: 'no happening is no as-of', days: [], text: null },
])('$name', ({ days, text }) => {
  const found = inferAsOf(days.map(([day = '', key = '']) => happening(day, key)));
  expect('code' in found ? null : found.text).toBe(text);
  if ('code' in found) expect(found.message).toContain('--as-of');
});
