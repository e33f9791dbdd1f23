import { always, column, type FileForm, firstOf, inTurn, plainForm, ruled } from './file-form.ts';
import { replicationColumns } from './replication-columns.ts';
import {
  accountPrefix,
  callResult,
  kindWords,
  modified,
  opportunityOf,
} from './salesforce-activity-words.ts';
import { nullIds } from './salesforce-ids.ts';

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
