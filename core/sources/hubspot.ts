import { column, type FileForm, plainForm, type Source } from './file-form.ts';
import { engagement, meeting, note, task } from './hubspot-activity.ts';
import { call, communication, email } from './hubspot-conversation.ts';
import { dealLabels, dealNames } from './hubspot-deal.ts';
import { dealPropertyHistory, dealStage } from './hubspot-deal-history.ts';
import { either } from './hubspot-names.ts';
import { replicationColumns } from './replication-columns.ts';

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
