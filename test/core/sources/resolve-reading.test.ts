import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Mapping } from '../../../core/model/mapping.ts';
import type { Reading } from '../../../core/model/reading.ts';
import { Settings } from '../../../core/model/settings.ts';
import { detectSource } from '../../../core/sources/detect.ts';
import { type ResolveCommand, resolveReadings } from '../../../core/sources/resolve-reading.ts';
import { headerForms } from './header-forms.ts';

type Asked = Partial<Pick<ResolveCommand, 'key' | 'dateFormat' | 'decimal'>> & {
  readonly settings?: object;
  readonly mapping?: object;
};

function resolve(header: readonly string[], { settings = {}, mapping, ...flags }: Asked = {}) {
  const mappings = mapping === undefined ? [] : [Mapping.parse(mapping)];
  const detection = detectSource({ header, mappings });
  if (detection.kind === 'refused') throw new Error(detection.message);
  const { source, forms } = detection;
  return resolveReadings({ source, forms, header, settings: Settings.parse(settings), ...flags });
}

function reading(header: readonly string[], asked?: Asked): Reading {
  const resolved = resolve(header, asked);
  const [first] = resolved.kind === 'resolved' ? resolved.readings : [];
  if (first === undefined) throw new Error(`needs a reading, got ${JSON.stringify(resolved)}`);
  return first;
}

const field = (one: Reading, name: string) => one.fields.find((read) => read.field === name);
const dataLoader = [
  'Id',
  'IsDeleted',
  'AccountId',
  'StageName',
  'Amount',
  'CloseDate',
  'IsClosed',
  'IsWon',
  'Region__c',
];
const report = [
  'Opportunity Name',
  'Account Name',
  'Stage',
  'Amount',
  'Amount Currency',
  'Probability (%)',
  'Close Date',
];

describe('a Salesforce file', () => {
  test('has its outcome from the flags, its deletions from IsDeleted and its custom columns as extras', () => {
    const one = reading(dataLoader);
    expect(field(one, 'outcome')).toMatchObject({ columns: [6, 7], rule: { map: { 'true|false': 'lost' } } });
    expect(one.deleted).toBe(1);
    expect(one.extras).toEqual([{ name: 'region_c', column: 8 }]);
    expect(field(one, 'account_id')?.rule.nullValues).toContain('000000000000000AAA');
  });

  test('has one close date, actual or expected by the outcome', () => {
    const one = reading(dataLoader);
    expect(field(one, 'closed_on')).toEqual({
      field: 'closed_on',
      columns: [5],
      rule: { nullWhen: { outcome: 'open' } },
    });
    expect(field(one, 'expected_close_on')?.rule.nullWhen).toEqual({ outcome: ['won', 'lost'] });
  });

  test('without an id is refused until --key names columns', () => {
    expect(resolve(report)).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('name columns that identify a row with --key col,col'),
    });
    const one = reading(report, { key: ['opportunity name', 'Account Name'] });
    expect(field(one, 'record_id')).toEqual({ field: 'record_id', columns: [0, 1], rule: {} });
  });

  test('of the report builder has per cent as a share and a currency column', () => {
    const one = reading(['Opportunity ID', ...report]);
    expect(field(one, 'probability')?.rule).toEqual({ times: 0.01 });
    expect(field(one, 'currency')?.columns).toEqual([5]);
  });

  test('takes no unknown stage that speaks of an end for an open one', () => {
    const rule = field(reading(['Opportunity ID', ...report]), 'outcome')?.rule;
    expect(rule).toMatchObject({
      otherwise: 'open',
      settledBy: expect.stringContaining('outcomes: salesforce:'),
    });
    expect(rule?.doubtful).toContain('closed');
  });

  test('reads only the stage rows of a field history', () => {
    const one = reading(['Id', 'OpportunityId', 'CreatedDate', 'Field', 'OldValue', 'NewValue']);
    expect(one).toMatchObject({ object: 'stage_change', where: [{ column: 3, values: ['StageName'] }] });
  });

  test('links an activity to an opportunity only where the id is of one', () => {
    const one = reading(['Id', 'WhatId', 'ActivityDate', 'Status', 'CallDurationInSeconds']);
    expect(field(one, 'opportunity_id')?.rule.startsWith).toBe('006');
    expect(field(one, 'account_id')?.rule.startsWith).toBe('001');
    expect(field(one, 'minutes')?.rule).toEqual({ per: 60 });
  });
});

describe('settings', () => {
  const settings = {
    outcomes: { salesforce: { 'Closed - Duplicate': { outcome: 'lost', loss_kind: 'disqualified' } } },
    loss_kinds: { Price: 'competitor' },
  };

  test('say what a stage means before the source does', () => {
    const outcome = field(reading(dataLoader, { settings }), 'outcome');
    expect(outcome).toMatchObject({ columns: [3], rule: { map: { 'Closed - Duplicate': 'lost' } } });
    expect(outcome?.or).toMatchObject([{ columns: [6, 7] }]);
  });

  test('say the kind of loss by stage, then by reason, then it is unknown', () => {
    const kind = field(reading([...dataLoader, 'Loss_Reason__c'], { settings }), 'loss_kind');
    expect(kind).toMatchObject({ columns: [3], rule: { map: { 'Closed - Duplicate': 'disqualified' } } });
    expect(kind?.or).toMatchObject([
      { columns: [9], rule: { map: { Price: 'competitor' } } },
      { rule: { const: 'unknown' } },
    ]);
  });

  test('give the time zone', () => {
    const calendar = { time_zone: 'Europe/Berlin' };
    expect(reading(dataLoader, { settings: { calendar } }).timeZone).toBe('Europe/Berlin');
  });
});

