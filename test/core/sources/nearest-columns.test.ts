import { expect, test } from 'vitest';
import { Mapping } from '../../../core/model/mapping.ts';
import { Settings } from '../../../core/model/settings.ts';
import { detectSource } from '../../../core/sources/detect.ts';
import { nearestColumns } from '../../../core/sources/nearest-columns.ts';
import { resolveReadings } from '../../../core/sources/resolve-reading.ts';
import { sourceOfMapping } from '../../../core/sources/source-of-mapping.ts';

const mapping = Mapping.parse({
  source: 'crm',
  files: [
    {
      object: 'opportunity',
      columns: {
        ...{ record_id: 'deal', outcome: 'result', name: 'title', amount: 'worth' },
        ...{ created_on: 'date_a', closed_on: 'date_b' },
      },
    },
  ],
});
const source = sourceOfMapping(mapping);
if ('kind' in source) throw new Error(source.message);
const [form] = source.forms;
if (form === undefined) throw new Error('needed a form, got none');

// Edit distances by hand: date_a to date_c 1, to date_bb 2; date_b to either 1.
const renamed = ['deal', 'result', 'title', 'worth', 'date_c', 'date_bb'];

test('each missing column gets its own nearest name', () => {
  expect(nearestColumns([['date_a'], ['date_b']], { header: renamed, form })).toEqual(['date_c', 'date_bb']);
  const { code, message } = refusalOf(detectSource({ header: renamed, mappings: [mapping] }));
  expect(code).toBe('source unknown');
  expect(message).toContain('"date_a" (nearest is "date_c"), "date_b" (nearest is "date_bb")');
});

test('the nearest pair goes first, whatever the order of the columns', () => {
  expect(nearestColumns([['worths'], ['dates_b']], { header: ['date_bb', 'wurths'], form })).toEqual([
    'wurths',
    'date_bb',
  ]);
  expect(nearestColumns([['date_a'], ['date_d']], { header: ['date_dd'], form })).toEqual([null, 'date_dd']);
});

test('a name that is read as it stands is offered for no other column', () => {
  expect(nearestColumns([['title_x']], { header: ['title'], form })).toEqual([null]);
});

test('every required field without a column is named with its own nearest name', () => {
  const header = ['deel', 'resullt', 'title'];
  const settings = Settings.parse({});
  const { code, message } = refusalOf(resolveReadings({ source, forms: [form], header, settings }));
  expect(code).toBe('missing column');
  expect(message).toContain('record_id ("deal"), got none, the nearest is "deel"');
  expect(message).toContain('outcome ("result"), got none, the nearest is "resullt"');
});

function refusalOf(found: { kind: string; code?: string; message?: string }) {
  if (found.kind !== 'refused') throw new Error(`needed a refusal, got ${found.kind}`);
  return { code: found.code, message: found.message };
}
