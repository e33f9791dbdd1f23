/** The objects of the data contract, by name; apart from their schemas, so that a list of names costs nothing to load. */
export const objectWords = [
  'opportunity',
  'account',
  'owner',
  'product',
  'activity',
  'stage_change',
  'quota',
  'exchange_rate',
] as const;
