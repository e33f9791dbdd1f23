import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Mapping } from '../../../core/model/mapping.ts';
import { table, vendorBench } from './vendor-bench.ts';

// Small exports in the form of each vendor; every stored value below is read off the export by hand.
let bench: ReturnType<typeof vendorBench>;
beforeEach(() => {
  bench = vendorBench();
});
afterEach(() => bench.remove());

const notesOf = (batches: Awaited<ReturnType<typeof bench.ingest>>, at = 0) =>
  Object.fromEntries((batches[at]?.notes ?? []).map(({ code, text }) => [code, text]));

describe('salesforce', () => {
  const loader = table(
    ',',
    'Id|IsDeleted|AccountId|Name|StageName|Amount|CloseDate|IsClosed|IsWon|OwnerId|CreatedDate|SystemModstamp',
    '0061G00000eLwuWQAS|false|0011G00000eM9wvQAC|Pumps|Closed Won|1250.50|2024-03-31|true|true|0051G00000eLwuWQAS|2024-01-02T10:00:00.000Z|2024-04-01T08:00:00.000Z',
    '006000000000001AAA|false|000000000000000AAA|Valves|Proposal|10|2024-09-30|false|false|0051G00000eLwuWQAS|2024-01-02T10:00:00.000Z|2024-04-01T08:00:00.000Z',
  );

  test('one record in a report with 15 characters and in Data Loader with 18 is one record', async () => {
    const report = table(
      ',',
      'Opportunity ID|Account ID|Opportunity Name|Stage|Amount Currency|Amount|Close Date|Created Date|Last Modified Date',
      '0061G00000eLwuW|0011G00000eM9wv|Pumps, large|Closed Won|EUR|1,300.00|3/31/2024|1/22/2024|4/20/2024',
    );
    const footer = '\r\n\r\n"Grand Totals (1 records)"\r\n"Copyright (c) 2000-2026 salesforce.com, inc."\r\n';
    await bench.ingest({ 'Opportunity.csv': loader });
    const batches = await bench.ingest({ 'report.csv': report + footer });
    expect(batches[0]).toMatchObject({ read: 3, stored: 1, quarantined: 0, footer: 2, refused: null });
    expect(notesOf(batches)).toMatchObject({
      recognised: expect.stringContaining('decided by Opportunity Name, Stage, Close Date'),
      'formats-found': expect.stringMatching(/Created Date.* read as MM\/dd\/yyyy/),
    });
    expect(
      await bench.state('opportunity', ['record_id', 'account_id', 'name', 'outcome', 'closed_on', 'amount']),
    ).toEqual([
      {
        record_id: '006000000000001AAA',
        account_id: null,
        name: 'Valves',
        outcome: 'open',
        closed_on: null,
        amount: '10.0000',
      },
      {
        record_id: '0061G00000eLwuWQAS',
        account_id: '0011G00000eM9wvQAC',
        name: 'Pumps, large',
        outcome: 'won',
        closed_on: '2024-03-31',
        amount: '1300.0000',
      },
    ]);
  });

  test('a report without an id is refused until --key names what identifies a row', async () => {
    const report = table(
      ',',
      'Opportunity Name|Account Name|Stage|Close Date',
      'Pumps|Acme|Closed Lost|2024-03-31',
      'Valves|Acme|Talking|2024-09-30',
    );
    const [refused] = await bench.ingest({ 'report.csv': report });
    expect(refused?.refused?.message).toContain('--key');
    const key = { key: ['Opportunity Name'] };
    const batches = await bench.ingest({ 'report.csv': report }, key);
    expect(notesOf(batches)['open-by-default']).toContain('1 deals are open');
    expect(await bench.state('opportunity', ['record_id', 'outcome', 'expected_close_on'])).toEqual([
      { record_id: 'Pumps', outcome: 'lost', expected_close_on: null },
      { record_id: 'Valves', outcome: 'open', expected_close_on: '2024-09-30' },
    ]);
  });
});

