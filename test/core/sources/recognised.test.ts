import { expect, test } from 'vitest';
import { parseDateFormat } from '../../../core/model/date-format.ts';
import type { Reading } from '../../../core/model/reading.ts';
import { recognisedNotes } from '../../../core/sources/recognised.ts';

const reading: Reading = {
  source: 'crm',
  object: 'opportunity',
  fields: [
    { field: 'created_on', columns: [0], rule: {} },
    { field: 'closed_on', columns: [1], rule: {} },
    { field: 'expected_close_on', columns: [1], rule: {} },
    { field: 'amount', columns: [2], rule: {} },
  ],
  extras: [],
  deleted: null,
  where: null,
  timeZone: 'UTC',
};
const header = ['Erstellt', 'Abschluss', 'Betrag'];
const date = (name: string) => {
  const format = parseDateFormat(name);
  if (format === null) throw new Error(`no format ${name}`);
  return { kind: 'date', format, plain: null } as const;
};
const recognised = 'crm, opportunity entry, read as opportunity: decided by Phase';

test('a plain file says only what it was recognised as', () => {
  const formats = new Map([['closed_on/0', date('yyyy-MM-dd')]]);
  const file = { recognised, format: 'delimited by ,, utf-8', header, reading, formats };
  expect(recognisedNotes(file)).toEqual([{ code: 'recognised', text: recognised }]);
});

test('another delimiter or encoding, date patterns found and a decimal comma are told, each column once', () => {
  const formats = new Map<string, ReturnType<typeof date> | { kind: 'number'; mark: ','; plain: false }>([
    ['created_on/0', date('dd.MM.yyyy')],
    ['closed_on/0', date('dd.MM.yyyy')],
    ['expected_close_on/0', date('dd.MM.yyyy')],
    ['amount/0', { kind: 'number', mark: ',', plain: false }],
  ]);
  const file = { recognised, format: 'delimited by ;, windows-1252', header, reading, formats };
  expect(recognisedNotes(file).slice(1)).toEqual([
    { code: 'format', text: 'read as delimited by ;, windows-1252' },
    {
      code: 'formats-found',
      text: 'Erstellt, Abschluss read as dd.MM.yyyy; Betrag read as numbers with a decimal comma',
    },
  ]);
});

test('a format that the mapping names was not found, so it is not told', () => {
  const named = reading.fields.map((field) => ({ ...field, rule: { format: 'dd.MM.yyyy' } }));
  const formats = new Map([['closed_on/0', date('dd.MM.yyyy')]]);
  const file = { recognised, format: 'Parquet', header, reading: { ...reading, fields: named }, formats };
  expect(recognisedNotes(file).map(({ code }) => code)).toEqual(['recognised']);
});
