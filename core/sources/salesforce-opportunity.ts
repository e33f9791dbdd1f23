import { column, type FileForm, firstOf, plainForm, ruled } from './file-form.ts';
import {
  actualClose,
  closedAndWon,
  dealTypeRule,
  lostOnly,
  outcomeOfStage,
  plannedClose,
  settledByOutcomes,
} from './outcome-words.ts';
import { replicationColumns } from './replication-columns.ts';
import { nullIds } from './salesforce-ids.ts';

const lossReason = [
  ...['Loss_Reason__c', 'LossReason__c', 'Lost_Reason__c', 'Reason_Lost__c', 'Closed_Lost_Reason__c'],
  ...['Reason_for_Loss__c', 'Loss_Reason_c', 'Lost_Reason_c', 'Closed_Lost_Reason_c'],
];
const competitors = [
  'Competitors__c',
  'Competitor__c',
  'MainCompetitors__c',
  'Main_Competitors__c',
  'Primary_Competitor__c',
];

/** Opportunity as Data Loader and the API name it; also as Fivetran copies it (`stage_name`). */
export const opportunity: FileForm = {
  ...plainForm,
  object: 'opportunity',
  name: 'Opportunity of Data Loader',
  recognisedBy: [['Id'], ['StageName'], ['CloseDate'], ['AccountId', 'OwnerId', 'Name', 'Amount']],
  unless: ['OpportunityId'],
  deleted: ['IsDeleted'],
  ignore: [...replicationColumns, '_fivetran_start'],
  fields: {
    record_id: column('Id'),
    name: column('Name'),
    account_id: ruled(['AccountId', 'Account.Name'], { nullValues: nullIds }),
    owner_id: ruled(['OwnerId', 'Owner.Name'], { nullValues: nullIds }),
    product_id: ruled(['Product2Id', 'Product__c', 'Primary_Product__c', 'Product.Name'], {
      nullValues: nullIds,
    }),
    stage: column('StageName'),
    outcome: firstOf(
      {
        columns: [['IsClosed'], ['IsWon']],
        rule: { map: closedAndWon, settledBy: settledByOutcomes('salesforce') },
      },
      outcomeOfStage('salesforce', ['StageName']),
    ),
    loss_reason: ruled(lossReason, lostOnly),
    competitors: ruled(competitors, { separator: ';' }),
    created_on: column('CreatedDate'),
    closed_on: ruled(['CloseDate'], actualClose),
    expected_close_on: ruled(['CloseDate'], plannedClose),
    amount: column('Amount'),
    currency: column('CurrencyIsoCode'),
    lead_source: column('LeadSource'),
    deal_type: ruled(['Type'], dealTypeRule),
    probability: ruled(['Probability'], { times: 0.01 }),
    forecast_category: column('ForecastCategoryName', 'ForecastCategory'),
    modified_at: column('SystemModstamp', 'LastModifiedDate', '_fivetran_start'),
  },
};

/** The report builder's export: labels, not API names; a footer block (the gate's business); often no id. */
export const opportunityReport: FileForm = {
  ...plainForm,
  object: 'opportunity',
  name: 'Opportunity report',
  recognisedBy: [['Opportunity Name'], ['Stage'], ['Close Date']],
  unless: ['From Stage', 'To Stage', '(Do Not Modify) Opportunity'],
  fields: {
    record_id: column(
      'Opportunity ID',
      'Opportunity ID 18',
      'Opportunity ID (18)',
      'Case Safe ID',
      '18 Digit ID',
    ),
    name: column('Opportunity Name'),
    account_id: ruled(['Account ID', 'Account Name'], { nullValues: nullIds }),
    owner_id: ruled(
      ['Opportunity Owner: User ID', 'Owner ID', 'Opportunity Owner', 'Opportunity Owner: Full Name'],
      {
        nullValues: nullIds,
      },
    ),
    product_id: column('Product ID', 'Product Name', 'Primary Product'),
    stage: column('Stage'),
    outcome: firstOf(
      {
        columns: [['Closed'], ['Won']],
        rule: { map: closedAndWon, settledBy: settledByOutcomes('salesforce') },
      },
      outcomeOfStage('salesforce', ['Stage']),
    ),
    loss_reason: ruled(['Loss Reason', 'Lost Reason', 'Closed Lost Reason', 'Reason Lost'], lostOnly),
    competitors: ruled(['Competitors', 'Main Competitor(s)', 'Competitor', 'Primary Competitor'], {
      separator: ';',
    }),
    created_on: column('Created Date'),
    closed_on: ruled(['Close Date'], actualClose),
    expected_close_on: ruled(['Close Date'], plannedClose),
    amount: column('Amount', 'Amount (converted)'),
    currency: column('Amount Currency', 'Opportunity Currency', 'Amount (converted) Currency'),
    lead_source: column('Lead Source'),
    deal_type: ruled(['Type', 'Opportunity Type'], dealTypeRule),
    probability: ruled(['Probability (%)'], { times: 0.01 }),
    forecast_category: column('Forecast Category'),
    modified_at: column('Last Modified Date'),
  },
};

/** OpportunityHistory: a row for each change of stage, amount or close date, with the stage after it. */
export const opportunityHistory: FileForm = {
  ...plainForm,
  object: 'stage_change',
  name: 'OpportunityHistory of Data Loader',
  recognisedBy: [['OpportunityId'], ['StageName'], ['CreatedDate']],
  unless: ['Field', 'NewValue'],
  deleted: ['IsDeleted'],
  ignore: [...replicationColumns, '_fivetran_start'],
  fields: {
    opportunity_id: column('OpportunityId'),
    from_stage: column('PrevStageName', 'FromStageName'),
    to_stage: column('StageName'),
    changed_at: column('CreatedDate', 'SystemModstamp'),
  },
};

/** OpportunityFieldHistory: a row for each change of any tracked field; those of the stage are read. */
export const opportunityFieldHistory: FileForm = {
  ...plainForm,
  object: 'stage_change',
  name: 'OpportunityFieldHistory of Data Loader',
  recognisedBy: [['OpportunityId'], ['Field'], ['NewValue'], ['CreatedDate']],
  unless: [],
  deleted: ['IsDeleted'],
  ignore: [...replicationColumns],
  where: [{ column: ['Field'], values: ['StageName'] }],
  fields: {
    opportunity_id: column('OpportunityId'),
    from_stage: column('OldValue'),
    to_stage: column('NewValue'),
    changed_at: column('CreatedDate'),
  },
};

/** The stage history report: labels of the columns it has by default. */
export const opportunityHistoryReport: FileForm = {
  ...plainForm,
  object: 'stage_change',
  name: 'Opportunity history report',
  recognisedBy: [['From Stage'], ['To Stage'], ['Last Modified', 'Last Modified Date', 'Edit Date']],
  unless: [],
  fields: {
    opportunity_id: column('Opportunity ID', 'Opportunity Name'),
    from_stage: column('From Stage'),
    to_stage: column('To Stage'),
    changed_at: column('Last Modified', 'Last Modified Date', 'Edit Date'),
  },
};
