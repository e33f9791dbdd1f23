/** Which deals a fault is a part of. */
export type Part = 'all' | 'open' | 'closed' | 'won' | 'lost';

/** How a fault of deals is told. `says` follows "so many of so many open deals", verb first. */
export type DealFault = {
  readonly part: Part;
  readonly weight: 1 | 2 | 3;
  readonly says: string;
  readonly next: string;
  /** Fields whose absence this is: where nothing fills any of them, they are absent rather than at fault. */
  readonly fields?: readonly string[];
  /** Counted among the deals that have this field, in place of the whole part. */
  readonly of?: string;
};

/** By the codes of `quality-deals.sql`. */
export const dealFaults: Readonly<Record<string, DealFault>> = {
  closed_before_created: {
    part: 'closed',
    weight: 3,
    says: 'closed before they were created: left out of cycle times and curves',
    next: 'correct the dates at the source and export again',
  },
  closed_after_as_of: {
    part: 'closed',
    weight: 3,
    says: 'closed after the day of the report: typed ahead, or the as-of is too early',
    next: 'check the close dates, or name a later --as-of',
  },
  created_in_future: {
    part: 'all',
    weight: 3,
    says: 'were created after the day of the report',
    next: 'correct the created dates at the source, or name a later --as-of',
  },
  created_missing: {
    part: 'all',
    weight: 2,
    says: 'have no created date: left out of ages, cycle times and cohorts',
    next: 'export the created date, or map the column that holds it',
    fields: ['created_on'],
  },
  closed_without_date: {
    part: 'closed',
    weight: 3,
    says: 'have no close date: in the rates, but in no period, quarter or cycle',
    next: 'export the actual close date, or map the column that holds it',
    fields: ['closed_on'],
  },
  same_day_close: {
    part: 'closed',
    weight: 1,
    says: 'closed on the day they were created: entered after the fact, so their cycle is not real',
    next: 'ask whether deals are entered only once decided; they pull cycle times down',
  },
  modified_before_created: {
    part: 'all',
    weight: 2,
    says: 'were last modified before they were created: a clock or an import is wrong',
    next: 'check which column is mapped to modified_at',
  },
  won_with_loss_reason: {
    part: 'won',
    weight: 2,
    says: 'have a loss reason',
    next: 'correct the outcome or clear the reason at the source',
  },
  lost_without_reason: {
    part: 'lost',
    weight: 2,
    says: 'have no loss reason: no decision and competitor cannot be told apart',
    next: 'make the reason required at the close, or map loss_reason and loss_kinds',
    fields: ['loss_reason', 'loss_kind'],
  },
  overdue_close_date: {
    part: 'open',
    weight: 2,
    says: 'are past their planned close date',
    next: 'close them out or set a new date: bearing wins --rows stale shows the oldest',
  },
  stale_open: {
    part: 'open',
    weight: 3,
    says: 'are older than any deal that ever closed',
    next: 'close or requalify them: bearing wins --rows stale',
  },
  open_without_account: {
    part: 'open',
    weight: 2,
    says: 'have no account: in no cut by account',
    next: 'fill in the account at the source',
    fields: ['account_id'],
  },
  closed_without_account: {
    part: 'closed',
    weight: 3,
    says: 'have no account: in no cut by account',
    next: 'fill in the account at the source',
    fields: ['account_id'],
  },
  without_owner: {
    part: 'all',
    weight: 2,
    says: 'have no owner',
    next: 'fill in the owner at the source',
    fields: ['owner_id'],
  },
  without_product: {
    part: 'all',
    weight: 2,
    says: 'have no product',
    next: 'fill in the product at the source',
    fields: ['product_id'],
  },
  won_without_amount: {
    part: 'won',
    weight: 3,
    says: 'have no amount: they count in the rate and not in the money',
    next: 'fill in the amount at the source',
    fields: ['amount'],
  },
  won_amount_zero: {
    part: 'won',
    weight: 2,
    says: 'have an amount of 0',
    next: 'check whether 0 means "not filled in" and map it to null',
  },
  lost_amount_zero: {
    part: 'lost',
    weight: 3,
    says: 'have an amount of 0: a value win rate would be made of nothing',
    next: 'map the amount with nullWhen: { outcome: lost }',
  },
  negative_amount: {
    part: 'all',
    weight: 3,
    of: 'amount',
    says: 'have a negative amount',
    next: 'check whether credits are exported as opportunities',
  },
  amount_without_currency: {
    part: 'all',
    weight: 2,
    of: 'amount',
    says: 'with an amount have no currency: read as the reporting currency',
    next: 'export the currency, or name it in the mapping (currency: USD)',
    fields: ['currency'],
  },
  back_cast: {
    part: 'all',
    weight: 1,
    says: 'are shown with fields first known later: no version of them is as old as the day of the report',
    next: 'ingest an earlier export to know them as they were',
  },
};

/** `open` gives "open deals". */
export const partNames: Readonly<Record<Part, string>> = {
  all: 'deal',
  open: 'open deal',
  closed: 'closed deal',
  won: 'won deal',
  lost: 'lost deal',
};
