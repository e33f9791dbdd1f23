import {
  type Aliases,
  type Choice,
  column,
  type FileForm,
  firstOf,
  inTurn,
  plainForm,
  ruled,
  type Source,
} from './file-form.ts';
import { call, communication, email, engagement, meeting, note, task } from './hubspot-activity.ts';
import { either } from './hubspot-names.ts';
import {
  actualClose,
  closedAndWon,
  dealTypeRule,
  lostOnly,
  outcomeOfStage,
  plannedClose,
  settledByOutcomes,
} from './outcome-words.ts';
import { replicationColumns } from './salesforce-opportunity.ts';

/** Stage ids of the pipeline that every HubSpot account starts with; ids of other stages are bare numbers. */
const defaultStages = {
  appointmentscheduled: 'open',
  qualifiedtobuy: 'open',
  presentationscheduled: 'open',
  decisionmakerboughtin: 'open',
  contractsent: 'open',
  closedwon: 'won',
  closedlost: 'lost',
  'closed won': 'won',
  'closed lost': 'lost',
};

const stageColumn = either('Deal Stage', 'dealstage', 'deal_pipeline_stage_id');

/** A deals file: as labels a stage is a name, as API names it is an id. The id column tells which. */
function dealForm(
  name: string,
  { id, unless, stage }: { id: Aliases; unless: Aliases; stage: Choice },
): FileForm {
  return {
    ...plainForm,
    object: 'opportunity',
    name,
    recognisedBy: [id, either('Deal Name', 'dealname'), stageColumn],
    unless,
    deleted: ['is_deleted', 'archived', '_fivetran_deleted'],
    ignore: replicationColumns,
    fields: {
      record_id: column(...id),
      name: column(...either('Deal Name', 'dealname')),
      account_id: firstOf(
        {
          columns: [
            [
              ...['Associated Company IDs (Primary)', 'Associated Company IDs', 'Associated Company ID'],
              ...['company_id', 'hs_primary_associated_company'],
            ],
          ],
          rule: {},
        },
        {
          columns: [['Associated Company', 'Associated Company (Primary)', 'Company name']],
          rule: {},
          note: 'accounts are known by name here: ingest companies with --key "Company name" so that the two join',
        },
      ),
      owner_id: column(...either('Deal owner', 'hubspot_owner_id', 'owner_id', 'Deal Owner ID')),
      product_id: column('Product', 'Product name', 'Associated Product'),
      stage: column(...stageColumn),
      outcome: firstOf(
        {
          columns: [
            either('Is Deal Closed?', 'hs_is_closed', 'Is closed'),
            either('Is Closed Won', 'hs_is_closed_won'),
          ],
          rule: { map: closedAndWon, settledBy: settledByOutcomes('hubspot') },
        },
        stage,
      ),
      loss_reason: ruled(either('Closed Lost Reason', 'closed_lost_reason'), lostOnly),
      competitors: ruled(either('Competitors', 'hs_competitors', 'Competitor'), { separator: ';' }),
      created_on: column(...either('Create Date', 'createdate', 'Created Date', 'hs_createdate')),
      closed_on: ruled(either('Close Date', 'closedate'), actualClose),
      expected_close_on: ruled(either('Close Date', 'closedate'), plannedClose),
      amount: column(...either('Amount', 'amount')),
      currency: column(...either('Currency', 'deal_currency_code')),
      lead_source: column(
        ...either(
          'Lead Source',
          'hs_analytics_source',
          'Original Traffic Source',
          'Original Source Type',
          'Original Source',
        ),
      ),
      deal_type: ruled(either('Deal Type', 'dealtype'), dealTypeRule),
      probability: column(...either('Deal probability', 'hs_deal_stage_probability')),
      forecast_category: column(
        ...either('Forecast category', 'hs_manual_forecast_category', 'hs_forecast_category'),
      ),
      modified_at: column(...either('Last Modified Date', 'hs_lastmodifieddate')),
    },
  };
}

const dealLabels = dealForm('deals', {
  id: ['Record ID'],
  unless: [],
  stage: outcomeOfStage('hubspot', stageColumn),
});

const dealNames = dealForm('deals by API names', {
  id: ['hs_object_id', 'deal_id', 'property_hs_object_id'],
  unless: ['Record ID'],
  stage: { columns: [stageColumn], rule: { map: defaultStages, settledBy: settledByOutcomes('hubspot') } },
});

