import { activity, appointment, emailMessage, phoneCall, task } from './dynamics-activity.ts';
import { column, type FileForm, inTurn, plainForm, ruled, type Source } from './file-form.ts';
import { actualClose, lostOnly } from './outcome-words.ts';

/** Two of the three columns that guard an edited file against a second import; they say nothing of the deal. */
const guards = ['(Do Not Modify) Row Checksum', '(Do Not Modify) Checksum'];
const modified = column('(Do Not Modify) Modified On', 'Modified On');

/** Closing a deal as lost writes an actual revenue of zero; the estimate is what it was worth. */
const zero = ['0', '0.0', '0.00', '0,00', '0.0000', '$0.00', '$0', '€0.00', '£0.00', '0,00 €'];

const opportunity: FileForm = {
  ...plainForm,
  object: 'opportunity',
  name: 'Opportunities',
  recognisedBy: [['(Do Not Modify) Opportunity'], ['Status', 'Status Reason', 'Topic']],
  unless: [],
  ignore: guards,
  fields: {
    record_id: column('(Do Not Modify) Opportunity'),
    name: column('Topic', 'Name'),
    account_id: column('Account', 'Potential Customer', 'Parent Account', 'Customer'),
    owner_id: column('Owner'),
    product_id: column('Product', 'Existing Product', 'Product Family'),
    stage: column('Sales Stage', 'Pipeline Phase', 'Process Stage', 'Active Stage', 'Status Reason'),
    outcome: ruled(['Status'], { map: { open: 'open', won: 'won', lost: 'lost' } }),
    /** Out-Sold and Canceled are the two status reasons that a lost opportunity has by default. */
    loss_kind: ruled(['Status Reason'], {
      map: {
        'out-sold': 'competitor',
        outsold: 'competitor',
        canceled: 'no_decision',
        cancelled: 'no_decision',
      },
      otherwise: 'unknown',
      nullWhen: { outcome: ['open', 'won'] },
    }),
    loss_reason: ruled(['Loss Reason', 'Lost Reason', 'Status Reason'], lostOnly),
    competitors: ruled(['Competitors', 'Competitor', 'Primary Competitor'], { separator: ';' }),
    created_on: column('Created On'),
    closed_on: ruled(['Actual Close Date'], actualClose),
    expected_close_on: column('Est. Close Date', 'Estimated Close Date'),
    amount: inTurn(
      { columns: [['Actual Revenue', 'Actual Value']], rule: { nullValues: zero } },
      { columns: [['Est. Revenue', 'Estimated Revenue', 'Est. Value']], rule: {} },
    ),
    currency: column('Currency'),
    lead_source: column('Lead Source', 'Source Campaign'),
    deal_type: ruled(['Opportunity Type', 'Type'], {
      map: { new: 'new', 'new business': 'new', expansion: 'expansion', renewal: 'renewal' },
      otherwise: 'unknown',
    }),
    probability: ruled(['Probability', 'Probability (%)'], { times: 0.01 }),
    forecast_category: column('Forecast Category'),
    modified_at: modified,
  },
};

/** Lookups leave Dynamics as names, so what deals point at is known by its name too. */
const account: FileForm = {
  ...plainForm,
  object: 'account',
  name: 'Accounts',
  recognisedBy: [['(Do Not Modify) Account'], ['Account Name', 'Name']],
  unless: ['(Do Not Modify) Opportunity'],
  ignore: guards,
  fields: {
    record_id: column('Account Name', 'Name'),
    name: column('Account Name', 'Name'),
    sector: column('Industry'),
    country: column('Address 1: Country/Region', 'Country/Region', 'Address 1: Country'),
    region: column('Territory', 'Region'),
    employees: column('No. of Employees', 'Number of Employees'),
    revenue: column('Annual Revenue'),
    currency: column('Currency'),
    parent_id: column('Parent Account'),
    modified_at: modified,
  },
};

const user: FileForm = {
  ...plainForm,
  object: 'owner',
  name: 'Users',
  recognisedBy: [['(Do Not Modify) User'], ['Full Name']],
  unless: [],
  ignore: guards,
  fields: {
    record_id: column('Full Name'),
    name: column('Full Name'),
    manager: column('Manager'),
    team: column('Business Unit'),
    region: column('Territory', 'Site'),
  },
};

const product: FileForm = {
  ...plainForm,
  object: 'product',
  name: 'Products',
  recognisedBy: [['(Do Not Modify) Product'], ['Name']],
  unless: ['(Do Not Modify) Opportunity'],
  ignore: guards,
  fields: {
    record_id: column('Name'),
    name: column('Name'),
    series: column('Hierarchy Path', 'Parent', 'Subject'),
    list_price: column('List Price'),
    currency: column('Currency'),
  },
};

/** Dynamics 365: Excel exports, with three "(Do Not Modify)" columns before the labels. */
export const dynamics: Source = {
  name: 'dynamics',
  reads: 'one',
  forms: [opportunity, account, user, product, phoneCall, appointment, emailMessage, task, activity],
};
