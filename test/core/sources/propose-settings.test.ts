import { describe, expect, test } from 'vitest';
import { Mapping } from '../../../core/model/mapping.ts';
import { Settings } from '../../../core/model/settings.ts';
import { profileRows } from '../../../core/sources/column-profile.ts';
import { detectSource } from '../../../core/sources/detect.ts';
import { proposeSettings } from '../../../core/sources/propose-settings.ts';
import { resolveReadings } from '../../../core/sources/resolve-reading.ts';
import { sharedRows } from './shared-data.ts';

const files = ['sales_pipeline.csv', 'accounts.csv', 'products.csv', 'sales_teams.csv'];
const maven = (name: string) => {
  const [header = [], ...rows] = sharedRows('maven-crm', name);
  return profileRows(name, header, rows);
};
const small = (name: string, text: string) => {
  const [header = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return profileRows(name, header, rows);
};
const propose = (profiles: ReturnType<typeof maven>[], answers: Record<string, string> = {}) =>
  proposeSettings({ files: profiles, source: 'maven', answers: new Map(Object.entries(answers)) });

describe('on the Maven files', () => {
  const four = files.map(maven);
  const answers = { currency: 'USD', 'unit.accounts.csv.revenue': '1000000' };

  // The example mapping of the data contract, with the two things that no file says given as answers.
  const example = Mapping.parse({
    source: 'maven',
    files: [
      {
        object: 'opportunity',
        columns: {
          record_id: 'opportunity_id',
          stage: 'deal_stage',
          outcome: {
            from: 'deal_stage',
            map: { Won: 'won', Lost: 'lost', Engaging: 'open', Prospecting: 'open' },
          },
          created_on: 'engage_date',
          closed_on: 'close_date',
          amount: { from: 'close_value', currency: 'USD', nullWhen: { outcome: 'lost' } },
          account_id: 'account',
          owner_id: 'sales_agent',
          product_id: 'product',
        },
      },
      {
        object: 'account',
        columns: {
          record_id: 'account',
          sector: 'sector',
          employees: 'employees',
          revenue: { from: 'revenue', times: 1000000, currency: 'USD' },
          founded_year: 'year_established',
          country: 'office_location',
          parent_id: 'subsidiary_of',
        },
      },
      {
        object: 'product',
        columns: {
          record_id: 'product',
          series: 'series',
          list_price: { from: 'sales_price', currency: 'USD' },
        },
      },
      {
        object: 'owner',
        columns: { record_id: 'sales_agent', manager: 'manager', region: 'regional_office' },
      },
    ],
  });

  const readings = (mapping: Mapping) =>
    four.map(({ columns }) => {
      const header = columns.map(({ name }) => name);
      const detection = detectSource({ header, mappings: [mapping] });
      if (detection.kind === 'refused') throw new Error(detection.message);
      return resolveReadings({ ...detection, header, settings: Settings.parse({}) });
    });

  test('the proposal reads every file as the example mapping does', () => {
    const { mapping } = propose(four, answers);
    expect(readings(Mapping.parse(mapping?.content))).toEqual(readings(example));
  });

  test('a data dictionary beside the files answers unit and currency', () => {
    const { mapping, questions, settings } = propose([...four, maven('data_dictionary.csv')]);
    const accounts = mapping?.content.files.find(({ object }) => object === 'account');
    expect(accounts?.columns['revenue']).toEqual({ from: 'revenue', times: 1_000_000, currency: 'USD' });
    expect(questions.map(({ id }) => id)).not.toContain('unit.accounts.csv.revenue');
    expect(Settings.parse(settings.content).currency).toBe('USD');
  });

  test('asks what no file tells, and nothing else', () => {
    expect(propose(four).questions.map(({ id, proposal }) => [id, proposal])).toEqual([
      ['unit.accounts.csv.revenue', '1'],
      ['currency', null],
      ['fiscal_year_start_month', '1'],
    ]);
  });

  test('shows what was seen, counted over all rows', () => {
    const texts = propose(four)
      .mapping?.comments.map(({ text }) => text)
      .join('\n');
    expect(texts).toContain('2473 of 2473 lost deals carry 0');
    expect(texts).toContain('Won (4238) is won');
    expect(texts).toContain('1480 rows say "GTXPro", which is not in products.csv; the nearest is "GTX Pro"');
  });
});

describe('on other files', () => {
  test('asks what a closed stage without a known word means, with a proposal by its amounts', () => {
    const rows =
      'deal_id,phase,close_date,amount\n1,Pokal,2026-01-02,100\n2,Pokal,2026-01-03,90\n3,Tonne,2026-01-04,0\n4,Kontakt,,';
    const { questions, mapping } = propose([small('deals.csv', rows)], { 'outcome.deals.csv.Pokal': 'won' });
    const asked = questions.filter(({ id }) => id.startsWith('outcome'));
    expect(asked.map(({ id, proposal }) => [id, proposal])).toEqual([
      ['outcome.deals.csv.Pokal', 'won'],
      ['outcome.deals.csv.Tonne', 'lost'],
    ]);
    const outcome = mapping?.content.files[0]?.columns['outcome'];
    expect(outcome?.map).toEqual({ Pokal: 'won', Tonne: 'lost', Kontakt: 'open' });
  });

  test('asks for the format of a date that can be read two ways, and proposes none', () => {
    const rows = 'deal_id,stage,created,amount\n1,Won,03/04/2026,5\n2,Lost,05/06/2026,6';
    const { questions, mapping } = propose([small('deals.csv', rows)]);
    expect(questions.find(({ id }) => id === 'format.deals.csv.created')).toMatchObject({
      proposal: null,
      choices: ['d/M/yyyy', 'M/d/yyyy'],
    });
    expect(mapping?.content.files[0]?.columns['created_on']).toEqual({ from: 'created' });
  });

  test('sorts loss reasons into kinds by their words and asks for the rest', () => {
    const rows =
      'deal_id,stage,amount,loss_reason\n1,Lost,5,Lost to competitor\n2,Lost,6,No budget\n3,Lost,7,Mondphase\n4,Won,7,';
    const { settings, questions } = propose([small('deals.csv', rows)]);
    expect(settings.content['loss_kinds']).toEqual({
      'Lost to competitor': 'competitor',
      'No budget': 'no_decision',
      Mondphase: 'unknown',
    });
    expect(questions.map(({ id }) => id)).toContain('loss_kind.deals.csv.Mondphase');
  });

  test('finds the account that hides in a wide file of deals', () => {
    const rows =
      'deal_id,stage,amount,customer,industry,employees\n1,Won,5,Acme,Retail,10\n2,Lost,6,Acme,Retail,10';
    const { mapping } = propose([small('deals.csv', rows)]);
    expect(mapping?.content.files.map(({ object }) => object)).toEqual(['opportunity', 'account']);
    expect(mapping?.content.files[1]?.columns).toEqual({
      record_id: { from: 'customer' },
      sector: { from: 'industry' },
      employees: { from: 'employees' },
    });
  });

  test('needs no mapping for a vendor, but asks what its own endings mean', () => {
    const rows =
      'Opportunity ID,Opportunity Name,Stage,Close Date,Amount\n1,A,Closed Won,2026-01-02,1\n2,B,Closed - Duplicate,2026-01-02,1\n3,C,Prospecting,2026-01-02,1';
    const { mapping, recognised, settings, questions } = propose([small('report.csv', rows)]);
    expect(mapping).toBeNull();
    expect(recognised[0]?.evidence[0]).toContain('salesforce, Opportunity report');
    expect(questions[0]).toMatchObject({ id: 'outcome.report.csv.Closed - Duplicate' });
    expect(Object.keys(Settings.parse(settings.content).outcomes['salesforce'] ?? {})).toEqual([
      'Closed - Duplicate',
    ]);
  });

  test('says of a file without any known object that it is one', () => {
    expect(propose([small('notes.csv', 'a,b\n1,2')]).unknown).toEqual(['notes.csv']);
  });
});
