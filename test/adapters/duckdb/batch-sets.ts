import fc from 'fast-check';
import type { ReferenceBatch, ReferenceRow } from './reference-state.ts';

/** Few ids, days and sources, so that corrections, full sets, ties and back-dates meet often. */
const day = fc.integer({ min: 1, max: 9 }).map((n) => `2024-01-0${n}`);
const time = fc.tuple(day, fc.constantFrom('00:00:00', '12:00:00', '23:59:59')).map(([d, t]) => `${d}T${t}`);

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
  .map((fields) => ({ ...fields, closedOn: fields.outcome === 'open' ? null : fields.closedOn }));

const batch: fc.Arbitrary<ReferenceBatch> = fc
  .record({
    source: fc.constantFrom('north', 'south'),
    asOf: time,
    isFull: fc.integer({ min: 0, max: 2 }).map((n) => n === 0),
    isRetracted: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
    rows: fc.array(row, { maxLength: 6 }),
  })
  .map((batch) => ({ ...batch, rows: withoutDuplicates(batch.rows, batch.asOf) }));

/** Ingest lets no two rows of one id and one time through. */
function withoutDuplicates(rows: readonly ReferenceRow[], asOf: string): readonly ReferenceRow[] {
  const place = (r: ReferenceRow) => `${r.id} ${r.modifiedAt ?? asOf}`;
  return rows.filter((r, i) => rows.findIndex((other) => place(other) === place(r)) === i);
}

export const batchSets = fc.array(batch, { maxLength: 7 });
export const moments = fc.array(time, { minLength: 1, maxLength: 3 });

/** How a set of batches may be delivered: in which order, which twice, which in two halves. */
export const deliveries = fc.record({
  order: fc.array(fc.nat(), { minLength: 14, maxLength: 14 }),
  splitAt: fc.array(fc.nat({ max: 6 }), { minLength: 7, maxLength: 7 }),
});
