import { describe, expect, test } from 'vitest';
import { readRow } from '../../../core/model/read-row.ts';
import { Settings } from '../../../core/model/settings.ts';
import { detectSource } from '../../../core/sources/detect.ts';
import { resolveReadings } from '../../../core/sources/resolve-reading.ts';

/** One row of a vendor's file as it would be stored, or the message it is quarantined with. */
function stored(cells: Readonly<Record<string, string>>, settings: object = {}) {
  const header = Object.keys(cells);
  const detection = detectSource({ header, mappings: [] });
  if (detection.kind === 'refused') throw new Error(detection.message);
  const resolved = resolveReadings({ ...detection, header, settings: Settings.parse(settings) });
  if (resolved.kind === 'refused') throw new Error(resolved.message);
  const [reading] = resolved.readings;
  if (reading === undefined) throw new Error('needs a reading, got none');
  const row = readRow(
    reading,
    { line: 2, cells: Object.values(cells).map((cell) => (cell === '' ? null : cell)) },
    { formats: new Map(), timeZone: 'UTC', fileHash: '0', hash: (text) => text },
  );
  return 'issue' in row ? { quarantined: row.issue.message } : { ...row.fields, deleted: row.deleted };
}

const sf = { Id: '006', Name: 'A', AccountId: '001', StageName: 'X', CloseDate: '2026-03-01' };
const report = { 'Opportunity ID': '1', 'Opportunity Name': 'A', Stage: 'X', 'Close Date': '2026-03-01' };
const hub = { 'Record ID': '1', 'Deal Name': 'A', 'Deal Stage': 'X', 'Close Date': '2026-03-01' };
const pd = { 'Deal - ID': '1', 'Deal - Title': 'A', 'Deal - Status': 'X' };
const dyn = { '(Do Not Modify) Opportunity': '1', Topic: 'A', Status: 'X', 'Status Reason': '' };
const task = { Id: '00T', WhatId: '006A', ActivityDate: '2026-03-01', Status: 'Completed' };

