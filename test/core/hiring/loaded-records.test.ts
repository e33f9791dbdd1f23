import { expect, test } from 'vitest';
import { type LoadedRecords, loadedRecords } from '../../../core/hiring/loaded-records.ts';

const nothing: LoadedRecords = { ratings: [], candidates: [], demographics: [], decisions: [], hires: [] };
const hire = (candidate_id: string, owner_id: string) => ({ candidate_id, owner_id, hired_on: '2024-01-02' });

test('of two files that hold the same record the later one counts; records are sorted by their keys', async () => {
  const hires = [hire('c2', 'o1'), hire('c1', 'o2'), hire('c2', 'o3')];
  const records = loadedRecords({ ...nothing, hires });
  expect(await records.hires()).toEqual([hire('c1', 'o2'), hire('c2', 'o3')]);
  expect(await records.ratings()).toEqual([]);
});
