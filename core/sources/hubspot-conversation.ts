import { always, column, type FileForm, ruled } from './file-form.ts';
import { associations, kindOnly, recordId, shared, when } from './hubspot-engagement-columns.ts';
import { either } from './hubspot-names.ts';
import { replicationColumns } from './replication-columns.ts';

/**
 * Ids of HubSpot's six standard call outcomes, and their labels.
 * https://developers.hubspot.com/docs/guides/api/crm/engagements/calls
 */
const callOutcome = {
  'f240bbac-87c9-4f6e-bf70-924b57d47db7': 'true',
  connected: 'true',
  '9d9162e7-6cf3-4944-bf63-4dff82258764': 'false',
  busy: 'false',
  'a4c4c377-d246-4b32-a13b-75a56a4cd0ff': 'false',
  'left live message': 'false',
  'b2cf5968-551e-4856-9783-52b3da59a7d0': 'false',
  'left voicemail': 'false',
  '73a0d17f-1163-4015-bdd5-ec830791da20': 'false',
  'no answer': 'false',
  '17b47fee-58de-441e-a44c-c6300d46f273': 'false',
  'wrong number': 'false',
};

export const call: FileForm = {
  ...shared,
  name: 'calls',
  recognisedBy: kindOnly(
    ...either(
      'Call outcome',
      'hs_call_disposition',
      'hs_call_direction',
      'hs_call_duration',
      'hs_call_status',
    ),
    ...['Call direction', 'Call duration', 'Call status', 'Call Title'],
  ),
  fields: {
    record_id: column(...recordId),
    ...associations,
    kind: always('call'),
    direction: ruled(either('Call direction', 'hs_call_direction'), {
      map: { inbound: 'inbound', outbound: 'outbound' },
      otherwise: 'unknown',
    }),
    status: ruled(either('Call status', 'hs_call_status'), {
      map: { completed: 'done', canceled: 'cancelled', missed: 'cancelled', failed: 'cancelled' },
      otherwise: 'planned',
    }),
    occurred_at: column(...when),
    minutes: ruled(either('Call duration', 'hs_call_duration'), {
      per: 60_000,
      format: 'HH:mm:ss',
    }),
    connected: ruled(either('Call outcome', 'hs_call_disposition'), { map: callOutcome, otherwise: '' }),
  },
};

export const email: FileForm = {
  ...shared,
  name: 'emails',
  recognisedBy: kindOnly(
    ...either('Email direction', 'hs_email_direction', 'hs_email_subject', 'hs_email_status'),
    ...['Email subject', 'Email send status'],
  ),
  fields: {
    record_id: column(...recordId),
    ...associations,
    kind: always('email'),
    direction: ruled(either('Email direction', 'hs_email_direction'), {
      map: {
        email: 'outbound',
        outgoing: 'outbound',
        forwarded_email: 'outbound',
        incoming_email: 'inbound',
        incoming: 'inbound',
      },
      otherwise: 'unknown',
    }),
    status: ruled(either('Email send status', 'hs_email_status'), {
      map: {
        sent: 'done',
        bounced: 'cancelled',
        failed: 'cancelled',
        scheduled: 'planned',
        sending: 'planned',
      },
      otherwise: 'done',
    }),
    occurred_at: column(...when),
    /** HubSpot: INCOMING_EMAIL is "a reply to a logged outgoing email". */
    is_reply: ruled(either('Email direction', 'hs_email_direction'), {
      map: { incoming_email: 'true' },
      otherwise: 'false',
    }),
  },
};

export const communication: FileForm = {
  ...shared,
  name: 'communications',
  recognisedBy: kindOnly(
    ...either('Channel Type', 'hs_communication_channel_type', 'hs_communication_logged_from'),
    ...['Communication body', 'property_hs_communication_body'],
  ),
  ignore: [
    ...replicationColumns,
    ...either('Communication body', 'hs_communication_body', 'hs_body_preview'),
  ],
  fields: {
    record_id: column(...recordId),
    ...associations,
    kind: always('message'),
    status: always('done'),
    occurred_at: column(...when),
  },
};
