import { column, type FieldForm, inTurn, ruled } from './file-form.ts';
import { nullIds } from './salesforce-ids.ts';

/** `WhatId` points at any object; the first three characters of an id say which (Salesforce key prefixes). */
const opportunityPrefix = '006';
export const accountPrefix = '001';

export const opportunityOf = (names: readonly string[]): FieldForm =>
  ruled(names, { startsWith: opportunityPrefix, nullValues: nullIds });

export const accountOf = inTurn(
  { columns: [['AccountId']], rule: { nullValues: nullIds } },
  { columns: [['WhatId']], rule: { startsWith: accountPrefix, nullValues: nullIds } },
);

export const modified = column('SystemModstamp', 'LastModifiedDate');

export const kindWords = {
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
export const external = inTurn(
  { columns: [['WhoCount']], rule: {} },
  { columns: [['WhoId']], rule: { map: {}, otherwise: '1', nullValues: nullIds } },
);

export const callResult = {
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