describe('flags', () => {
  test('set the date format of every date column, or of the one named', () => {
    const every = reading(dataLoader, { dateFormat: 'd/M/yyyy' });
    expect(field(every, 'closed_on')?.rule.format).toBe('d/M/yyyy');
    const header = [...dataLoader, 'CreatedDate'];
    const named = reading(header, { dateFormat: 'Close Date=d/M/yyyy' });
    expect(field(named, 'closed_on')?.rule.format).toBe('d/M/yyyy');
    expect(field(named, 'created_on')?.rule.format).toBeUndefined();
  });

  test('set the decimal mark of every number', () => {
    expect(field(reading(dataLoader, { decimal: ',' }), 'amount')?.rule.decimal).toBe(',');
  });

  test('name the nearest column where one is not there', () => {
    const refused = resolve(dataLoader, { key: ['StageNam'] });
    expect(refused).toMatchObject({
      kind: 'refused',
      message: '--key needs columns of the file, got "StageNam": the nearest is "StageName"',
    });
  });
});

describe('a mapping', () => {
  const wide = {
    source: 'crm',
    ignore: ['internal note'],
    files: [
      {
        object: 'opportunity',
        columns: { record_id: 'deal', outcome: 'result', account_id: 'customer', amount: 'value' },
      },
      { object: 'account', columns: { record_id: 'customer', sector: 'branch' } },
    ],
  };

  test('keeps further columns with the object that reads the most of the file', () => {
    const header = [
      'deal',
      'result',
      'customer',
      'value',
      'branch',
      'Next Step',
      'Internal Note',
      'Stage',
      'next_step',
    ];
    const resolved = resolve(header, { mapping: wide });
    expect(resolved).toMatchObject({
      kind: 'resolved',
      readings: [{ object: 'opportunity' }, { object: 'account', extras: [] }],
    });
    expect(resolved.kind === 'resolved' && resolved.readings[0]?.extras).toEqual([
      { name: 'next_step', column: 5 },
      { name: 'stage_2', column: 7 },
      { name: 'next_step_2', column: 8 },
    ]);
  });

  test('may try columns in turn', () => {
    const columns = {
      record_id: 'deal',
      outcome: 'result',
      closed_on: { from: 'won at', or: [{ from: 'lost at' }] },
    };
    const mapping = { source: 'crm', files: [{ object: 'opportunity', columns }] };
    const one = reading(['deal', 'result', 'won at', 'lost at'], { mapping });
    expect(field(one, 'closed_on')).toEqual({
      field: 'closed_on',
      columns: [2],
      rule: {},
      or: [{ columns: [3], rule: {} }],
    });
  });

  test('refuses a name that fits two columns written apart', () => {
    const mapping = {
      source: 'crm',
      files: [{ object: 'opportunity', columns: { record_id: 'deal id', outcome: 'result' } }],
    };
    expect(resolve(['Deal_ID', 'DealId', 'result'], { mapping })).toMatchObject({
      kind: 'refused',
      message:
        'needs one column a name, got "Deal_ID" and "DealId": rename one of them or drop it from the file',
    });
  });
});

/** A header name as another export would write it: its case, spaces, punctuation and position change nothing. */
const rewritten = (name: string) =>
  fc.constantFrom(
    name.toUpperCase(),
    name.toLowerCase(),
    name.replaceAll(' ', '\u00a0'),
    name.replaceAll(' ', '_'),
    `  ${name} `,
    name.replaceAll(/([a-z])([A-Z])/g, '$1_$2'),
    name.replaceAll(/[-.()]/g, ''),
  );

/** A reading with positions replaced by what stands there in the order of the form's own header. */
function byName(one: Reading, order: readonly number[]): unknown {
  const named = (columns: readonly number[]) => columns.map((column) => order[column]);
  return {
    ...one,
    fields: one.fields.map(({ or, ...first }) => ({
      ...first,
      columns: named(first.columns),
      or: or?.map((attempt) => ({ ...attempt, columns: named(attempt.columns) })),
    })),
    deleted: one.deleted === null ? null : order[one.deleted],
    extras: one.extras.map(({ column }) => order[column]).toSorted(),
  };
}

test.each(headerForms)('order, case and spacing of a $form header change nothing but positions', ({
  header,
}) => {
  const plain = byName(reading(header), [...header.keys()]);
  const arranged = fc
    .shuffledSubarray([...header.keys()], { minLength: header.length })
    .chain((order) =>
      fc.tuple(fc.constant(order), fc.tuple(...order.map((i) => rewritten(header[i] ?? '')))),
    );
  fc.assert(
    fc.property(arranged, ([order, names]) => {
      expect(byName(reading(names), order)).toEqual(plain);
    }),
    { seed: 7, numRuns: 40 },
  );
});