test('hubspot: amounts with a sign, labels for stages, calls by the clock', async () => {
  const deals = table(
    ',',
    'Record ID|Deal Name|Deal Stage|Amount|Close Date|Create Date|Deal owner|Associated Company IDs|Last Modified Date|Closed Lost Reason',
    '901|Pumps|closedwon|$125000|2024-03-31 14:30|2024-01-02 09:15|Jane Doe|500|2024-04-01 10:00|',
    '902|Valves|Closed Lost|$99.50|2024-02-29 14:30|2024-01-02 09:15|Jane Doe|500|2024-04-01 10:00|went dark',
  );
  const calls = table(
    ',',
    'Record ID|Call Title|Activity date|Call direction|Call duration|Call outcome|Call status|Associated Deal IDs|Last modified date',
    '701|Intro|2024-01-10 10:00|OUTBOUND|00:05:30|Connected|COMPLETED|901|2024-01-10 11:00',
    '702|Again|2024-01-11 10:00|INBOUND|01:00:10|Busy|COMPLETED|901|2024-01-11 11:30',
  );
  const batches = await bench.ingest({ 'deals.csv': deals, 'calls.csv': calls });
  expect(batches.map(({ object, stored }) => [object, stored])).toEqual([
    ['opportunity', 2],
    ['activity', 2],
  ]);
  expect(notesOf(batches)['unknown-loss']).toContain('"went dark" (1); say under loss_kinds:');
  expect(
    await bench.state('opportunity', ['record_id', 'outcome', 'loss_kind', 'closed_on', 'amount']),
  ).toEqual([
    { record_id: '901', outcome: 'won', loss_kind: null, closed_on: '2024-03-31', amount: '125000.0000' },
    { record_id: '902', outcome: 'lost', loss_kind: 'unknown', closed_on: '2024-02-29', amount: '99.5000' },
  ]);
  // 5 min 30 s = 5.5; 60 min 10 s = 60.1666... rounded at the fourth place
  expect(
    await bench.state('activity', ['record_id', 'opportunity_id', 'direction', 'minutes', 'connected']),
  ).toEqual([
    { record_id: '701', opportunity_id: '901', direction: 'outbound', minutes: '5.5000', connected: 'true' },
    { record_id: '702', opportunity_id: '901', direction: 'inbound', minutes: '60.1667', connected: 'false' },
  ]);
});

test('pipedrive: a column delivered twice, times of won and lost deals, durations', async () => {
  const deals = table(
    ',',
    'Deal - ID|Deal - Title|Deal - Owner|Deal - Value|Deal - Currency of Value|Deal - Organization ID|Deal - Stage|Deal - Status|Deal - Deal created|Deal - Won time|Deal - Lost time|Deal - Lost reason|Deal - Update time|Deal - Value',
    '1|Pumps|Jane Doe|1000|EUR|7|Demo|Won|2024-01-02 12:00:00|2024-03-31 12:00:00|||2024-04-01 09:00:00|1000',
    '2|Valves|Jane Doe|500|EUR|7|Demo|Lost|2024-01-02 12:00:00||2024-02-29 12:00:00|Budget|2024-04-01 09:00:00|500',
  );
  const activities = table(
    ',',
    'Activity - ID|Activity - Subject|Activity - Type|Activity - Done|Activity - Due date|Activity - Duration|Activity - Deal ID',
    '11|Demo|Lunch|Done|2024-01-10|01:30|1',
  );
  const batches = await bench.ingest({ 'deals.csv': deals, 'activities.csv': activities });
  expect(batches.map(({ refused }) => refused)).toEqual([null, null]);
  expect(await bench.state('opportunity', ['record_id', 'outcome', 'closed_on', 'currency'])).toEqual([
    { record_id: '1', outcome: 'won', closed_on: '2024-03-31', currency: 'EUR' },
    { record_id: '2', outcome: 'lost', closed_on: '2024-02-29', currency: 'EUR' },
  ]);
  expect(await bench.state('activity', ['kind', 'status', 'opportunity_id', 'minutes'])).toEqual([
    { kind: 'meeting', status: 'done', opportunity_id: '1', minutes: '90.0000' },
  ]);
});