const company: FileForm = {
  ...plainForm,
  object: 'account',
  name: 'companies',
  recognisedBy: [
    ['Record ID', 'Company ID', 'hs_object_id', 'id', 'company_id'],
    ['Company name', 'property_name', 'name'],
    [
      ...['property_industry', 'property_numberofemployees', 'property_annualrevenue', 'property_country'],
      ...['Number of Employees', 'Company owner', 'Country/Region', 'numberofemployees', 'annualrevenue'],
      ...['Company Domain Name', 'Industry'],
    ],
    [
      'property_name',
      'Company name',
      'hs_object_id',
      'hs_lastmodifieddate',
      'property_domain',
      'property_industry',
    ],
  ],
  unless: [
    'Deal Name',
    'dealname',
    'First Name',
    'firstname',
    'property_firstname',
    'NumberOfEmployees_c',
    'BillingCountry',
  ],
  deleted: ['is_deleted', 'archived', '_fivetran_deleted'],
  ignore: replicationColumns,
  fields: {
    record_id: column('Record ID', 'Company ID', 'hs_object_id', 'id', 'company_id'),
    name: column(...either('Company name', 'name')),
    sector: column(...either('Industry', 'industry')),
    country: column(...either('Country/Region', 'country', 'Country')),
    region: column(...either('Sales Region', 'sales_region', 'Region', 'region', 'Territory', 'territory')),
    employees: column(...either('Number of Employees', 'numberofemployees')),
    revenue: column(...either('Annual Revenue', 'annualrevenue')),
    currency: column(...either('Annual Revenue Currency', 'hs_annual_revenue_currency_code')),
    parent_id: column(...either('Parent Company ID', 'hs_parent_company_id', 'Parent Company')),
    founded_year: column(...either('Year Founded', 'founded_year')),
    modified_at: column(...either('Last Modified Date', 'hs_lastmodifieddate')),
  },
};

const owner: FileForm = {
  ...plainForm,
  object: 'owner',
  name: 'owners',
  recognisedBy: [
    ['owner_id', 'Owner ID', 'ownerId'],
    ['email'],
    ['last_name', 'lastName', 'Last Name', 'first_name'],
  ],
  unless: ['deal_id', 'engagement_id', 'StageName', 'AccountId', 'LeadSource', 'IsConverted', 'Company'],
  deleted: ['archived', 'is_deleted', '_fivetran_deleted'],
  ignore: replicationColumns,
  fields: {
    record_id: column('owner_id', 'Owner ID', 'ownerId'),
    name: column('full_name', 'Full Name', 'Name', 'email'),
    manager: column('Manager'),
    team: column('Team', 'Main Team', 'primary_team', 'team_name'),
    region: column('Region', 'Territory'),
    active: column('is_active', 'Active'),
  },
};

/** Fivetran's log of the stages that deals entered; its `value` is a stage id. */
const dealStage: FileForm = {
  ...plainForm,
  object: 'stage_change',
  name: 'deal stage history',
  recognisedBy: [['deal_id'], ['date_entered'], ['value', 'stage_id']],
  unless: ['name'],
  deleted: ['_fivetran_deleted'],
  ignore: [...replicationColumns, '_fivetran_start'],
  fields: {
    opportunity_id: column('deal_id'),
    to_stage: column('value', 'stage_id'),
    changed_at: column('date_entered'),
  },
};

/** Fivetran's log of every property of deals; the changes of the stage are read. */
const dealPropertyHistory: FileForm = {
  ...plainForm,
  object: 'stage_change',
  name: 'deal property history',
  recognisedBy: [['deal_id'], ['name'], ['value'], ['timestamp', 'timestamp_instant']],
  unless: [],
  deleted: ['_fivetran_deleted'],
  ignore: [...replicationColumns, '_fivetran_start'],
  where: [{ column: ['name'], values: ['dealstage'] }],
  fields: {
    opportunity_id: column('deal_id'),
    to_stage: column('value'),
    changed_at: inTurn(
      { columns: [['timestamp']], rule: {} },
      { columns: [['timestamp_instant']], rule: {} },
    ),
  },
};

/** HubSpot: the labels of its exports, its API names, and those as Fivetran copies them (`property_...`). */
export const hubspot: Source = {
  name: 'hubspot',
  reads: 'one',
  forms: [
    dealLabels,
    dealNames,
    company,
    owner,
    call,
    email,
    meeting,
    task,
    note,
    communication,
    engagement,
    dealStage,
    dealPropertyHistory,
  ],
};
