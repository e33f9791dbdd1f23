import { beforeAll, describe, expect, test } from 'vitest';
import { compact } from '../../adapters/iceberg/maintain.ts';
import { createPeopleTables, eraseCandidate, restrictCandidate } from '../../adapters/iceberg/people.ts';
import { tableName } from '../../adapters/iceberg/place.ts';
import { peopleForm } from '../../adapters/people-store/store-forms.ts';
import { type IcebergStore, icebergStore } from './iceberg-store.ts';

describe('people in Iceberg tables', () => {
  let store: IcebergStore;
  const table = (name: string) => tableName(store.place, name);
  const count = async (from: string) =>
    Number((await store.rows(`select count(*) as n from ${from}`))[0]?.['n']);
  const meta = (name: string, kind: string) => `${table(name).slice(0, -1)}$${kind}"`;

  beforeAll(async () => {
    store = await icebergStore('people_erasure', (place) => createPeopleTables(place, peopleForm));
    await store.run([
      `insert into ${table('stored_candidate')} (batch_id, candidate_id) values ('b', 'ada'), ('b', 'o''hara')`,
      restrictCandidate(store.place, "o'hara"),
      restrictCandidate(store.place, "o'hara"),
    ]);
  });

  test('are restricted once, however often it is asked', async () => {
    expect(await count(table('restricted'))).toBe(1);
  });

  test('are erased from every table, and from every snapshot once the old ones are dropped', async () => {
    for (let i = 0; i < 2; i += 1) await store.run(eraseCandidate(store.place, peopleForm, "o'hara"));
    const left = await store.rows(`select candidate_id from ${table('stored_candidate')}`);
    expect(left).toEqual([{ candidate_id: 'ada' }]);
    expect(await count(table('restricted'))).toBe(0);
    expect(await count(meta('stored_candidate', 'snapshots'))).toBeGreaterThan(1);
    await store.run(compact(store.place, { table: 'stored_candidate', keepSnapshotsSeconds: 0 }));
    expect(await count(meta('stored_candidate', 'snapshots'))).toBe(1);
    expect(await count(`${meta('stored_candidate', 'files')} where content <> 0`)).toBe(0);
  });
});
