import { z } from 'zod';
import { date, decimal, flag, instant, integer, list, text, word } from './fields.ts';
import { objectWords } from './object-names.ts';

/** The CRM objects of the data contract: the one definition that tables, casts, checks and types come from. */

export const outcomes = ['open', 'won', 'lost'] as const;
export const lossKinds = ['competitor', 'no_decision', 'disqualified', 'unknown'] as const;
export const dealTypes = ['new', 'expansion', 'renewal', 'unknown'] as const;
export const activityKinds = ['call', 'email', 'meeting', 'task', 'message', 'other'] as const;

export const Opportunity = z.strictObject({
  record_id: text(),
  name: text().nullable(),
  account_id: text().nullable(),
  owner_id: text().nullable(),
  product_id: text().nullable(),
  stage: text().nullable(),
  outcome: word(outcomes),
  loss_kind: word(lossKinds).nullable(),
  loss_reason: text().nullable(),
  competitors: list().nullable(),
  created_on: date().nullable(),
  closed_on: date().nullable(),
  expected_close_on: date().nullable(),
  amount: decimal().nullable(),
  currency: text().nullable(),
  list_amount: decimal().nullable(),
  lead_source: text().nullable(),
  deal_type: word(dealTypes).nullable(),
  probability: decimal({ min: 0, max: 1 }).nullable(),
  forecast_category: text().nullable(),
  modified_at: instant().nullable(),
});
export type Opportunity = z.infer<typeof Opportunity>;

export const Account = z.strictObject({
  record_id: text(),
  name: text().nullable(),
  sector: text().nullable(),
  country: text().nullable(),
  region: text().nullable(),
  employees: integer({ min: 0 }).nullable(),
  revenue: decimal().nullable(),
  currency: text().nullable(),
  parent_id: text().nullable(),
  founded_year: integer({ min: 0 }).nullable(),
  modified_at: instant().nullable(),
});

export const Owner = z.strictObject({
  record_id: text(),
  name: text().nullable(),
  manager: text().nullable(),
  team: text().nullable(),
  region: text().nullable(),
  hired_on: date().nullable(),
  active: flag().nullable(),
});

export const Product = z.strictObject({
  record_id: text(),
  name: text().nullable(),
  series: text().nullable(),
  list_price: decimal().nullable(),
  currency: text().nullable(),
});

export const Activity = z.strictObject({
  record_id: text(),
  opportunity_id: text().nullable(),
  account_id: text().nullable(),
  owner_id: text().nullable(),
  kind: word(activityKinds),
  direction: word(['inbound', 'outbound', 'unknown']).nullable(),
  status: word(['done', 'planned', 'cancelled']).nullable(),
  occurred_at: instant(),
  minutes: decimal({ min: 0 }).nullable(),
  connected: flag().nullable(),
  external_attendees: integer({ min: 0 }).nullable(),
  is_reply: flag().nullable(),
  modified_at: instant().nullable(),
});

export const StageChange = z.strictObject({
  opportunity_id: text(),
  from_stage: text().nullable(),
  to_stage: text(),
  changed_at: instant(),
});

export const Quota = z.strictObject({
  owner_id: text(),
  period_start: date(),
  period_end: date(),
  amount: decimal(),
  currency: text().nullable(),
});

export const ExchangeRate = z.strictObject({
  currency: text(),
  to: text(),
  valid_from: date(),
  rate: decimal({ min: 0 }),
});

/** Every object: its schema, the fields that identify a record, and when a back-cast record began. */
export const objects = {
  opportunity: { schema: Opportunity, key: ['record_id'], began: 'created_on' },
  account: { schema: Account, key: ['record_id'], began: null },
  owner: { schema: Owner, key: ['record_id'], began: null },
  product: { schema: Product, key: ['record_id'], began: null },
  activity: { schema: Activity, key: ['record_id'], began: 'occurred_at' },
  stage_change: {
    schema: StageChange,
    key: ['opportunity_id', 'to_stage', 'changed_at'],
    began: 'changed_at',
  },
  quota: { schema: Quota, key: ['owner_id', 'period_start', 'period_end'], began: null },
  exchange_rate: { schema: ExchangeRate, key: ['currency', 'to', 'valid_from'], began: null },
} as const satisfies Record<
  (typeof objectWords)[number],
  { schema: z.ZodObject; key: readonly [string, ...string[]]; began: string | null }
>;

export type ObjectName = keyof typeof objects;
export const objectNames: readonly ObjectName[] = objectWords;
