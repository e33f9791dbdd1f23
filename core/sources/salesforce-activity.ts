import { column, type FileForm, firstOf, inTurn, plainForm, ruled } from './file-form.ts';
import { replicationColumns } from './replication-columns.ts';
import {
  accountOf,
  callResult,
  external,
  kindWords,
  modified,
  opportunityOf,
} from './salesforce-activity-words.ts';
import { nullIds } from './salesforce-ids.ts';

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