describe('dynamics', () => {
  const header =
    '(Do Not Modify) Opportunity|(Do Not Modify) Row Checksum|(Do Not Modify) Modified On|Topic|Account|Created On|Actual Close Date|Est. Revenue|Actual Revenue|Status|Status Reason|Owner';

  test('a lost deal is worth its estimate, and its status reason is its kind of loss', async () => {
    const rows = ['a|x==|4/21/2024 10:00 AM|Pumps|Acme|1/22/2024|3/31/2024|1000|0|Lost|Out-Sold|Jane Doe'];
    await bench.ingest({ 'opps.csv': table(',', header, ...rows) });
    expect(
      await bench.state('opportunity', ['record_id', 'outcome', 'loss_kind', 'closed_on', 'amount']),
    ).toEqual([
      {
        record_id: 'a',
        outcome: 'lost',
        loss_kind: 'competitor',
        closed_on: '2024-03-31',
        amount: '1000.0000',
      },
    ]);
  });

  test('serial dates are refused until the person says which system they are of', async () => {
    const rows = ['a|x==|45383.5|Pumps|Acme|45293|45382|1000|1200|Won|Won|Jane Doe'];
    const file = { 'opps.csv': table(',', header, ...rows) };
    const [refused] = await bench.ingest(file);
    expect(refused?.refused?.message).toContain('--date-format excel1900 or excel1904');
    await bench.ingest(file, { dateFormat: 'excel1900' });
    // spreadsheet: 45292 is 2024-01-01, so 45293 is 2 January and 45382 (90 days on) 31 March
    expect(await bench.state('opportunity', ['created_on', 'closed_on', 'amount'])).toEqual([
      { created_on: '2024-01-02', closed_on: '2024-03-31', amount: '1200.0000' },
    ]);
  });
});

test('a german file: semicolons, decimal commas, Windows-1252, all told', async () => {
  const text = table(
    ';',
    'Nr|Firma|Phase|Betrag|Erstellt am|Abschlussdatum',
    'V1|Müller AG|Gewonnen|1.234.567,89|22.01.2024|31.03.2024',
    'V2|Öl & Gas|Verloren|99,50|22.01.2024|29.02.2024',
  );
  const mapping = Mapping.parse({
    source: 'crm',
    files: [
      {
        object: 'opportunity',
        columns: {
          record_id: 'Nr',
          account_id: 'Firma',
          outcome: { from: 'Phase', map: { Gewonnen: 'won', Verloren: 'lost' } },
          amount: 'Betrag',
          created_on: 'Erstellt am',
          closed_on: 'Abschlussdatum',
        },
      },
    ],
  });
  const batches = await bench.ingest({ 'export.csv': Buffer.from(text, 'latin1') }, { mappings: [mapping] });
  expect(notesOf(batches)).toMatchObject({
    format: 'read as delimited by ;, windows-1252',
    'formats-found':
      'Erstellt am, Abschlussdatum read as dd.MM.yyyy; Betrag read as numbers with a decimal comma',
  });
  expect(await bench.state('opportunity', ['account_id', 'outcome', 'closed_on', 'amount'])).toEqual([
    { account_id: 'Müller AG', outcome: 'won', closed_on: '2024-03-31', amount: '1234567.8900' },
    { account_id: 'Öl & Gas', outcome: 'lost', closed_on: '2024-02-29', amount: '99.5000' },
  ]);
});

test('hubspot meetings last from start to end, and those without an end are kept', async () => {
  const meetings = table(
    ',',
    'Record ID|Meeting name|Meeting outcome|Meeting start time|Meeting end time',
    '1|Demo|Completed|2024-01-10 13:00|2024-01-10 14:30',
    '2|Call|Completed|2024-01-11 09:00|',
    '3|Talk|Completed|2024-01-12 09:00|2024-01-12 08:00',
  );
  const [batch] = await bench.ingest({ 'meetings.csv': meetings });
  expect(batch).toMatchObject({ refused: null, stored: 3 });
  expect(await bench.state('activity', ['record_id', 'kind', 'minutes'])).toEqual([
    { record_id: '1', kind: 'meeting', minutes: '90.0000' },
    { record_id: '2', kind: 'meeting', minutes: null },
    { record_id: '3', kind: 'meeting', minutes: null },
  ]);
});
