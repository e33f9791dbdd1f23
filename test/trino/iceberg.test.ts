import { afterAll } from 'vitest';
import { tableName } from '../../adapters/iceberg/place.ts';
import { athenaStore } from '../cloud/athena-store.ts';
import { describeBatches } from '../iceberg/batches-contract.ts';
import { athenaLane } from './athena-lane.ts';

// As Athena is spoken to; the fixtures and the people go by Trino's own spelling.
const lane = await athenaLane(['crm_batches']);
afterAll(() => lane.stop());

describeBatches(async (database) => {
  const store = await athenaStore({ ...lane, bucket: 'lake' }, database);
  return {
    ...store,
    files: async (table) => {
      const files = `${tableName(store.place, table).slice(0, -1)}$files"`;
      const [row] = await store.rows(`select count(*) as n from ${files}`);
      return Number(row?.['n']);
    },
  };
});
