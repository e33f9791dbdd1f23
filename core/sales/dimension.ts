import type { Inventory } from '../model/inventory.ts';
import type { Settings } from '../model/settings.ts';
import type { DimensionKind } from '../model/wins-report.ts';

/** A dimension of a deal: what it is called, what kind it is, and what it is made from. */
export type Dimension = {
  readonly name: string;
  readonly kind: DimensionKind;
  /** The key in the settings that changed the kind; null where it is the kind by nature. */
  readonly overridden: boolean;
  /** Looked at when nothing is named. */
  readonly searched: boolean;
  /** The number whose fifths or configured cut points make the values; null for words. */
  readonly number: string | null;
};

type Nature = { readonly kind: DimensionKind; readonly searched?: boolean; readonly number?: string };

const choice: Nature = { kind: 'choice' };
const named: Nature = { kind: 'choice', searched: false };
const calendar: Nature = { kind: 'calendar', searched: false };
const result: Nature = { kind: 'result', searched: false };

/** Every dimension of the data contract. An object that has no records offers none of its own. */
const natures: Readonly<Record<string, Nature>> = {
  account_id: choice,
  owner_id: choice,
  product_id: choice,
  lead_source: choice,
  deal_type: choice,
  currency: named,
  source: named,
  name: named,
  amount_band: { kind: 'choice', number: 'amount' },
  list_amount: { kind: 'choice', number: 'list_amount' },
  competitor_present: choice,
  created_quarter: calendar,
  closed_quarter: calendar,
  closed_month: calendar,
  is_quarter_end: calendar,
  outcome: result,
  stage: result,
  loss_kind: result,
  loss_reason: result,
  probability: result,
  forecast_category: result,
  'account.name': named,
  'account.sector': choice,
  'account.country': choice,
  'account.region': choice,
  'account.size_band': { kind: 'choice', number: 'account.employees' },
  'account.revenue': { kind: 'choice', number: 'account.revenue' },
  'account.founded_year': { kind: 'choice', number: 'account.founded_year' },
  'account.parent_id': choice,
  'owner.name': named,
  'owner.manager': choice,
  'owner.team': choice,
  'owner.region': choice,
  // As it is today, not as it was when the deal was worked.
  'owner.active': result,
  'product.name': named,
  'product.series': choice,
  'product.list_price': { kind: 'choice', number: 'product.list_price' },
};

const extraObjects = ['opportunity', 'account', 'owner', 'product'] as const;

/** The dimensions that this state offers, in a fixed order. */
export function dimensionsOf(inventory: Inventory, settings: Settings): readonly Dimension[] {
  const fields = Object.entries(natures).filter(([name]) => isHeld(name, inventory));
  const extras = extraObjects.flatMap((object) =>
    (inventory.objects[object]?.extras ?? [])
      .map((column): [string, Nature] => [object === 'opportunity' ? column : `${object}.${column}`, choice])
      .filter(([name]) => !(name in natures)),
  );
  return [...fields, ...extras].map(([name, nature]) => dimension(name, nature, settings));
}

function isHeld(name: string, inventory: Inventory): boolean {
  const dot = name.indexOf('.');
  const object = extraObjects.find((known) => known === name.slice(0, Math.max(dot, 0)));
  return object === undefined || (inventory.objects[object]?.records ?? 0) > 0;
}

function dimension(name: string, nature: Nature, { dimensions }: Settings): Dimension {
  const kinds = ['choice', 'calendar', 'result'] as const;
  const wanted = kinds.find((kind) => dimensions[kind].includes(name));
  return {
    name,
    kind: wanted ?? nature.kind,
    overridden: wanted !== undefined && wanted !== nature.kind,
    searched: wanted === 'choice' || (wanted === undefined && (nature.searched ?? true)),
    number: nature.number ?? null,
  };
}

/** Short names that people type; the report always carries the full one. */
export const dimensionAliases: Readonly<Record<string, string>> = {
  owner: 'owner_id',
  account: 'account_id',
  product: 'product_id',
  'account.employees': 'account.size_band',
  amount: 'amount_band',
  competitors: 'competitor_present',
};
