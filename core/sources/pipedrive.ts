import { column, type FileForm, firstOf, inTurn, plainForm, ruled, type Source } from './file-form.ts';
import { actualClose, lostOnly } from './outcome-words.ts';

/** Pipedrive writes the entity before each column: `Deal - Title`. */
const deal: FileForm = {
  ...plainForm,
  object: 'opportunity',
  name: 'deals',
  recognisedBy: [['Deal - ID'], ['Deal - Status'], ['Deal - Title', 'Deal - Value', 'Deal - Stage']],
  unless: [],
  fields: {
    record_id: column('Deal - ID'),
    name: column('Deal - Title'),
    account_id: firstOf(
      { columns: [['Deal - Organization ID', 'Organization - ID']], rule: {} },
      {
        columns: [['Deal - Organization', 'Organization - Name']],
        rule: {},
        note: 'accounts are known by name here: ingest organizations with --key "Organization - Name" so that the two join',
      },
    ),
    owner_id: column('Deal - Owner', 'Deal - Owner ID'),
    product_id: column('Product - Name', 'Deal - Product name', 'Deal - Products'),
    stage: column('Deal - Stage'),
    outcome: ruled(['Deal - Status'], { map: { open: 'open', won: 'won', lost: 'lost' } }),
    loss_reason: ruled(['Deal - Lost reason'], lostOnly),
    competitors: ruled(['Deal - Competitors', 'Deal - Competitor'], { separator: ',' }),
    created_on: column('Deal - Deal created', 'Deal - Created'),
    closed_on: inTurn(
      { columns: [['Deal - Won time']], rule: actualClose },
      { columns: [['Deal - Lost time']], rule: actualClose },
      { columns: [['Deal - Deal closed on', 'Deal - Closed on', 'Deal - Close time']], rule: actualClose },
    ),
    expected_close_on: column('Deal - Expected close date'),
    amount: column('Deal - Value'),
    currency: column('Deal - Currency of Value', 'Deal - Currency'),
    lead_source: column(
      'Deal - Source channel',
      'Deal - Source',
      'Deal - Lead source',
      'Deal - Source origin',
    ),
    probability: ruled(['Deal - Probability', 'Deal - Deal probability'], { times: 0.01 }),
    modified_at: column('Deal - Update time'),
  },
};

const organization: FileForm = {
  ...plainForm,
  object: 'account',
  name: 'organizations',
  recognisedBy: [
    ['Organization - Name'],
    ['Organization - ID', 'Organization - Owner', 'Organization - Address'],
  ],
  unless: ['Deal - ID', 'Activity - ID', 'Person - ID', 'Person - Name', 'Activity - Subject'],
  fields: {
    record_id: column('Organization - ID', 'Organization - Name'),
    name: column('Organization - Name'),
    sector: column('Organization - Industry', 'Organization - Sector'),
    country: column('Organization - Country of Address', 'Organization - Country'),
    region: column('Organization - Sales region', 'Organization - Territory', 'Organization - Region'),
    employees: column(
      'Organization - Number of employees',
      'Organization - Employee count',
      'Organization - Employees',
    ),
    revenue: column('Organization - Annual revenue'),
    currency: column('Organization - Currency of Annual revenue'),
    founded_year: column('Organization - Year founded', 'Organization - Founded'),
    modified_at: column('Organization - Update time'),
  },
};

const activity: FileForm = {
  ...plainForm,
  object: 'activity',
  name: 'activities',
  recognisedBy: [
    ['Activity - ID', 'Activity - Subject'],
    ['Activity - Type'],
    ['Activity - Due date', 'Activity - Add time', 'Activity - Marked as done time'],
  ],
  unless: [],
  fields: {
    record_id: column('Activity - ID'),
    opportunity_id: firstOf(
      { columns: [['Activity - Deal ID', 'Deal - ID']], rule: {} },
      {
        columns: [['Activity - Deal']],
        rule: {},
        note: 'deals are known by title here, not by id: export the column Deal ID too',
      },
    ),
    account_id: column('Activity - Organization ID', 'Organization - ID', 'Activity - Organization'),
    owner_id: column('Activity - Assigned to user', 'Activity - Owner', 'Activity - Assigned to'),
    kind: ruled(['Activity - Type'], {
      map: {
        call: 'call',
        email: 'email',
        meeting: 'meeting',
        lunch: 'meeting',
        demo: 'meeting',
        task: 'task',
        deadline: 'task',
      },
      otherwise: 'other',
    }),
    status: ruled(['Activity - Done', 'Activity - Status'], {
      map: {
        done: 'done',
        yes: 'done',
        true: 'done',
        '1': 'done',
        'to do': 'planned',
        'not done': 'planned',
        no: 'planned',
        false: 'planned',
        '0': 'planned',
      },
      settledBy: 'map this word with a mapping file',
    }),
    occurred_at: inTurn(
      { columns: [['Activity - Marked as done time']], rule: {} },
      { columns: [['Activity - Due date']], rule: {} },
      { columns: [['Activity - Add time']], rule: {} },
    ),
    minutes: ruled(['Activity - Duration'], { format: 'HH:mm' }),
    modified_at: column('Activity - Update time'),
  },
};

const user: FileForm = {
  ...plainForm,
  object: 'owner',
  name: 'users',
  recognisedBy: [['User - Name'], ['User - ID', 'User - Email', 'User - Active']],
  unless: [],
  fields: {
    record_id: column('User - Name'),
    name: column('User - Name'),
    team: column('User - Team', 'User - Teams'),
    active: column('User - Active'),
  },
};

const product: FileForm = {
  ...plainForm,
  object: 'product',
  name: 'products',
  recognisedBy: [['Product - Name'], ['Product - ID', 'Product - Product code', 'Product - Unit price']],
  unless: ['Deal - ID'],
  fields: {
    record_id: column('Product - Name'),
    name: column('Product - Name'),
    series: column('Product - Category'),
    list_price: column('Product - Unit price', 'Product - Price'),
    currency: column('Product - Currency', 'Product - Currency of Unit price'),
  },
};

export const pipedrive: Source = {
  name: 'pipedrive',
  reads: 'one',
  forms: [deal, organization, activity, user, product],
};
