import { expect, test } from 'vitest';
import type { DealSpec } from '../../core/model/cell-query.ts';
import { stateEngine } from './state.ts';

const spec: DealSpec = {
  asOf: '2025-12-31',
  fiscalYearStartMonth: 1,
  currency: null,
  dimensions: ['lead_source'],
  bands: {},
};

// Deals that join nothing are read where they lie, the others from a copy: one engine may be asked for both in turn.
test('an engine answers over deals with and without joined objects, in any order', async () => {
  const engine = await stateEngine(
    {
      opportunity: [
        { record_id: 'a', outcome: 'won', owner_id: 'o1', lead_source: 'web' },
        { record_id: 'b', outcome: 'lost', owner_id: 'o2', lead_source: 'web' },
      ],
      owner: [
        { record_id: 'o1', region: 'North' },
        { record_id: 'o2', region: 'South' },
      ],
    },
    '2025-12-31',
  );
  const won = async (dimension: string) => {
    const rows = await engine.rows({
      name: 'outcome-cells',
      parameters: [null, null],
      dimensions: [dimension],
      cuts: [[dimension]],
      deal: { ...spec, dimensions: [dimension] },
    });
    return rows.map((row) => [row[dimension], row['won_count'], row['lost_count']]);
  };
  const bySource = [['web', 1, 1]];
  const byRegion = [
    ['North', 1, 0],
    ['South', 0, 1],
  ];
  expect(await won('lead_source')).toEqual(bySource);
  expect(await won('owner.region')).toEqual(byRegion);
  expect(await won('lead_source')).toEqual(bySource);
  expect(await won('owner.region')).toEqual(byRegion);
});
