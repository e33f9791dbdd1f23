import {
  always,
  column,
  type FieldForm,
  type FileForm,
  firstOf,
  inTurn,
  plainForm,
  ruled,
} from './file-form.ts';
import { nullIds, replicationColumns } from './salesforce-opportunity.ts';

/** `WhatId` points at any object; the first three characters of an id say which (Salesforce key prefixes). */
const opportunityPrefix = '006';
const accountPrefix = '001';

const opportunityOf = (names: readonly string[]): FieldForm =>
  ruled(names, { startsWith: opportunityPrefix, nullValues: nullIds });

const accountOf = inTurn(
  { columns: [['AccountId']], rule: { nullValues: nullIds } },
  { columns: [['WhatId']], rule: { startsWith: accountPrefix, nullValues: nullIds } },
);

const modified = column('SystemModstamp', 'LastModifiedDate');

const kindWords = {
  call: 'call',
  phone: 'call',
  email: 'email',
  'list email': 'email',
  listemail: 'email',
  meeting: 'meeting',
  demo: 'meeting',
  event: 'meeting',
  linkedin: 'message',
  'linked in': 'message',
  sms: 'message',
};

/** Contacts and leads of an activity stand outside the company: their count is the external attendees. */
const external = inTurn(
  { columns: [['WhoCount']], rule: {} },
  { columns: [['WhoId']], rule: { map: {}, otherwise: '1', nullValues: nullIds } },
);

const callResult = {
  map: {
    connected: 'true',
    answered: 'true',
    'meaningful connect': 'true',
    'no answer': 'false',
    busy: 'false',
    'left voicemail': 'false',
    'left message': 'false',
    voicemail: 'false',
    'wrong number': 'false',
    'bad number': 'false',
  },
  otherwise: '',
};

export const task: FileForm = {
  ...plainForm,
  object: 'activity',
  name: 'Task of Data Loader',
  recognisedBy: [
    ['Id'],
    ['ActivityDate', 'CompletedDateTime'],
    ['Status'],
    ['WhatId', 'WhoId', 'TaskSubtype', 'CallType', 'IsHighPriority'],
  ],
  unless: ['StartDateTime', 'DurationInMinutes'],
  deleted: ['IsDeleted'],
  ignore: [...replicationColumns, '_fivetran_start'],
  fields: {
    record_id: column('Id'),
    opportunity_id: opportunityOf(['WhatId']),
    account_id: accountOf,
    owner_id: ruled(['OwnerId'], { nullValues: nullIds }),
    kind: inTurn(
      {
        columns: [['TaskSubtype']],
        rule: { map: { call: 'call', email: 'email', listemail: 'email', linkedin: 'message' } },
      },
      { columns: [['Type']], rule: { map: kindWords, otherwise: 'task' } },
      { columns: [], rule: { const: 'task' } },
    ),
    direction: ruled(['CallType'], {
      map: { inbound: 'inbound', outbound: 'outbound' },
      otherwise: 'unknown',
    }),
    status: firstOf(
      {
        columns: [['IsClosed']],
        rule: { map: { true: 'done', '1': 'done', false: 'planned', '0': 'planned' } },
      },
      {
        columns: [['Status']],
        rule: {
          map: { completed: 'done', cancelled: 'cancelled', canceled: 'cancelled' },
          otherwise: 'planned',
        },
      },
    ),
    occurred_at: inTurn(
      { columns: [['CompletedDateTime']], rule: {} },
      { columns: [['ActivityDate']], rule: {} },
      { columns: [['CreatedDate']], rule: {} },
    ),
    minutes: ruled(['CallDurationInSeconds'], { per: 60 }),
    connected: ruled(['CallDisposition'], callResult),
    external_attendees: external,
    modified_at: modified,
  },
};

