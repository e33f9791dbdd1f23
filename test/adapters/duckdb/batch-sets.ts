import fc from 'fast-check';
import type { ReferenceBatch, ReferenceRow } from './reference-state.ts';

/** Few ids, days and sources, so that corrections, full sets, ties and back-dates meet often. */
const day = fc.integer({ min: 1, max: 9 }).map((n) => `2024-01-0${n}`);
const time = fc.tuple(day, fc.constantFrom('00:00:00', '12:00:00', '23:59:59')).map(([d, t]) => `${d}T${t}`);

/** The hash is made of the content alone, as the store's is, but small, so that ties must be settled by it. */
const row: fc.Arbitrary<ReferenceRow> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    modifiedAt: fc.option(time, { nil: null }),
    outcome: fc.constantFrom('open', 'won', 'lost'),
    createdOn: fc.option(day, { nil: null }),
    closedOn: fc.option(day, { nil: null }),
    stage: fc.constantFrom('early', 'late'),
    isDeleted: fc.integer({ min: 0, max: 7 }).map((n) => n === 0),
  })
  .map((fields) => {
    const closedOn = fields.outcome === 'open' ? null : fields.closedOn;
    return { ...fields, closedOn, hash: contentHash(JSON.stringify({ ...fields, closedOn })) };
  });

const batch: fc.Arbitrary<ReferenceBatch> = fc.record({
  source: fc.constantFrom('north', 'south'),
  asOf: time,
  isFull: fc.integer({ min: 0, max: 2 }).map((n) => n === 0),
  isRetracted: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  rows: fc.uniqueArray(row, { maxLength: 6, selector: (r) => `${r.id} ${r.modifiedAt}` }),
});

export const batchSets = fc.array(batch, { maxLength: 7 });
export const moments = fc.array(time, { minLength: 1, maxLength: 3 });

/** How a set of batches may be delivered: in which order, which twice, which in two halves. */
export const deliveries = fc.record({
  order: fc.array(fc.nat(), { minLength: 14, maxLength: 14 }),
  splitAt: fc.array(fc.nat({ max: 6 }), { minLength: 7, maxLength: 7 }),
});

function contentHash(text: string): number {
  let hash = 7;
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return hash;
}
