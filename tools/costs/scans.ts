/**
 * Bytes of a column for each opportunity, as zstd Parquet. Measured: the generated exports of `bench/exports.ts` with
 * 1,000,000 opportunities and 3,000,000 activities, ingested, written by DuckDB 1.5.5 in the shape of the lake's tables.
 */
const columns = {
  amount: 3.95,
  account_id: 3.08,
  closed_on: 1.28,
  created_on: 1.27,
  owner_id: 0.63,
  record_id: 0.61,
  product_id: 0.37,
  lead_source: 0.34,
  outcome: 0.19,
  loss_kind: 0.13,
  /** Columns that no mapping names, as one map: read whole where one of them is a dimension. */
  extra: 4.73,
  /** Three dimensions out of it, once they are columns of the report's own table. */
  three_more: 3 * 0.4,
  cycle_days: 1,
  /** Three for each opportunity. */
  activity_opportunity_id: 3 * 3.9,
  activity_occurred_at: 3 * 1.3,
  activity_minutes: 3 * 0.76,
  activity_kind: 3 * 0.32,
  activity_attendees: 3 * 0.12,
};

type Column = keyof typeof columns;

/** CSV as it is delivered, and all columns of a stored row, for an opportunity with its three activities. */
export const csvBytesPerDeal = 181.5 + 3 * 64.5;
export const storedBytesPerDeal = 19.3 + 3 * 7.8;

const dimensions: readonly Column[] = ['owner_id', 'product_id', 'lead_source', 'three_more'];
const ids: readonly Column[] = ['account_id', 'owner_id', 'product_id'];

/** The statements of one report and what each reads; those that read a few rows only have no columns here. */
export const reportStatements: readonly { readonly name: string; readonly reads: readonly Column[] }[] = [
  { name: 'the ledger', reads: [] },
  { name: 'which state is kept', reads: [] },
  { name: 'counts of records', reads: [] },
  { name: 'currencies', reads: ['amount', 'closed_on', 'outcome'] },
  { name: 'number-fifths', reads: ['extra'] },
  {
    name: 'the table of deals',
    reads: [
      'record_id',
      ...ids,
      'amount',
      'created_on',
      'closed_on',
      'outcome',
      'loss_kind',
      'lead_source',
      'extra',
    ],
  },
  { name: 'scope-counts', reads: ['created_on', 'closed_on', 'outcome'] },
  { name: 'dimension-profile', reads: [...dimensions, 'outcome'] },
  { name: 'dimension-profile, pairs', reads: [...dimensions, 'outcome'] },
  { name: 'wins-cells', reads: [...dimensions, 'outcome', 'amount', 'created_on', 'closed_on'] },
  { name: 'version-count', reads: ['record_id'] },
  { name: 'periods', reads: ['created_on', 'closed_on', 'amount', 'outcome'] },
  { name: 'record-ids, owners', reads: ids },
  { name: 'outcome-cells', reads: [...dimensions, 'outcome'] },
  { name: 'cycle-ranks', reads: [...dimensions, 'outcome', 'cycle_days'] },
  { name: 'one-account', reads: [...dimensions, 'account_id', 'outcome'] },
  {
    name: 'effort-cells',
    reads: [
      ...dimensions,
      ...([
        'record_id',
        'created_on',
        'closed_on',
        'activity_opportunity_id',
        'activity_occurred_at',
      ] as const),
      ...(['activity_minutes', 'activity_kind', 'activity_attendees'] as const),
    ],
  },
  { name: 'record-names, owners', reads: [] },
  { name: 'record-names, products', reads: [] },
  { name: 'age-counts', reads: ['cycle_days', 'outcome'] },
  { name: 'orphans', reads: ids },
  { name: 'record-ids, orphans', reads: ids },
];

/** Bytes a statement reads for each opportunity. */
export const bytesOf = (reads: readonly Column[]): number =>
  reads.reduce((sum, name) => sum + columns[name], 0);