export const event: FileForm = {
  ...plainForm,
  object: 'activity',
  name: 'Event of Data Loader',
  recognisedBy: [
    ['Id'],
    ['StartDateTime', 'ActivityDateTime'],
    ['DurationInMinutes', 'EndDateTime'],
    ['WhatId', 'WhoId', 'EventSubtype', 'OwnerId'],
  ],
  unless: [],
  deleted: ['IsDeleted'],
  ignore: [...replicationColumns, '_fivetran_start'],
  fields: {
    record_id: column('Id'),
    opportunity_id: opportunityOf(['WhatId']),
    account_id: accountOf,
    owner_id: ruled(['OwnerId'], { nullValues: nullIds }),
    kind: inTurn(
      { columns: [['Type']], rule: { map: kindWords } },
      { columns: [], rule: { const: 'meeting' } },
    ),
    occurred_at: inTurn(
      { columns: [['StartDateTime']], rule: {} },
      { columns: [['ActivityDateTime']], rule: {} },
      { columns: [['ActivityDate']], rule: {} },
    ),
    minutes: column('DurationInMinutes'),
    external_attendees: external,
    modified_at: modified,
  },
};

/** EmailMessage says which way a mail went and whether it answers another. */
export const emailMessage: FileForm = {
  ...plainForm,
  object: 'activity',
  name: 'EmailMessage of Data Loader',
  recognisedBy: [['Id'], ['Incoming'], ['MessageDate']],
  unless: [],
  deleted: ['IsDeleted'],
  ignore: [...replicationColumns, '_fivetran_start', 'TextBody', 'HtmlBody', 'Headers'],
  fields: {
    record_id: column('Id'),
    opportunity_id: opportunityOf(['RelatedToId']),
    account_id: ruled(['RelatedToId'], { startsWith: accountPrefix, nullValues: nullIds }),
    owner_id: ruled(['CreatedById'], { nullValues: nullIds }),
    kind: always('email'),
    direction: ruled(['Incoming'], {
      map: { true: 'inbound', '1': 'inbound', false: 'outbound', '0': 'outbound' },
    }),
    status: ruled(['Status'], { map: { '5': 'planned', draft: 'planned' }, otherwise: 'done' }),
    occurred_at: column('MessageDate'),
    is_reply: ruled(['ReplyToEmailMessageId'], { map: {}, otherwise: 'true', nullValues: nullIds }),
    modified_at: modified,
  },
};

/** Tasks and events report. */
export const activityReport: FileForm = {
  ...plainForm,
  object: 'activity',
  name: 'Tasks and events report',
  recognisedBy: [['Assigned'], ['Subject'], ['Date', 'Due Date', 'Start Date Time', 'Start']],
  unless: ['(Do Not Modify) Activity'],
  fields: {
    record_id: column('Activity ID'),
    opportunity_id: column('Opportunity ID', 'Opportunity'),
    account_id: column('Account ID', 'Company / Account', 'Account Name'),
    owner_id: column('Assigned: User ID', 'Assigned'),
    kind: inTurn(
      {
        columns: [['Task Subtype', 'Activity Subtype']],
        rule: { map: { call: 'call', email: 'email', linkedin: 'message' } },
      },
      { columns: [['Activity Type', 'Type']], rule: { map: kindWords, otherwise: 'task' } },
      { columns: [], rule: { const: 'task' } },
    ),
    direction: ruled(['Call Type'], {
      map: { inbound: 'inbound', outbound: 'outbound' },
      otherwise: 'unknown',
    }),
    status: ruled(['Status', 'Task Status'], {
      map: { completed: 'done', cancelled: 'cancelled', canceled: 'cancelled' },
      otherwise: 'planned',
    }),
    occurred_at: column('Completed Date/Time', 'Start Date Time', 'Start', 'Date', 'Due Date'),
    minutes: firstOf(
      { columns: [['Duration', 'Duration (minutes)']], rule: {} },
      { columns: [['Call Duration (seconds)', 'Call Duration']], rule: { per: 60 } },
    ),
    connected: ruled(['Call Result'], callResult),
    modified_at: column('Last Modified Date'),
  },
};