// Each expectation is read off the vendor's own meaning of the cells, by hand.
test.each([
  {
    what: 'a closed Salesforce deal was closed on its close date',
    cells: { ...sf, IsClosed: 'true', IsWon: 'true', Probability: '100', Type: 'New Business' },
    is: {
      outcome: 'won',
      closed_on: '2026-03-01',
      expected_close_on: null,
      probability: '1.0000',
      deal_type: 'new',
    },
  },
  {
    what: 'an open Salesforce deal is expected on its close date',
    cells: { ...sf, IsClosed: 'false', IsWon: 'false', Type: 'Existing Customer - Upgrade' },
    is: { outcome: 'open', closed_on: null, expected_close_on: '2026-03-01', deal_type: 'expansion' },
  },
  {
    what: 'the null id of Salesforce is no account',
    cells: { ...sf, AccountId: '000000000000000AAA', IsClosed: '1', IsWon: '0', IsDeleted: 'true' },
    is: { outcome: 'lost', account_id: null, loss_kind: 'unknown', deleted: true },
  },
  {
    what: 'a type that no one knows is unknown',
    cells: { ...sf, StageName: 'Closed Won', Type: 'Bundle' },
    is: { outcome: 'won', deal_type: 'unknown' },
  },
  {
    what: 'a report label Closed Lost is lost',
    cells: { ...report, Stage: 'Closed Lost', 'Loss Reason': 'Price', 'Probability (%)': '0' },
    is: { outcome: 'lost', loss_reason: 'Price', probability: '0.0000' },
  },
  {
    what: 'a report stage without an end is open',
    cells: { ...report, Stage: 'Negotiation' },
    is: { outcome: 'open' },
  },
  {
    what: 'a HubSpot label and the stage id beside it mean the same',
    cells: { ...hub, 'Deal Stage': 'closedwon', Amount: '$125000' },
    is: { outcome: 'won', amount: '125000.0000', closed_on: '2026-03-01' },
  },
  {
    what: 'a won Pipedrive deal was closed when it was won',
    cells: { ...pd, 'Deal - Status': 'Won', 'Deal - Won time': '2026-02-01', 'Deal - Lost time': '' },
    is: { outcome: 'won', closed_on: '2026-02-01' },
  },
  {
    what: 'a lost Pipedrive deal was closed when it was lost, for its reason',
    cells: {
      ...pd,
      'Deal - Status': 'Lost',
      'Deal - Won time': '',
      'Deal - Lost time': '2026-02-03',
      'Deal - Lost reason': 'Price',
    },
    is: { outcome: 'lost', closed_on: '2026-02-03', loss_reason: 'Price' },
  },
  {
    what: 'a lost Dynamics deal was worth its estimate, and was outsold',
    cells: {
      ...dyn,
      Status: 'Lost',
      'Status Reason': 'Out-Sold',
      'Actual Revenue': '0',
      'Est. Revenue': '900',
    },
    is: { outcome: 'lost', amount: '900.0000', loss_kind: 'competitor' },
  },
  {
    what: 'a won Dynamics deal is worth its actual revenue',
    cells: {
      ...dyn,
      Status: 'Won',
      'Status Reason': 'Won',
      'Actual Revenue': '950',
      'Est. Revenue': '900',
      'Actual Close Date': '2026-03-02',
    },
    is: { outcome: 'won', amount: '950.0000', loss_kind: null, loss_reason: null, closed_on: '2026-03-02' },
  },
  {
    what: 'a call of 299 seconds is exactly scaled and not five minutes',
    cells: {
      ...task,
      TaskSubtype: 'Call',
      CallDurationInSeconds: '299',
      CallType: 'Inbound',
      CallDisposition: 'Connected',
    },
    is: {
      kind: 'call',
      minutes: '4.9833',
      direction: 'inbound',
      connected: true,
      status: 'done',
      opportunity_id: '006A',
    },
  },
  {
    what: 'a task about an account is of no opportunity',
    cells: { ...task, WhatId: '001B', Status: 'Not Started', WhoId: '003C' },
    is: { kind: 'task', opportunity_id: null, account_id: '001B', status: 'planned', external_attendees: 1 },
  },
  {
    what: 'an answer by mail is an inbound reply',
    cells: {
      Id: '02s',
      Incoming: 'true',
      MessageDate: '2026-03-01',
      RelatedToId: '006A',
      ReplyToEmailMessageId: '02t',
      Status: '2',
    },
    is: { kind: 'email', direction: 'inbound', is_reply: true, status: 'done' },
  },
  {
    what: 'a HubSpot call is timed in milliseconds',
    cells: {
      hs_object_id: '1',
      hs_timestamp: '2026-03-01',
      hs_call_duration: '300000',
      hs_call_direction: 'OUTBOUND',
      hs_call_disposition: 'f240bbac-87c9-4f6e-bf70-924b57d47db7',
      hs_call_status: 'COMPLETED',
    },
    is: { kind: 'call', minutes: '5.0000', direction: 'outbound', connected: true, status: 'done' },
  },
  {
    what: 'an incoming HubSpot mail answers a logged one',
    cells: {
      hs_object_id: '1',
      hs_timestamp: '2026-03-01',
      hs_email_direction: 'INCOMING_EMAIL',
      hs_email_status: 'SENT',
    },
    is: { kind: 'email', direction: 'inbound', is_reply: true },
  },
  {
    what: 'a HubSpot meeting that nobody came to is not held',
    cells: { hs_object_id: '1', hs_meeting_outcome: 'NO_SHOW', hs_meeting_start_time: '2026-03-01' },
    is: { kind: 'meeting', status: 'cancelled' },
  },
  {
    what: 'a HubSpot meeting lasts from its start to its end',
    cells: {
      hs_object_id: '1',
      hs_meeting_outcome: 'COMPLETED',
      hs_meeting_start_time: '2026-03-01T23:30:00Z',
      hs_meeting_end_time: '2026-03-02T00:15:20Z',
    },
    is: { kind: 'meeting', status: 'done', minutes: '45.3333' },
  },
  {
    what: 'a HubSpot meeting without an end has no length',
    cells: { 'Record ID': '1', 'Meeting start time': '2026-03-01 10:00', 'Meeting end time': '' },
    is: { kind: 'meeting', minutes: null },
  },
  {
    what: 'a Pipedrive lunch is a meeting',
    cells: {
      'Activity - ID': '1',
      'Activity - Type': 'Lunch',
      'Activity - Due date': '2026-03-01',
      'Activity - Done': 'To do',
    },
    is: { kind: 'meeting', status: 'planned' },
  },
])('$what', ({ cells, is }) => {
  expect(stored(cells)).toMatchObject(is);
});

describe('a stage that speaks of an end and is not known', () => {
  test.each([
    { vendor: 'salesforce', cells: { ...report, Stage: 'Closed - Duplicate' } },
    { vendor: 'salesforce', cells: { ...report, Stage: 'Geschlossen gewonnen' } },
    { vendor: 'salesforce', cells: { ...report, Stage: 'Fermée perdue' } },
    { vendor: 'hubspot', cells: { ...hub, 'Deal Stage': 'Verloren' } },
    { vendor: 'hubspot', cells: { deal_id: '1', property_dealname: 'A', deal_pipeline_stage_id: '7654321' } },
  ])('is never taken for an open one: $cells', ({ vendor, cells }) => {
    expect(stored(cells)).toEqual({
      quarantined: expect.stringContaining(
        `say what this stage means under outcomes: ${vendor}: in bearing.yaml`,
      ),
    });
  });

  test('is what the settings say it is', () => {
    const outcomes = { salesforce: { 'Closed - Duplicate': { outcome: 'lost', loss_kind: 'disqualified' } } };
    expect(stored({ ...report, Stage: 'closed - duplicate' }, { outcomes })).toMatchObject({
      outcome: 'lost',
      loss_kind: 'disqualified',
    });
  });
});

test('loss reasons become kinds by the settings; one they do not know is unknown', () => {
  const loss_kinds = { 'Went with a rival': 'competitor' };
  const lost = { ...report, Stage: 'Closed Lost' };
  expect(stored({ ...lost, 'Loss Reason': 'went with a rival' }, { loss_kinds })).toMatchObject({
    loss_kind: 'competitor',
  });
  expect(stored({ ...lost, 'Loss Reason': 'Moon' }, { loss_kinds })).toMatchObject({ loss_kind: 'unknown' });
  expect(stored({ ...lost, Stage: 'Closed Won', 'Loss Reason': 'Moon' }, { loss_kinds })).toMatchObject({
    loss_kind: null,
  });
});
