import { column, type FileForm, firstOf, plainForm, ruled, type Source } from './file-form.ts';
import { replicationColumns } from './replication-columns.ts';
import { event, task } from './salesforce-activity.ts';
import { nullIds, withLongIds } from './salesforce-ids.ts';
import { activityReport, emailMessage } from './salesforce-messages.ts';
import {
  opportunity,
  opportunityFieldHistory,
  opportunityHistory,
  opportunityHistoryReport,
  opportunityReport,
} from './salesforce-opportunity.ts';

const modified = column('SystemModstamp', 'LastModifiedDate', '_fivetran_start');

const account: FileForm = {
  ...plainForm,
  object: 'account',
  name: 'Account of Data Loader',
  recognisedBy: [
    ['Id'],
    ['Name'],
    ['BillingCountry', 'BillingCountryCode', 'BillingCity', 'BillingStreet', 'Industry', 'AccountNumber'],
    ['Industry', 'NumberOfEmployees', 'AnnualRevenue', 'ParentId', 'OwnerId', 'AccountSource'],
  ],
  unless: ['IsConverted', 'StageName', 'FirstName', 'ProductCode', 'OpportunityId', 'Company', 'OrderNumber'],
  deleted: ['IsDeleted'],
  ignore: [...replicationColumns, '_fivetran_start'],
  fields: {
    record_id: column('Id'),
    name: column('Name'),
    sector: column('Industry'),
    country: column('BillingCountry', 'BillingCountryCode', 'ShippingCountry', 'ShippingCountryCode'),
    region: column('Region__c', 'Territory__c', 'Sales_Region__c', 'Region_c'),
    employees: column('NumberOfEmployees'),
    revenue: column('AnnualRevenue'),
    currency: column('CurrencyIsoCode'),
    parent_id: ruled(['ParentId'], { nullValues: nullIds }),
    founded_year: column('YearStarted'),
    modified_at: modified,
  },
};

const accountReport: FileForm = {
  ...plainForm,
  object: 'account',
  name: 'Account report',
  recognisedBy: [
    ['Account Name'],
    ['Industry', 'Billing Country', 'Billing State/Province', 'Employees', 'Annual Revenue', 'Account Owner'],
  ],
  unless: [
    ...['Opportunity Name', 'Stage', 'Topic', 'First Name', 'Subject', '(Do Not Modify) Account'],
    ...['Product Name', 'Lead Owner'],
  ],
  fields: {
    record_id: firstOf(
      { columns: [['Account ID', 'Account ID 18']], rule: {} },
      { columns: [['Account Name']], rule: {} },
    ),
    name: column('Account Name'),
    sector: column('Industry'),
    country: column('Billing Country', 'Billing Country (text only)', 'Shipping Country'),
    region: column('Region', 'Territory', 'Sales Region'),
    employees: column('Employees', 'Number of Employees'),
    revenue: column('Annual Revenue'),
    currency: column('Annual Revenue Currency', 'Account Currency'),
    parent_id: column('Parent Account ID', 'Parent Account'),
    founded_year: column('Year Started'),
    modified_at: column('Last Modified Date'),
  },
};

const user: FileForm = {
  ...plainForm,
  object: 'owner',
  name: 'User of Data Loader',
  recognisedBy: [
    ['Id'],
    ['Username', 'Alias', 'ProfileId', 'UserRoleId'],
    ['Name', 'LastName', 'IsActive', 'ManagerId'],
  ],
  unless: ['AccountId'],
  deleted: ['IsDeleted'],
  ignore: [...replicationColumns, '_fivetran_start'],
  fields: {
    record_id: column('Id'),
    name: column('Name', 'LastName', 'Username'),
    manager: ruled(['Manager.Name', 'ManagerId'], { nullValues: nullIds }),
    team: column('UserRole.Name', 'Department', 'Division', 'UserRoleId'),
    region: column('Region__c', 'Territory__c', 'Sales_Region__c', 'Region_c'),
    hired_on: column('Hire_Date__c', 'Start_Date__c', 'Hire_Date_c'),
    active: column('IsActive'),
  },
};

const product: FileForm = {
  ...plainForm,
  object: 'product',
  name: 'Product2 of Data Loader',
  recognisedBy: [['Id'], ['Name'], ['ProductCode', 'StockKeepingUnit'], ['Family', 'IsActive']],
  unless: ['OpportunityId', 'PricebookEntryId'],
  deleted: ['IsDeleted'],
  ignore: [...replicationColumns, '_fivetran_start'],
  fields: {
    record_id: column('Id'),
    name: column('Name'),
    series: column('Family'),
    list_price: column('List_Price__c', 'ListPrice', 'UnitPrice'),
    currency: column('CurrencyIsoCode'),
  },
};

/** Salesforce: API names (Data Loader, API copies) and the labels of report exports. */
export const salesforce: Source = {
  name: 'salesforce',
  reads: 'one',
  forms: [
    opportunity,
    opportunityReport,
    opportunityHistory,
    opportunityFieldHistory,
    opportunityHistoryReport,
    account,
    accountReport,
    user,
    product,
    task,
    event,
    emailMessage,
    activityReport,
  ].map(withLongIds),
};
