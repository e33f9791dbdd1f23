import { always, column, type FileForm, ruled } from './file-form.ts';
import { call, communication, email } from './hubspot-conversation.ts';
import { associations, kindOnly, recordId, shared, when } from './hubspot-engagement-columns.ts';
import { either } from './hubspot-names.ts';
import { replicationColumns } from './replication-columns.ts';

const meetingStart = either('Meeting start time', 'hs_meeting_start_time', 'start_time');
const meetingEnd = either('Meeting end time', 'hs_meeting_end_time', 'end_time');

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
    occurred_at: column(...meetingStart, ...when),
    minutes: {
      take: 'first',
      choices: [{ columns: [meetingStart, meetingEnd], rule: { format: 'start|end' } }],
    },
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
