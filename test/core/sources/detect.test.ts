import { describe, expect, test } from 'vitest';
import { Mapping } from '../../../core/model/mapping.ts';
import { detectSource } from '../../../core/sources/detect.ts';
import { headerForms } from './header-forms.ts';
import { sharedFiles, sharedHeader } from './shared-data.ts';

const crm = (files: object[]) => Mapping.parse({ source: 'crm', files });

describe('detectSource', () => {
  test.each(headerForms)('knows the header of $form', ({ header, source, object }) => {
    const detection = detectSource({ header, mappings: [] });
    expect(detection).toMatchObject({ kind: 'detected', source: { name: source }, forms: [{ object }] });
  });

  test('says which columns decided and what is not there', () => {
    const header = ['Id', 'StageName', 'CloseDate', 'Amount'];
    const detection = detectSource({ header, mappings: [] });
    expect(detection).toMatchObject({
      evidence: [
        'salesforce, Opportunity of Data Loader, read as opportunity: decided by Id, StageName, CloseDate, Amount',
        expect.stringContaining('no column for name, account_id, owner_id'),
      ],
    });
  });

  test('refuses a header of nobody with the next step', () => {
    expect(detectSource({ header: ['a', 'b'], mappings: [] })).toMatchObject({
      kind: 'refused',
      code: 'source unknown',
      message: expect.stringContaining('bearing map FILE'),
    });
  });

  test('names the column that is missing, and the nearest to it', () => {
    const header = ['Id', 'StageNam', 'CloseDate', 'AccountId'];
    const { message } = refused(detectSource({ header, mappings: [], source: 'salesforce' }));
    expect(message).toContain('without "StageName" (nearest is "StageNam")');
  });

  test('refuses a source that is not there, naming those that are', () => {
    const { message } = refused(detectSource({ header: ['Id'], mappings: [], source: 'sugar' }));
    expect(message).toContain('needs a source of salesforce, hubspot, pipedrive, dynamics, got "sugar"');
  });

  test('asks mapping files before the vendors', () => {
    const mapping = crm([{ object: 'opportunity', columns: { record_id: 'Id', outcome: 'StageName' } }]);
    const header = ['Id', 'StageName', 'CloseDate', 'AccountId'];
    expect(detectSource({ header, mappings: [mapping] })).toMatchObject({ source: { name: 'crm' } });
    expect(detectSource({ header, mappings: [mapping], source: 'salesforce' })).toMatchObject({
      source: { name: 'salesforce' },
    });
  });

  test('uses every entry of a mapping whose columns are all in the header', () => {
    const mapping = crm([
      { object: 'opportunity', columns: { record_id: 'deal', outcome: 'result', account_id: 'customer' } },
      { object: 'account', columns: { record_id: 'customer', sector: 'branch' } },
      { object: 'owner', columns: { record_id: 'seller', region: 'office' } },
    ]);
    const header = ['deal', 'result', 'customer', 'branch', 'seller'];
    expect(detectSource({ header, mappings: [mapping] })).toMatchObject({
      forms: [{ object: 'opportunity' }, { object: 'account' }],
    });
    expect(detectSource({ header, mappings: [mapping], object: 'account' })).toMatchObject({
      forms: [{ object: 'account' }],
    });
  });

  test('refuses two entries of one object that read the header alike', () => {
    const mapping = crm([
      { object: 'opportunity', columns: { record_id: 'deal', outcome: 'result' } },
      { object: 'opportunity', columns: { record_id: 'deal', outcome: 'status' } },
    ]);
    const detection = detectSource({ header: ['deal', 'result', 'status'], mappings: [mapping] });
    expect(detection).toMatchObject({ kind: 'refused', code: 'entry unclear' });
  });

  test('refuses two mapping files that fit, naming --source', () => {
    const files = [{ object: 'opportunity', columns: { record_id: 'deal', outcome: 'result' } }];
    const mappings = [Mapping.parse({ source: 'one', files }), Mapping.parse({ source: 'two', files })];
    const { message } = refused(detectSource({ header: ['deal', 'result'], mappings }));
    expect(message).toContain('say --source one or --source two');
  });

  test('refuses a field that the object does not have, naming the nearest', () => {
    const mapping = crm([{ object: 'opportunity', columns: { record_id: 'deal', outcom: 'result' } }]);
    const { message } = refused(detectSource({ header: ['deal', 'result'], mappings: [mapping] }));
    expect(message).toContain('got "outcom": the nearest is "outcome"');
  });
});

function refused(detection: ReturnType<typeof detectSource>): { code: string; message: string } {
  if (detection.kind !== 'refused') throw new Error(`needs a refusal, got ${detection.source.name}`);
  return detection;
}

// What each table of the vendor shapes is; all others hold no object of ours and are refused.
const shapes: Readonly<Record<string, string>> = {
  'dbt_salesforce/sf_opportunity_data.csv': 'salesforce opportunity',
  'dbt_salesforce/sf_opportunity_history_data.csv': 'salesforce opportunity',
  'dbt_salesforce/sf_account_data.csv': 'salesforce account',
  'dbt_salesforce/sf_account_history_data.csv': 'salesforce account',
  'dbt_salesforce/sf_event_data.csv': 'salesforce activity',
  'dbt_salesforce/sf_task_data.csv': 'salesforce activity',
  'dbt_salesforce/sf_product_2_data.csv': 'salesforce product',
  'dbt_hubspot/deal_data.csv': 'hubspot opportunity',
  'dbt_hubspot/deal_stage_data.csv': 'hubspot stage_change',
  'dbt_hubspot/deal_property_history_data.csv': 'hubspot stage_change',
  'dbt_hubspot/company_data.csv': 'hubspot account',
  'dbt_hubspot/company_data_databricks.csv': 'hubspot account',
  'dbt_hubspot/company_data_postgres.csv': 'hubspot account',
  'dbt_hubspot/company_data_snowflake.csv': 'hubspot account',
  'dbt_hubspot/owner_data.csv': 'hubspot owner',
  'dbt_hubspot/engagement_call_data.csv': 'hubspot activity',
  'dbt_hubspot/engagement_communication_data.csv': 'hubspot activity',
  'dbt_hubspot/engagement_email_data.csv': 'hubspot activity',
  'dbt_hubspot/engagement_meeting_data.csv': 'hubspot activity',
  'dbt_hubspot/engagement_note_data.csv': 'hubspot activity',
  'dbt_hubspot/engagement_task_data.csv': 'hubspot activity',
};
const folders = [
  ...['dbt_salesforce', 'dbt_salesforce_source', 'dbt_hubspot', 'dbt_hubspot_source'],
  ...['dbt_greenhouse', 'dbt_greenhouse_source', 'dbt_lever', 'dbt_lever_source'],
];

describe('the vendor shapes', () => {
  test.each(folders)('of %s are each known for what they are, or refused', (folder) => {
    for (const file of sharedFiles('vendor-shapes', folder)) {
      const header = sharedHeader('vendor-shapes', folder, file);
      const detection = detectSource({ header, mappings: [] });
      const found =
        detection.kind === 'refused'
          ? detection.code
          : `${detection.source.name} ${detection.forms[0]?.object}`;
      expect(found, `${folder}/${file}`).toBe(shapes[`${folder}/${file}`] ?? 'source unknown');
    }
  });
});
