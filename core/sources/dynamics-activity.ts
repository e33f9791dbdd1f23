import { always, column, type FieldForm, type FileForm, inTurn, plainForm, ruled } from './file-form.ts';

const done: FieldForm = ruled(['Activity Status', 'Status'], {
  map: {
    completed: 'done',
    made: 'done',
    sent: 'done',
    received: 'done',
    open: 'planned',
    scheduled: 'planned',
    canceled: 'cancelled',
    cancelled: 'cancelled',
  },
});

const shared = {
  ...plainForm,
  object: 'activity',
  ignore: ['(Do Not Modify) Row Checksum', '(Do Not Modify) Checksum', 'Description'],
} as const;

const common = {
  opportunity_id: column('Regarding Opportunity', 'Regarding'),
  owner_id: column('Owner'),
  status: done,
  minutes: column('Actual Duration', 'Duration', 'Duration (Minutes)', 'Scheduled Duration'),
  modified_at: column('(Do Not Modify) Modified On', 'Modified On', 'Last Updated'),
};

const occurred = inTurn(
  { columns: [['Actual End']], rule: {} },
  { columns: [['Start Time', 'Start Date', 'Actual Start', 'Date Sent']], rule: {} },
  { columns: [['Due Date', 'Due']], rule: {} },
  { columns: [['Created On', 'Date Created']], rule: {} },
);

const direction: FieldForm = ruled(['Direction'], {
  map: { outgoing: 'outbound', yes: 'outbound', incoming: 'inbound', no: 'inbound' },
  otherwise: 'unknown',
});

/** An export of one kind of activity: its id column names the kind. */
function ofKind(label: string, fields: FileForm['fields']): FileForm {
  return {
    ...shared,
    name: `${label}s`,
    recognisedBy: [[`(Do Not Modify) ${label}`], ['Subject']],
    fields: { record_id: column(`(Do Not Modify) ${label}`), ...common, occurred_at: occurred, ...fields },
  };
}

export const phoneCall = ofKind('Phone Call', { kind: always('call'), direction });
export const appointment = ofKind('Appointment', { kind: always('meeting') });
export const emailMessage = ofKind('Email', { kind: always('email'), direction });
export const task = ofKind('Task', { kind: always('task') });

/** The view of all activities, with the kind in a column. */
export const activity: FileForm = {
  ...shared,
  name: 'Activities',
  recognisedBy: [['(Do Not Modify) Activity'], ['Activity Type'], ['Subject']],
  fields: {
    record_id: column('(Do Not Modify) Activity'),
    ...common,
    kind: ruled(['Activity Type'], {
      map: {
        'phone call': 'call',
        appointment: 'meeting',
        email: 'email',
        task: 'task',
        'teams chat': 'message',
      },
      otherwise: 'other',
    }),
    direction,
    occurred_at: occurred,
  },
};
