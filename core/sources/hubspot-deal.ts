import { type Aliases, type Choice, column, type FileForm, firstOf, plainForm, ruled } from './file-form.ts';
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
import { replicationColumns } from './replication-columns.ts';

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

export const dealLabels = dealForm('deals', {
  id: ['Record ID'],
  unless: [],
  stage: outcomeOfStage('hubspot', stageColumn),
});

export const dealNames = dealForm('deals by API names', {
  id: ['hs_object_id', 'deal_id', 'property_hs_object_id'],
  unless: ['Record ID'],
  stage: { columns: [stageColumn], rule: { map: defaultStages, settledBy: settledByOutcomes('hubspot') } },
});
