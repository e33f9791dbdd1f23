import { existsSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { State } from './state.ts';

const folder = new URL('../../../shared/data/maven-crm/', import.meta.url);
const outcomes: Readonly<Record<string, string>> = {
  Won: 'won',
  Lost: 'lost',
  Engaging: 'open',
  Prospecting: 'open',
};

/** The maven-crm files as a state, by the mapping of the data contract. @throws where the files are not there. */
export function mavenState(): State {
  return {
    opportunity: read('sales_pipeline.csv').map((row) => ({
      record_id: text(row['opportunity_id']),
      owner_id: text(row['sales_agent']),
      product_id: text(row['product']),
      account_id: text(row['account']),
      stage: text(row['deal_stage']),
      outcome: outcomes[row['deal_stage'] ?? ''] ?? null,
      created_on: text(row['engage_date']),
      closed_on: text(row['close_date']),
      amount: row['deal_stage'] === 'Lost' ? null : text(row['close_value']),
      currency: 'USD',
    })),
    account: read('accounts.csv').map((row) => ({
      record_id: text(row['account']),
      sector: text(row['sector']),
      employees: text(row['employees']),
      revenue: String(Number(row['revenue']) * 1_000_000),
      currency: 'USD',
      founded_year: text(row['year_established']),
      country: text(row['office_location']),
      parent_id: text(row['subsidiary_of']),
    })),
    product: read('products.csv').map((row) => ({
      record_id: text(row['product']),
      series: text(row['series']),
      list_price: text(row['sales_price']),
      currency: 'USD',
    })),
    owner: read('sales_teams.csv').map((row) => ({
      record_id: text(row['sales_agent']),
      manager: text(row['manager']),
      region: text(row['regional_office']),
    })),
  };
}

function read(name: string): readonly Record<string, string>[] {
  const file = new URL(name, folder);
  if (!existsSync(file))
    throw new Error(`this test needs ../shared/data/maven-crm/${name}, found no such file`);
  return Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;
}

function text(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}
