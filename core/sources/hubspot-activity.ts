import { type Aliases, always, column, type FileForm, plainForm, ruled } from './file-form.ts';
import { either } from './hubspot-names.ts';
import { replicationColumns } from './salesforce-opportunity.ts';

const recordId: Aliases = [
  'engagement_id',
  'Record ID',
  'hs_object_id',
  'property_hs_object_id',
  'Engagement ID',
];
const when = either('Activity date', 'hs_timestamp');

const associations = {
  opportunity_id: column('deal_id', 'Associated Deal IDs', 'Associated Deal ID', 'Associated Deal'),
  account_id: column('company_id', 'Associated Company IDs', 'Associated Company ID', 'Associated Company'),
  owner_id: column(...either('Activity assigned to', 'hubspot_owner_id', 'owner_id', 'Assigned to', 'Owner')),
  modified_at: column(...either('Last modified date', 'hs_lastmodifieddate', 'last_updated')),
};

const shared = {
  ...plainForm,
  object: 'activity',
  unless: ['Deal Name', 'dealname', 'property_dealname'],
  deleted: ['is_deleted', 'archived', '_fivetran_deleted'],
  ignore: replicationColumns,
} as const;

/** A file of one kind of engagement is known by a column only that kind has, or by Fivetran's table layout. */
const kindOnly = (...names: string[]): readonly Aliases[] => [recordId, names];

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
    minutes: ruled(either('Call duration', 'hs_call_duration'), { per: 60_000 }),
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

export const meeting: FileForm = {
  ...shared,
  name: 'meetings',
  recognisedBy: kindOnly(
    ...either(
      'Meeting outcome',
      'hs_meeting_outcome',
      'meeting_outcome',
      'hs_meeting_start_time',
      'hs_meeting_title',
    ),
    ...['Meeting start time', 'Meeting name'],
  ),
  fields: {
    record_id: column(...recordId),
    ...associations,
    kind: always('meeting'),
    status: ruled(either('Meeting outcome', 'hs_meeting_outcome', 'meeting_outcome'), {
      map: {
        completed: 'done',
        scheduled: 'planned',
        rescheduled: 'cancelled',
        no_show: 'cancelled',
        'no show': 'cancelled',
        canceled: 'cancelled',
        cancelled: 'cancelled',
      },
      otherwise: '',
    }),
    occurred_at: column(...either('Meeting start time', 'hs_meeting_start_time', 'start_time'), ...when),
    external_attendees: column('External attendees', 'hs_attendee_count'),
  },
};

export const task: FileForm = {
  ...shared,
  name: 'tasks',
  recognisedBy: kindOnly(
    ...either('Task Status', 'hs_task_status', 'hs_task_type', 'hs_task_subject', 'task_type'),
    ...['Task Type', 'Task Title'],
  ),
  fields: {
    record_id: column(...recordId),
    ...associations,
    kind: always('task'),
    status: ruled(either('Task Status', 'hs_task_status'), {
      map: { completed: 'done' },
      otherwise: 'planned',
    }),
    occurred_at: column(
      ...either('Completed at', 'hs_task_completion_date'),
      ...either('Due date', 'hs_timestamp'),
    ),
  },
};

export const note: FileForm = {
  ...shared,
  name: 'notes',
  recognisedBy: kindOnly(...either('Note body', 'hs_note_body')),
  ignore: [...replicationColumns, ...either('Note body', 'hs_note_body', 'hs_body_preview')],
  fields: {
    record_id: column(...recordId),
    ...associations,
    kind: always('other'),
    status: always('done'),
    occurred_at: column(...when),
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

/** Fivetran's tables of engagements of which only the shared columns were copied; `type` says the kind. */
export const engagement: FileForm = {
  ...shared,
  name: 'engagements',
  recognisedBy: [
    recordId,
    ['hs_timestamp', 'property_hs_timestamp'],
    ['type', 'engagement_type', 'hs_engagement_type'],
  ],
  unless: [
    ...shared.unless,
    ...[call, email, meeting, task, note, communication].flatMap(({ recognisedBy }) => recognisedBy[1] ?? []),
  ],
  fields: {
    record_id: column(...recordId),
    ...associations,
    kind: ruled(['type', 'engagement_type', 'hs_engagement_type'], {
      map: {
        call: 'call',
        email: 'email',
        incoming_email: 'email',
        forwarded_email: 'email',
        meeting: 'meeting',
        task: 'task',
        communication: 'message',
        sms: 'message',
        whats_app: 'message',
        linkedin_message: 'message',
      },
      otherwise: 'other',
    }),
    occurred_at: column('hs_timestamp', 'property_hs_timestamp'),
  },
};
